// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/savedcard.h"

#include "widgets/announce.h"
#include "widgets/plaintextlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace accountdesk {

SavedCard::SavedCard(QWidget *parent)
    : Card({}, parent), m_words(new PlainTextLabel), m_undo(new QPushButton(tr("Undo this save…")))
{
    auto *close = new QPushButton(tr("Close"));
    close->setAccessibleName(tr("Close this note"));
    m_undo->setObjectName(QStringLiteral("undoSave"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::current().scaled(8));
    row->addWidget(m_words, 1, Qt::AlignVCenter);
    row->addWidget(m_undo);
    row->addWidget(close);
    body()->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void SavedCard::setSaved(const account::Saved &saved, const QDateTime &at)
{
    m_saved = saved;
    const QString time = QLocale().toString(at.toLocalTime().time(), QLocale::ShortFormat);
    m_words->setPlainText(tr("%1 (%2)").arg(savedSentence(saved), time));
    setVisible(!saved.changes.isEmpty());
    if (isVisible())
        announce(this, m_words->plainText());
}

QString savedSentence(const account::Saved &saved)
{
    if (saved.changes.isEmpty())
        return SavedCard::tr("Your tenant holds all of this already; nothing had to be sent.");
    if (!saved.differing.isEmpty())
        return SavedCard::tr("Saved, but your tenant stored this otherwise than it was sent: %1.")
            .arg(QLocale().createSeparatedList(saved.differing));
    if (saved.wasInDoubt)
        return SavedCard::tr("The answer was lost, but reading again shows that all was saved.");
    return SavedCard::tr("Saved: %n change(s).", nullptr, int(saved.changes.size()));
}

} // namespace accountdesk
