// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/saved.h"
#include "pages/metadata/savewords.h"
#include "widgets/card.h"

namespace accountdesk {

/// After a save: what was saved, and the way back.
class SavedCard : public Card
{
    Q_OBJECT

public:
    explicit SavedCard(QWidget *parent = nullptr);
    void setSaved(const account::Saved &saved, SaveWords::Purpose purpose, const QDateTime &at);
    const account::Saved &saved() const { return m_saved; }
    /// Of the way back: what was taken back is saved again.
    SaveWords::Purpose nextPurpose() const;
    QPushButton *undoButton() const { return m_undo; }

private:
    account::Saved m_saved;
    SaveWords::Purpose m_purpose = SaveWords::Purpose::Save;
    PlainTextLabel *m_words;
    QPushButton *m_undo;
};

/// "3 changes were saved", or why that is not all.
QString savedSentence(const account::Saved &saved, const SaveWords &words);

} // namespace accountdesk
