// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace accountdesk {

class Sheet;

/// In place of the pages when the window is closed with edits that were not saved: lists them,
/// and asks once.
class QuitQuestion : public QScrollArea
{
    Q_OBJECT

public:
    /// What becomes of the edits when the program ends.
    enum class Fate { Draft, Lost };

    QuitQuestion(const QStringList &edits, Fate fate, QWidget *parent = nullptr);
    /// Puts the focus on the safe button.
    void present();

Q_SIGNALS:
    void quitChosen();
    void stayChosen();

private:
    Sheet *m_sheet;
};

} // namespace accountdesk
