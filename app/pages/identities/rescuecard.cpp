// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/rescuecard.h"

#include "pages/adaptiverow.h"
#include "pages/widgetlines.h"
#include "widgets/plaintextlabel.h"
#include "widgets/timetext.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

namespace {

constexpr qsizetype mostRows = 20;

PlainTextLabel *mutedText(const QString &text)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    return label;
}

} // namespace

RescueCard::RescueCard(QWidget *parent) : Card(tr("Rescue copies"), parent), m_rows(new QVBoxLayout)
{
    m_rows->setSpacing(Theme::current().scaled(10));
    body()->addWidget(mutedText(tr("What second accounts held just before the request to link them "
                                   "was sent. Of those that were linked, only this computer has "
                                   "it.")));
    body()->addLayout(m_rows);
    hide();
}

void RescueCard::setCopies(const QList<records::RescueCopy> &copies, const QDateTime &now)
{
    QStringList ids;
    for (const records::RescueCopy &copy : copies)
        ids.append(copy.id);
    // The focus may be on one of them.
    if (ids == m_shown)
        return;
    m_shown = ids;
    clearLines(m_rows);
    setVisible(!copies.isEmpty());
    for (const records::RescueCopy &copy : copies.mid(0, mostRows)) {
        if (m_rows->count() > 0)
            addLine(m_rows, makeHairline());
        addLine(m_rows, makeRow(copy, now));
    }
}

QWidget *RescueCard::makeRow(const records::RescueCopy &copy, const QDateTime &now)
{
    const Theme &theme = Theme::current();
    const QString name = copy.secondaryName.isEmpty() ? copy.secondaryUserId : copy.secondaryName;
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(2));
    auto *title = new PlainTextLabel(name);
    title->setTextStyle(Theme::TextStyle::Body, true);
    column->addWidget(title);
    column->addWidget(
        mutedText(tr("%1, kept since: %2").arg(copy.secondaryUserId,
                                               localMoment(copy.savedAt, now))));
    auto *button = new QPushButton(tr("Open…"));
    button->setObjectName(QStringLiteral("openRescue"));
    button->setAccessibleName(tr("Open the rescue copy of %1").arg(name));
    auto *line = new QWidget;
    auto *row = new AdaptiveRow(theme.scaled(360), theme.scaled(16), AdaptiveRow::Fit::Center);
    line->setLayout(row);
    row->setStackedGap(theme.scaled(8));
    row->addCell(words, 1);
    row->addCell(button, 0);
    connect(button, &QPushButton::clicked, this, [this, copy] { Q_EMIT opened(copy); });
    return line;
}

} // namespace accountdesk
