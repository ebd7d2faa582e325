// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/saved.h"
#include "widgets/card.h"

namespace accountdesk {

/// After a save: what was saved, and the way back.
class SavedCard : public Card
{
    Q_OBJECT

public:
    explicit SavedCard(QWidget *parent = nullptr);
    void setSaved(const account::Saved &saved, const QDateTime &at);
    const account::Saved &saved() const { return m_saved; }
    QPushButton *undoButton() const { return m_undo; }

private:
    account::Saved m_saved;
    PlainTextLabel *m_words;
    QPushButton *m_undo;
};

/// "3 changes were saved", or why that is not all.
QString savedSentence(const account::Saved &saved);

} // namespace accountdesk
