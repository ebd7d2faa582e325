// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokencard.h"

#include "pages/adaptiverow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/ring.h"
#include "widgets/timetext.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

namespace {

constexpr qint64 endingSoonSeconds = 10 * 60;

Badge::Tone toneOf(qint64 secondsLeft)
{
    if (secondsLeft <= 0)
        return Badge::Tone::Bad;
    return secondsLeft <= endingSoonSeconds ? Badge::Tone::Warning : Badge::Tone::Accent;
}

} // namespace

TokenCard::TokenCard(QWidget *parent)
    : Card(tr("Access token"), parent),
      m_ring(new Ring),
      m_state(new PlainTextLabel),
      m_until(new PlainTextLabel),
      m_permissions(new PlainTextLabel),
      m_look(new QPushButton(tr("Look inside")))
{
    const Theme &theme = Theme::current();
    m_state->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_until->setTextStyle(Theme::TextStyle::Body, true);
    m_permissions->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_look->setAccessibleDescription(tr("Opens the page Token"));
    connect(m_look, &QPushButton::clicked, this, &TokenCard::lookInside);

    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(4));
    column->addStretch();
    column->addWidget(m_state);
    column->addWidget(m_until);
    column->addWidget(m_permissions);
    column->addSpacing(theme.scaled(4));
    column->addWidget(m_look, 0, Qt::AlignLeading);
    column->addStretch();
    auto *row = new AdaptiveRow(theme.scaled(250), theme.scaled(20), AdaptiveRow::Fit::Center);
    row->addCell(m_ring, 0);
    row->addCell(words, 1);
    body()->addStretch();
    body()->addLayout(row);
    body()->addStretch();
}

void TokenCard::setLife(const std::optional<TokenLife> &life, const QDateTime &now)
{
    setEnabled(life.has_value());
    if (!life) {
        m_ring->setState(0, tr("None"), tr("signed out"), Badge::Tone::Neutral);
        m_state->setPlainText({});
        m_until->setPlainText(tr("You are signed out"));
        return;
    }
    const qint64 left = now.secsTo(life->expiresAt);
    const qint64 whole = std::max<qint64>(1, life->issuedAt.secsTo(life->expiresAt));
    const double share = std::clamp(static_cast<double>(left) / static_cast<double>(whole), 0., 1.);
    const QString moment = localMoment(life->expiresAt, now);
    if (left > 0)
        m_ring->setState(share, shortDuration(left), tr("left"), toneOf(left));
    else
        m_ring->setState(0, tr("Ended"), tr("sign in again"), toneOf(left));
    m_state->setPlainText(left > 0 ? tr("Valid until") : tr("Ended"));
    m_until->setPlainText(moment);
}

void TokenCard::setPermissions(int allowed, int all)
{
    const QLocale locale;
    m_permissions->setPlainText(
        tr("%1 of %2 permissions granted").arg(locale.toString(allowed), locale.toString(all)));
}

} // namespace accountdesk
