// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/savemetadata.h"
#include "pages/metadata/savewords.h"
#include "widgets/sheet.h"

#include <QPointer>

namespace accountdesk {

class ConflictPanel;
class ReviewPanel;
class Skeleton;

/// Shows a save stage by stage: reading, conflicts one by one, review, sending. Asks, and tells
/// the save what was answered; ends with it.
class SaveSheet : public Sheet
{
    Q_OBJECT

public:
    explicit SaveSheet(account::SaveMetadata &save,
                       SaveWords::Purpose purpose = SaveWords::Purpose::Save,
                       QWidget *parent = nullptr);

private:
    void showStage(account::SaveMetadata::Stage stage);
    void showWork(const QString &title, const QString &sentence, bool mayCancel);
    void showNextConflict();
    void takeChoice();
    void showReview();
    void goOn();
    void clearBody();
    void setContent(QWidget *content);
    void offer(const QString &go, bool isEnabled);

    QPointer<account::SaveMetadata> m_save;
    const SaveWords m_words;
    metadata::Choices m_choices;
    ConflictPanel *m_conflict = nullptr;
    ReviewPanel *m_review = nullptr;
    int m_conflicts = 0;    ///< of this round
    QPushButton *m_cancel;
    QPushButton *m_go;
};

} // namespace accountdesk
