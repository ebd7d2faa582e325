// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "models/jsonmodel.h"

#include <QTreeView>

class QAction;
class QMenu;

namespace accountdesk {

class DataDocument;

/// The tree of the document with its actions: keys, context menu. Keeps what is open and chosen
/// when the text replaces the whole.
class DataTree : public QTreeView
{
    Q_OBJECT

public:
    explicit DataTree(DataDocument &document, QWidget *parent = nullptr);

    /// The chosen value's place; nothing if none is chosen.
    std::optional<jsonedit::Rows> chosen() const;
    void choose(const jsonedit::Rows &rows);
    /// Into the chosen container, or behind the chosen value, or at the end.
    void addValue();
    /// The path of the list or object that addValue() adds to.
    QString pathOfAdding() const;
    void duplicateValue();
    void deleteValue();
    enum class Way { Up, Down, Out, In };
    void moveValue(Way way);
    void changeType(json::Type type);
    bool canMove(Way way) const;
    void setLocked(bool isLocked);
    bool isLocked() const { return m_isLocked; }
    QMenu *contextMenu() const { return m_menu; }

Q_SIGNALS:
    void chosenChanged();
    /// It waits for a name.
    void added();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QSize sizeHint() const override;

private:
    jsonedit::Rows placeOfAdding() const;
    void addActions();
    void addTypes();
    void updateActions();
    void fetchVisible();
    void rememberState();
    void restoreState();
    std::optional<jsonedit::Edit> moveOf(Way way) const;

    DataDocument &m_document;
    QMenu *m_menu;
    QList<QAction *> m_onChosen;
    QList<std::pair<QAction *, Way>> m_moves;
    QList<QAction *> m_types;
    QAction *m_add = nullptr;
    QAction *m_rename = nullptr;
    QStringList m_openPaths;
    QString m_chosenPath;
    bool m_isLocked = false;
};

/// The look that both trees of the page share.
void setUpTree(QTreeView *tree);
/// Names and values divide the width.
void divideColumns(QTreeView *tree);

} // namespace accountdesk
