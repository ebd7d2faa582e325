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
    : Card({}, parent), m_words(new PlainTextLabel), m_undo(new QPushButton(SaveWords().wayBack()))
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

void SavedCard::setSaved(const account::Saved &saved, SaveWords::Purpose purpose,
                         const QDateTime &at)
{
    const SaveWords words(purpose);
    m_saved = saved;
    m_purpose = purpose;
    m_undo->setText(words.wayBack());
    const QString time = QLocale().toString(at.toLocalTime().time(), QLocale::ShortFormat);
    m_words->setPlainText(tr("%1 (%2)").arg(savedSentence(saved, words), time));
    setVisible(!saved.changes.isEmpty());
    if (isVisible())
        announce(this, m_words->plainText());
}

SaveWords::Purpose SavedCard::nextPurpose() const
{
    using Purpose = SaveWords::Purpose;
    return m_purpose == Purpose::Save ? Purpose::TakeBack : Purpose::Save;
}

QString savedSentence(const account::Saved &saved, const SaveWords &words)
{
    if (saved.changes.isEmpty())
        return words.nothingToDo();
    if (!saved.differing.isEmpty())
        return words.doneDifferently(QLocale().createSeparatedList(saved.differing));
    return saved.wasInDoubt ? words.doneAfterDoubt() : words.done(int(saved.changes.size()));
}

} // namespace accountdesk
