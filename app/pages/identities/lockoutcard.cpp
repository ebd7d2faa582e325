// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/lockoutcard.h"

#include "pages/identities/bullets.h"
#include "pages/identities/lockouttext.h"
#include "pages/widgetlines.h"
#include "widgets/finding.h"
#include "widgets/plaintextlabel.h"
#include "widgets/waysin.h"

#include <QBoxLayout>

namespace accountdesk {

LockoutCard::LockoutCard(const QString &title, QWidget *parent)
    : Card(title, parent), m_picture(new WaysIn), m_risks(new QVBoxLayout), m_unknown(new Bullets)
{
    const Theme &theme = Theme::current();
    auto *heading = new PlainTextLabel(tr("What cannot be known from here"));
    heading->setTextStyle(Theme::TextStyle::Body, true);
    m_risks->setSpacing(theme.scaled(12));
    m_unknown->setMuted(true);
    body()->addLayout(m_risks);
    body()->addSpacing(theme.scaled(4));
    body()->addWidget(m_picture);
    body()->addSpacing(theme.scaled(8));
    body()->addWidget(heading);
    body()->addWidget(m_unknown);
}

void LockoutCard::setLockout(const account::Lockout &lockout, const QString &account, bool hasPlan)
{
    clearLines(m_risks);
    for (const account::Lockout::Risk risk : hasPlan ? lockout.risks : decltype(lockout.risks)()) {
        const RiskText text = riskText(risk, lockout);
        addLine(m_risks, new Finding(text.tone, text.word, text.title, text.sentence));
    }
    m_picture->setPicture(waysPicture(lockout, account, hasPlan));
    QStringList unknown;
    for (const account::Lockout::Unknown one : lockout.unknowns)
        unknown.append(unknownText(one));
    m_unknown->setSentences(unknown);
}

} // namespace accountdesk
