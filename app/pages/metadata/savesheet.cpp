// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/savesheet.h"

#include "pages/metadata/conflictpanel.h"
#include "pages/metadata/reviewpanel.h"
#include "pages/skeleton.h"
#include "widgets/card.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

using account::SaveMetadata;
using Stage = SaveMetadata::Stage;

SaveSheet::SaveSheet(SaveMetadata &save, SaveWords::Purpose purpose, QWidget *parent)
    : Sheet({}, {}, parent), m_save(&save), m_words(purpose),
      m_cancel(addButton(tr("Go back"), Role::Safe)), m_go(addButton({}, Role::Go))
{
    m_cancel->setObjectName(QStringLiteral("cancelSave"));
    m_go->setObjectName(QStringLiteral("confirmSave"));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (!m_save)
            return;
        m_save->cancel();
        if (m_save->stage() == Stage::Sending)
            awaitAnswer();
    });
    connect(m_go, &QPushButton::clicked, this, &SaveSheet::goOn);
    connect(&save, &SaveMetadata::stageChanged, this, &SaveSheet::showStage);
    showStage(save.stage());
}

void SaveSheet::showStage(Stage stage)
{
    switch (stage) {
    case Stage::New:
    case Stage::Reading:
    case Stage::Comparing:
        return showWork(tr("Looking at what is stored now"),
                        tr("So that nothing is overwritten that changed meanwhile."), true);
    case Stage::Conflicts:
        m_choices.clear();
        m_conflicts = int(m_save->conflicts().size());
        return showNextConflict();
    case Stage::Review: return showReview();
    case Stage::Sending:
        return showWork(m_words.sending(), m_words.sendingSentence(), true);
    case Stage::ReadingBack:
        return showWork(tr("No usable answer came"),
                        tr("Reading again to see what your tenant holds now."), false);
    case Stage::Finished: break;
    }
}

void SaveSheet::clearBody()
{
    m_conflict = nullptr;
    m_review = nullptr;
    while (QLayoutItem *item = body()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

/// Seen at once and in its place: left alone, Qt would show and arrange it only after what comes
/// next has been painted.
void SaveSheet::setContent(QWidget *content)
{
    clearBody();
    body()->addWidget(content);
    content->show();
}

/// Below what it is about, never before that is seen.
void SaveSheet::offer(const QString &go, bool isEnabled)
{
    m_cancel->setText(tr("Go back"));
    m_cancel->setEnabled(true);
    m_go->setText(go);
    m_go->setEnabled(isEnabled);
    m_go->show();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    present();
}

void SaveSheet::showWork(const QString &title, const QString &sentence, bool mayCancel)
{
    setTitle(title);
    setSentence(sentence);
    m_go->hide();
    auto *card = new Card;
    auto *skeleton = new Skeleton(3);
    card->body()->addWidget(skeleton);
    setContent(card);
    skeleton->setLoading(true);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setEnabled(mayCancel);
}

void SaveSheet::showNextConflict()
{
    const metadata::Conflict &conflict = m_save->conflicts().at(m_choices.size());
    setTitle(m_words.conflict(conflict.key));
    setSentence(m_words.conflictSentence(int(m_choices.size()) + 1, m_conflicts));
    auto *panel = new ConflictPanel(conflict, m_words);
    setContent(panel);
    m_conflict = panel;
    connect(m_conflict, &ConflictPanel::chosen, m_go, [this] { m_go->setEnabled(true); });
    offer(tr("Go on"), false);
}

void SaveSheet::takeChoice()
{
    const QString key = m_save->conflicts().at(m_choices.size()).key;
    m_choices.insert(key, *m_conflict->choice());
    if (m_choices.size() < m_save->conflicts().size())
        showNextConflict();
    else
        m_save->resolve(m_choices);
}

void SaveSheet::showReview()
{
    setTitle(m_words.question());
    setSentence(m_words.review(int(m_save->patch().changes.size())));
    auto *panel = new ReviewPanel(*m_save);
    setContent(panel);
    m_review = panel;
    connect(m_review, &ReviewPanel::allowedChanged, m_go, &QPushButton::setEnabled);
    offer(m_words.go(), m_review->isAllowed());
}

void SaveSheet::goOn()
{
    if (!m_save)
        return;
    if (m_conflict && m_conflict->choice())
        return takeChoice();
    if (!m_review || !m_review->isAllowed())
        return;
    if (m_review->isTooLargeAllowed())
        m_save->allowTooLarge();
    m_save->confirm();
}

} // namespace accountdesk
