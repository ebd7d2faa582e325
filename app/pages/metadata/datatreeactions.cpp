// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/placetext.h"
#include "pages/metadata/typetext.h"
#include "widgets/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

namespace accountdesk {

using models::JsonModel;

void DataTree::addActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto act) {
        QAction *action = m_menu->addAction(text);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    m_add = add({}, Qt::Key_Insert, [this] { addValue(); });
    m_rename = add(tr("&Rename"), Qt::Key_F2, [this] {
        edit(currentIndex().siblingAtColumn(JsonModel::NameColumn));
    });
    m_onChosen = {
        add(tr("D&uplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { duplicateValue(); }),
        add(tr("&Delete"), QKeySequence::Delete, [this] { deleteValue(); }),
    };
    m_menu->addSeparator();
    addTypes();
    m_menu->addSeparator();
    const std::tuple<QString, Qt::Key, Way> moves[] = {
        {tr("Move u&p"), Qt::Key_Up, Way::Up},
        {tr("Move do&wn"), Qt::Key_Down, Way::Down},
        {tr("Move &out of its container"), Qt::Key_Left, Way::Out},
        {tr("Move &into the one above"), Qt::Key_Right, Way::In}};
    for (const auto &[text, key, way] : moves)
        m_moves.append({add(text, QKeySequence(Qt::ALT | key),
                            [this, way = way] { moveValue(way); }), way});
}

void DataTree::addTypes()
{
    QMenu *types = m_menu->addMenu(tr("&Type"));
    for (const json::Type type : allTypes()) {
        QAction *action = types->addAction(typeTitle(type));
        action->setCheckable(true);
        action->setData(static_cast<int>(type));
        connect(action, &QAction::triggered, this, [this, type] { changeType(type); });
        m_types.append(action);
    }
    m_onChosen.append(types->menuAction());
}

void DataTree::updateActions()
{
    const QModelIndex index = currentIndex();
    const bool isChosen = index.isValid() && !m_isLocked;
    m_add->setEnabled(!m_isLocked && m_document.isOpen());
    m_add->setText(addingTitle(pathOfAdding(), m_menu->fontMetrics(), true));
    for (QAction *action : std::as_const(m_onChosen))
        action->setEnabled(isChosen);
    m_rename->setEnabled(
        isChosen && model()->flags(index.siblingAtColumn(0)).testFlag(Qt::ItemIsEditable));
    for (const auto &[action, way] : std::as_const(m_moves))
        action->setEnabled(canMove(way));
    const int type = index.isValid() ? static_cast<int>(m_document.model().typeOf(index)) : -1;
    for (QAction *action : std::as_const(m_types))
        action->setChecked(action->data().toInt() == type);
}

void DataTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!isByKey && !indexAt(event->pos()).isValid())
        setCurrentIndex({});
    m_menu->popup(isByKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                          : event->globalPos());
}

void DataTree::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && state() != EditingState && currentIndex().isValid() && !m_isLocked)
        edit(currentIndex().siblingAtColumn(JsonModel::ValueColumn));
    else
        QTreeView::keyPressEvent(event);
}

/// The whole row is chosen, its indentation too.
void DataTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    if (selectionModel()->isSelected(index))
        painter->fillRect(option.rect, Theme::current().color(Theme::Role::AccentSurface));
    QTreeView::drawRow(painter, option, index);
}

void DataTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    divideColumns(this);
}

QSize DataTree::sizeHint() const
{
    return {Theme::current().scaled(420), Theme::current().scaled(360)};
}

} // namespace accountdesk
