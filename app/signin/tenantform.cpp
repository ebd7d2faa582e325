// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/tenantform.h"

#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include "catalogue/lookup.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace accountdesk {

TenantForm::TenantForm(QWidget *parent)
    : Card(tr("Your tenant"), parent),
      m_domain(addField(tr("&Domain"), tr("example.eu.auth0.com"), {})),
      m_clientId(addField(tr("&Client ID"), {},
                          tr("Of the native application that is registered at the tenant for "
                             "Account Desk."))),
      m_audience(addField(tr("&Audience"), tr("The tenant's own API"),
                          tr("The API to get an access token for. Leave it empty unless your "
                             "tenant uses a domain of its own."))),
      m_everything(new QCheckBox(tr("Ask for &everything at once"))), m_more(new QPushButton),
      m_submit(new QPushButton(tr("Sign in with browser")))
{
    const Theme &theme = Theme::current();
    auto *hint = new PlainTextLabel(tr("Otherwise this program first asks only to read your "
                                       "profile, and for more when you want to do more."));
    hint->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_everything->setAccessibleDescription(hint->plainText());
    setPrimary(m_submit);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_more);
    buttons->addStretch(1);
    buttons->addWidget(m_submit);
    body()->addWidget(m_everything);
    body()->addWidget(hint);
    body()->addSpacing(theme.scaled(8));
    body()->addLayout(buttons);
    setMoreShown(false);
    connect(m_more, &QPushButton::clicked, this,
            [this] { setMoreShown(m_audience.row->isHidden()); });
    connect(m_submit, &QPushButton::clicked, this, &TenantForm::submit);
}

TenantForm::Field TenantForm::addField(const QString &label, const QString &placeholder,
                                       const QString &hint)
{
    const Theme &theme = Theme::current();
    Field field;
    field.row = new QWidget;
    auto *column = new QVBoxLayout(field.row);
    column->setContentsMargins(0, 0, 0, theme.scaled(6));
    column->setSpacing(theme.scaled(4));
    auto *name = new QLabel(label);
    name->setFont(theme.font(Theme::TextStyle::Secondary, true));
    field.edit = new QLineEdit;
    field.edit->setPlaceholderText(placeholder);
    field.edit->setAccessibleDescription(hint);
    name->setBuddy(field.edit);
    field.problem = new PlainTextLabel;
    field.problem->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Bad);
    field.problem->hide();
    column->addWidget(name);
    column->addWidget(field.edit);
    column->addWidget(field.problem);
    if (!hint.isEmpty()) {
        auto *sentence = new PlainTextLabel(hint);
        sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
        column->addWidget(sentence);
    }
    body()->addWidget(field.row);
    PlainTextLabel *problem = field.problem;
    connect(field.edit, &QLineEdit::textEdited, problem, [problem] { problem->hide(); });
    connect(field.edit, &QLineEdit::returnPressed, this, &TenantForm::submit);
    return field;
}

void TenantForm::setTenant(const QString &domain, const QString &clientId, const QString &audience,
                           const QList<quint16> &callbackPorts)
{
    m_domain.edit->setText(domain);
    m_clientId.edit->setText(clientId);
    m_audience.edit->setText(audience);
    m_callbackPorts = callbackPorts;
    setMoreShown(!audience.isEmpty());
}

void TenantForm::setAsksEverything(bool asksEverything)
{
    m_everything->setChecked(asksEverything);
}

void TenantForm::focusFirstGap()
{
    if (m_domain.edit->text().isEmpty())
        m_domain.edit->setFocus();
    else if (m_clientId.edit->text().isEmpty())
        m_clientId.edit->setFocus();
    else
        m_submit->setFocus();
}

void TenantForm::setMoreShown(bool isShown)
{
    m_audience.row->setVisible(isShown);
    m_more->setText(isShown ? tr("Fewer options") : tr("More options"));
}

void TenantForm::submit()
{
    for (const Field *field : {&m_domain, &m_clientId, &m_audience})
        field->problem->hide();
    const Result<config::Tenant> tenant
        = config::makeTenant(m_domain.edit->text().trimmed(), m_clientId.edit->text().trimmed(),
                             m_audience.edit->text().trimmed(), m_callbackPorts);
    if (tenant)
        Q_EMIT submitted(*tenant, m_everything->isChecked());
    else
        showProblem(tenant.error().rule);
}

void TenantForm::showProblem(const QString &rule)
{
    const Field *field = &m_domain;
    QString sentence;
    if (rule == QLatin1String("clientId")) {
        field = &m_clientId;
        sentence = field->edit->text().trimmed().isEmpty()
            ? tr("Enter the client ID of the application.")
            : tr("This is not a client ID: it has no spaces or line breaks.");
    } else if (rule == QLatin1String("audience")) {
        setMoreShown(true);
        field = &m_audience;
        sentence = tr("This is not an API's identifier, such as %1.")
                       .arg(catalogue::apiAudience(QStringLiteral("example.com")));
    } else if (rule == QLatin1String("callbackPort")) {
        sentence = tr("A callback port of the command line is not usable.");
    } else {
        sentence = field->edit->text().trimmed().isEmpty()
            ? tr("Enter the domain of your tenant.")
            : tr("This is not a domain such as example.eu.auth0.com, nor an https address.");
    }
    field->problem->setPlainText(sentence);
    field->problem->show();
    field->edit->setFocus();
    field->edit->selectAll();
}

} // namespace accountdesk
