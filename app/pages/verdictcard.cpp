// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/verdictcard.h"

#include "pages/adaptiverow.h"
#include "widgets/badge.h"
#include "widgets/errortext.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

VerdictCard::VerdictCard(QWidget *parent)
    : Card({}, parent),
      m_badge(new Badge),
      m_what(new PlainTextLabel),
      m_why(new PlainTextLabel),
      m_rule(new FactRow(tr("Failed rule"), {}, FactRow::Form::Technical)),
      m_notChecked(new FactRow(tr("Not checked"), {}, FactRow::Form::Technical))
{
    const Theme &theme = Theme::current();
    m_what->setTextStyle(Theme::TextStyle::Subheading, true);
    m_why->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    auto *row = new AdaptiveRow(theme.scaled(320), theme.scaled(12), AdaptiveRow::Fit::Center);
    row->addCell(m_badge, 0);
    row->addCell(m_what, 1);
    body()->addLayout(row);
    body()->addWidget(m_why);
    for (FactRow *each : { m_rule, m_notChecked })
        body()->addWidget(each);
    m_notChecked->setHint(tr("Nothing was given to compare with"));
}

void VerdictCard::setReading(const TokenReading &reading)
{
    setWords(reading);
    const token::Verdict &verdict = reading.verdict;
    m_why->setVisible(!m_why->plainText().isEmpty());
    m_rule->setVisible(verdict.refusal.has_value());
    if (verdict.refusal)
        m_rule->setValue(verdict.refusal->rule);
    m_notChecked->setVisible(!verdict.notChecked.isEmpty());
    m_notChecked->setValue(verdict.notChecked.join(QStringLiteral(", ")));
    setAccessibleName(tr("%1: %2").arg(m_badge->word(), m_what->plainText()));
}

void VerdictCard::setWords(const TokenReading &reading)
{
    const token::Verdict &verdict = reading.verdict;
    const bool isId =
        reading.kind == TokenReading::Kind::Id || reading.kind == TokenReading::Kind::PastedId;
    if (verdict.refusal) {
        m_badge->setState(Badge::Tone::Bad, tr("Refused"));
        // The rules' own sentence speaks of the token, the other one of signing in.
        const QString &detail = verdict.refusal->detail;
        m_what->setPlainText(detail.isEmpty() ? ruleSentence(verdict.refusal->rule) : detail);
        m_why->setPlainText({});
    } else if (reading.isVerified() && isId) {
        m_badge->setState(Badge::Tone::Good, tr("Verified"));
        m_what->setPlainText(tr("Genuine, and meant for this program"));
        m_why->setPlainText(tr("The issuer's key signed it and every rule of sign-in holds."));
    } else if (reading.isVerified()) {
        m_badge->setState(Badge::Tone::Good, tr("Verified"));
        m_what->setPlainText(tr("The signature is genuine"));
        m_why->setPlainText(tr("The issuer's key signed it. Whether it is accepted is up to the "
                               "API that it is for."));
    } else {
        m_badge->setState(Badge::Tone::Warning, tr("Unverified"));
        m_what->setPlainText(tr("Nobody vouches for what it says"));
        m_why->setPlainText(tr("Its signature was not checked: there is no key to check it with."));
    }
}

} // namespace accountdesk
