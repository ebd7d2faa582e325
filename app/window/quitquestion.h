// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace accountdesk {

class Sheet;

/// In place of the pages when somebody wants to leave them with edits that were not saved: lists
/// them, and asks once.
class QuitQuestion : public QScrollArea
{
    Q_OBJECT

public:
    enum class Leaving { Quit, SignOut, ChangePerson };
    /// What becomes of the edits.
    enum class Fate { Draft, DraftOfThisRun, Lost };

    QuitQuestion(Leaving leaving, const QStringList &edits, Fate fate, QWidget *parent = nullptr);
    Leaving leaving() const { return m_leaving; }
    /// Puts the focus on the safe button.
    void present();

Q_SIGNALS:
    void leaveChosen();
    void stayChosen();

private:
    const Leaving m_leaving;
    Sheet *m_sheet;
};

} // namespace accountdesk
