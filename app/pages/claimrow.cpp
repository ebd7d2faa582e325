// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/claimrow.h"

#include "pages/adaptiverow.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"
#include "widgets/timetext.h"

#include <QVBoxLayout>

namespace accountdesk {

ClaimRow::ClaimRow(const ClaimLine &line, const QDateTime &now, QWidget *parent)
    : QWidget(parent),
      m_line(line),
      m_time(new PlainTextLabel)
{
    const Theme &theme = Theme::current();
    auto *row = new AdaptiveRow(theme.scaled(420), theme.scaled(16));
    setLayout(row);
    row->setStackedGap(theme.scaled(4));
    auto *name = new PlainTextLabel(line.name);
    name->setTechnical(true);
    name->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    row->addCell(name, 1);
    row->addCell(makeWords(), 4);
    setNow(now);
}

QWidget *ClaimRow::makeWords()
{
    const Theme &theme = Theme::current();
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(2));
    auto *value = new PlainTextLabel(m_line.value);
    value->setTechnical(true);
    value->setSelectable(true);
    auto *first = new AdaptiveRow(theme.scaled(160), theme.scaled(12));
    first->addCell(value, 1);
    if (!m_line.isVerified) {
        auto *holder = new QWidget;
        auto *upper = new QVBoxLayout(holder);
        upper->setContentsMargins(0, 0, 0, 0);
        upper->addWidget(new Badge(Badge::Tone::Warning, tr("Unverified")));
        upper->addStretch();
        first->addCell(holder, 0);
    }
    column->addLayout(first);
    m_time->setTextStyle(Theme::TextStyle::Body);
    column->addWidget(m_time);
    auto *meaning = new PlainTextLabel(m_line.meaning);
    meaning->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    column->addWidget(meaning);
    meaning->setVisible(!m_line.meaning.isEmpty());
    return words;
}

void ClaimRow::setNow(const QDateTime &now)
{
    m_time->setVisible(m_line.time.has_value());
    QString spoken = m_line.value;
    if (m_line.time) {
        const qint64 left = now.secsTo(*m_line.time);
        const QString moment = localMoment(*m_line.time, now);
        if (!m_line.isExpiry)
            m_time->setPlainText(moment);
        else if (left > 0)
            m_time->setPlainText(tr("%1 (%2 left)").arg(moment, duration(left)));
        else
            m_time->setPlainText(tr("%1 (ended %2 ago)").arg(moment, duration(-left)));
        spoken = m_time->plainText();
    }
    setAccessibleName(m_line.isVerified ? tr("%1: %2").arg(m_line.name, spoken)
                                        : tr("%1: %2, unverified").arg(m_line.name, spoken));
    setAccessibleDescription(m_line.meaning);
}

} // namespace accountdesk
