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

SaveSheet::SaveSheet(SaveMetadata &save, QWidget *parent)
    : Sheet(tr("Save your data"), {}, parent), m_save(&save),
      m_cancel(addButton(tr("Go back"), Role::Safe)), m_go(addButton({}, Role::Go))
{
    m_cancel->setObjectName(QStringLiteral("cancelSave"));
    m_go->setObjectName(QStringLiteral("confirmSave"));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_save)
            m_save->cancel();
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
        return showWork(tr("Saving"), tr("Your tenant has been asked to store the changes."), true);
    case Stage::ReadingBack:
        return showWork(tr("The answer was lost"),
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

void SaveSheet::showWork(const QString &title, const QString &sentence, bool mayCancel)
{
    clearBody();
    setTitle(title);
    setSentence(sentence);
    auto *card = new Card;
    auto *skeleton = new Skeleton(3);
    card->body()->addWidget(skeleton);
    body()->addWidget(card);
    skeleton->setLoading(true);
    m_go->hide();
    m_cancel->setText(tr("Cancel"));
    m_cancel->setEnabled(mayCancel);
}

void SaveSheet::showNextConflict()
{
    clearBody();
    const metadata::Conflict &conflict = m_save->conflicts().at(m_choices.size());
    setTitle(tr("“%1” was changed in two places").arg(conflict.key));
    setSentence(tr("You changed it here, and something else changed it at your tenant since you "
                   "began. Which one shall stay? (%1 of %2)")
                    .arg(m_choices.size() + 1)
                    .arg(m_conflicts));
    m_conflict = new ConflictPanel(conflict);
    body()->addWidget(m_conflict);
    m_cancel->setText(tr("Go back"));
    m_cancel->setEnabled(true);
    m_go->setText(tr("Go on"));
    m_go->setEnabled(false);
    m_go->show();
    connect(m_conflict, &ConflictPanel::chosen, m_go, [this] { m_go->setEnabled(true); });
    present();
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
    clearBody();
    const int count = int(m_save->patch().changes.size());
    setTitle(tr("Save your data?"));
    setSentence(tr("This is what will change: %n value(s). Nothing has been sent yet.", nullptr,
                   count));
    m_review = new ReviewPanel(*m_save);
    body()->addWidget(m_review);
    m_cancel->setText(tr("Go back"));
    m_cancel->setEnabled(true);
    m_go->setText(tr("Save"));
    m_go->setEnabled(m_review->isAllowed());
    m_go->show();
    connect(m_review, &ReviewPanel::allowedChanged, m_go, &QPushButton::setEnabled);
    present();
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
