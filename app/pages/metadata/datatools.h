// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/metadata/searchbar.h"

class QPushButton;

namespace accountdesk {

/// The row above the views: add, undo, redo, find. Each button says what it would do, or why it
/// cannot.
class DataTools : public QWidget
{
    Q_OBJECT

public:
    explicit DataTools(QWidget *parent = nullptr);
    SearchBar *searchBar() const { return m_searchBar; }

    void setAddShown(bool isShown) { m_add->setVisible(isShown); }
    /// A JSON path; locked: nothing can be added now.
    void setAddingTo(const QString &path, bool isLocked);
    /// Empty words: there is nothing to undo or redo.
    void setSteps(const QString &undo, const QString &redo);

Q_SIGNALS:
    void addWanted();
    void undoWanted();
    void redoWanted();

private:
    QPushButton *m_add;
    QPushButton *m_undo;
    QPushButton *m_redo;
    SearchBar *m_searchBar;
};

} // namespace accountdesk
