// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/pastedidcard.h"

#include "pages/adaptiverow.h"
#include "widgets/actionbinder.h"
#include "widgets/announce.h"
#include "widgets/plaintextlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace accountdesk {

PastedIdCard::PastedIdCard(ActionBinder &binder, QWidget *parent)
    : Card(tr("Delete by ID"), parent), m_id(new QLineEdit),
      m_delete(new QPushButton(tr("Delete…"))), m_outcome(new PlainTextLabel)
{
    const Theme &theme = Theme::current();
    auto *sentence = new PlainTextLabel(
        tr("For a credential that another computer has registered. Its id begins with “dcr_”."));
    sentence->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_id->setObjectName(QStringLiteral("pastedCredentialId"));
    m_id->setAccessibleName(tr("Credential ID"));
    m_id->setPlaceholderText(QStringLiteral("dcr_…"));
    m_id->setLayoutDirection(Qt::LeftToRight);
    m_id->setFont(theme.fixedFont());
    m_id->setMaxLength(200);
    setFocusProxy(m_id);
    m_delete->setObjectName(QStringLiteral("deletePasted"));
    m_delete->setAccessibleName(tr("Delete the credential of that ID"));
    m_outcome->setObjectName(QStringLiteral("pastedOutcome"));
    m_outcome->setTextStyle(Theme::TextStyle::Secondary);
    m_outcome->hide();
    auto *row = new AdaptiveRow(theme.scaled(300), theme.scaled(8), AdaptiveRow::Fit::Center);
    row->addCell(m_id, 1);
    row->addCell(m_delete, 0);
    body()->addWidget(sentence);
    body()->addSpacing(theme.scaled(4));
    body()->addLayout(row);
    body()->addWidget(m_outcome);
    body()->addStretch();
    binder.bindTo(
        m_delete, catalogue::Action::DeleteDeviceCredential,
        [this] { Q_EMIT deleteChosen(m_id->text().trimmed()); },
        [this] { return reasonNothingToDo(); });
    connect(m_id, &QLineEdit::textChanged, &binder, &ActionBinder::refresh);
    connect(m_id, &QLineEdit::textEdited, m_outcome, &QWidget::hide);
    connect(m_id, &QLineEdit::editingFinished, this, [this] {
        if (const QString why = reasonNothingToDo(); !m_id->text().trimmed().isEmpty() && !why.isEmpty())
            tell(why);
    });
    connect(m_id, &QLineEdit::returnPressed, m_delete, &QPushButton::click);
}

QString PastedIdCard::reasonNothingToDo() const
{
    const QString id = m_id->text().trimmed();
    if (id.isEmpty())
        return tr("Paste an ID first.");
    static const QRegularExpression credentialId(QStringLiteral("^dcr_[A-Za-z0-9]+\\z"));
    return credentialId.match(id).hasMatch()
        ? QString()
        : tr("That is no credential ID: those are “dcr_” and letters or digits.");
}

void PastedIdCard::showDeleted(const QString &credentialId)
{
    m_id->clear();
    tell(tr("The tenant has accepted the deletion of %1. That proves nothing: it says the same if "
            "there never was such a credential.").arg(credentialId));
}

void PastedIdCard::tell(const QString &sentence)
{
    m_outcome->setPlainText(sentence);
    m_outcome->show();
    announce(m_outcome, sentence);
}

} // namespace accountdesk
