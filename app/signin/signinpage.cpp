// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/signinpage.h"

#include "signin/demopeople.h"
#include "signin/tenantform.h"
#include "signin/waitingpanel.h"
#include "widgets/banner.h"
#include "widgets/errortext.h"
#include "widgets/plaintextlabel.h"
#include "widgets/scrollcolumn.h"

#include "config/settings.h"

#include <QBoxLayout>

namespace accountdesk {

namespace {

QList<quint16> portsOf(const QVariant &setting)
{
    QList<quint16> ports;
    for (const QString &text : setting.toStringList())
        ports.append(text.toUShort());
    return ports;
}

QStringList textsOf(const QList<quint16> &ports)
{
    QStringList texts;
    for (const quint16 port : ports)
        texts.append(QString::number(port));
    return texts;
}

} // namespace

SignInPage::SignInPage(SignInController &controller, config::Settings &settings, const Clock &clock,
                       const QList<demo::DemoPerson> &people, QWidget *parent)
    : QScrollArea(parent), m_controller(controller), m_settings(settings), m_banner(new Banner),
      m_waiting(new WaitingPanel(clock))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    build(people);
    listen();
    setWaiting(false);
}

void SignInPage::build(const QList<demo::DemoPerson> &people)
{
    const Theme &theme = Theme::current();
    auto *title = new PlainTextLabel(people.isEmpty() ? tr("Sign in to your account")
                                                      : tr("Try Account Desk"));
    title->setTextStyle(Theme::TextStyle::Title, true);
    auto *sentence = new PlainTextLabel(
        people.isEmpty()
            ? tr("You sign in with the browser you trust. This program never sees your password.")
            : tr("The built-in tenant works like Auth0, on this computer alone. Its people are "
                 "invented."));
    sentence->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_choice = buildChoice(people);
    auto *content = new ScrollColumn;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(theme.scaled(24), theme.scaled(24), theme.scaled(24), theme.scaled(24));
    auto *column = new QWidget;
    column->setMaximumWidth(theme.scaled(560));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(16));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(theme.scaled(4));
    texts->addWidget(title);
    texts->addWidget(sentence);
    layout->addStretch(2);
    layout->addLayout(texts);
    layout->addWidget(m_banner);
    layout->addWidget(m_choice);
    layout->addWidget(m_waiting);
    layout->addStretch(3);
    row->addStretch(1);
    row->addWidget(column, 1000);
    row->addStretch(1);
    setWidget(content);
}

QWidget *SignInPage::buildChoice(const QList<demo::DemoPerson> &people)
{
    using config::Key;
    if (!people.isEmpty()) {
        auto *list = new DemoPeople(people);
        connect(list, &DemoPeople::personChosen, &m_controller, &SignInController::startAs);
        connect(list, &DemoPeople::browserChosen, &m_controller, &SignInController::start);
        return list;
    }
    m_form = new TenantForm;
    m_form->setTenant(m_settings.value(Key::TenantDomain).toString(),
                      m_settings.value(Key::TenantClientId).toString(),
                      m_settings.value(Key::TenantAudience).toString(),
                      portsOf(m_settings.value(Key::TenantCallbackPorts)));
    m_form->setAsksEverything(m_settings.value(Key::AskEverything).toBool());
    connect(m_form, &TenantForm::submitted, this, &SignInPage::startWith);
    return m_form;
}

void SignInPage::listen()
{
    connect(&m_controller, &SignInController::started, this, [this] {
        m_banner->dismiss();
        m_waiting->follow(*m_controller.attempt());
        setWaiting(true);
    });
    connect(&m_controller, &SignInController::stageChanged, this, [this] {
        if (m_controller.attempt())
            m_waiting->showStage(*m_controller.attempt());
    });
    connect(&m_controller, &SignInController::browserFailed, m_waiting,
            &WaitingPanel::showBrowserFailure);
    connect(&m_controller, &SignInController::failed, this, &SignInPage::showFailure);
    connect(&m_controller, &SignInController::succeeded, this, [this] { setWaiting(false); });
    connect(m_waiting, &WaitingPanel::cancelled, &m_controller, &SignInController::cancel);
    connect(m_waiting, &WaitingPanel::openedAgain, &m_controller, &SignInController::openAgain);
    connect(m_banner, &Banner::actionTriggered, &m_controller, &SignInController::retry);
}

void SignInPage::prefill(const QString &domain, const QString &clientId, const QString &audience,
                         const QList<quint16> &callbackPorts)
{
    if (!m_form)
        return;
    m_form->setTenant(domain, clientId, audience, callbackPorts);
    m_form->focusFirstGap();
}

void SignInPage::submit()
{
    if (m_form)
        m_form->submit();
}

void SignInPage::startWith(const config::Tenant &tenant, bool asksEverything)
{
    using config::Key;
    m_settings.setValue(Key::TenantDomain, tenant.domain);
    m_settings.setValue(Key::TenantClientId, tenant.clientId);
    const Result<config::Tenant> usual = config::makeTenant(tenant.domain, tenant.clientId);
    const bool isUsual = usual && usual->audience == tenant.audience;
    m_settings.setValue(Key::TenantAudience, isUsual ? QString() : tenant.audience);
    m_settings.setValue(Key::TenantCallbackPorts, textsOf(tenant.callbackPorts));
    m_settings.setValue(Key::AskEverything, asksEverything);
    m_controller.setTenant(tenant);
    m_controller.setAsksEverything(asksEverything);
    m_controller.start();
}

void SignInPage::showFailure(const Error &error)
{
    setWaiting(false);
    Banner::Message message = errorMessage(error);
    if (error.kind == Error::Kind::Cancelled)
        message.action.clear();
    m_banner->show(message);
    ensureVisible(0, 0);
}

void SignInPage::setWaiting(bool isWaiting)
{
    m_choice->setVisible(!isWaiting);
    m_waiting->setVisible(isWaiting);
    if (!isWaiting)
        m_waiting->stop();
    if (!isWaiting && m_form)
        m_form->focusFirstGap();
}

} // namespace accountdesk
