// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datatree.h"

#include "pages/metadata/celldelegate.h"
#include "jsontree/branch.h"
#include "pages/metadata/datadocument.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

namespace accountdesk {

using jsonedit::Edit;
using jsonedit::Fragment;
using jsonedit::Rows;
using models::JsonModel;

namespace {

constexpr int mostOpenKept = 200;

bool isContainer(json::Type type)
{
    return type == json::Type::Array || type == json::Type::Object;
}

} // namespace

void setUpTree(QTreeView *tree)
{
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(true);
    tree->setAllColumnsShowFocus(true);
    tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->header()->setSectionsMovable(false);
    tree->header()->setStretchLastSection(true);
    tree->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    tree->setIndentation(Theme::current().scaled(20));
}

void divideColumns(QTreeView *tree)
{
    const Theme &theme = Theme::current();
    const int width = tree->viewport()->width();
    // The card beside or below it tells the type, too.
    if (!tree->isHeaderHidden())
        tree->setColumnHidden(JsonModel::TypeColumn, width < theme.scaled(340));
    const int type = tree->isColumnHidden(JsonModel::TypeColumn) ? 0 : theme.scaled(116);
    const int name = std::clamp((width - type) * 2 / 5, theme.scaled(96), theme.scaled(320));
    tree->setColumnWidth(JsonModel::NameColumn, name);
    if (type > 0)
        tree->setColumnWidth(JsonModel::ValueColumn,
                             std::max(width - type - name, theme.scaled(60)));
}

DataTree::DataTree(DataDocument &document, QWidget *parent)
    : QTreeView(parent), m_document(document), m_menu(new QMenu(this))
{
    setUpTree(this);
    addActions();
    setModel(&document.model());
    setItemDelegate(new CellDelegate(&document, this));
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setAccessibleName(tr("Your data as a tree"));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DataTree::fetchVisible);
    updateActions();
    connect(this, &QTreeView::expanded, this, &DataTree::fetchVisible);
    connect(&document.model(), &JsonModel::modelAboutToBeReset, this, &DataTree::rememberState);
    connect(&document.model(), &JsonModel::modelReset, this, &DataTree::restoreState);
    connect(&document, &DataDocument::changed, this, [this] {
        updateActions();
        viewport()->update();
    });
}

std::optional<Rows> DataTree::chosen() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_document.model().rowsOf(index)) : std::nullopt;
}

void DataTree::choose(const Rows &rows)
{
    const QModelIndex index = m_document.model().indexOf(rows);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

Rows DataTree::placeOfAdding() const
{
    const JsonModel &model = m_document.model();
    const std::optional<Rows> rows = chosen();
    Rows at = rows.value_or(Rows());
    if (rows && !isContainer(model.typeOf(currentIndex()))) {
        ++at.last();
    } else {
        // At its end, of a very long one at the end of what the view holds: bringing all of it in
        // would stop the window.
        const jsontree::Branch *branch = model.document().branchAt(at);
        const int shown = model.rowCount(rows ? currentIndex().siblingAtColumn(0) : QModelIndex());
        at.append(branch ? std::min(branch->size(), std::max(shown, JsonModel::portion)) : 0);
    }
    return at;
}

QString DataTree::pathOfAdding() const
{
    return m_document.model().document().pathOf(jsonedit::parentOf(placeOfAdding()));
}

void DataTree::addValue()
{
    const Rows at = placeOfAdding();
    const QString name = m_document.model().document().freeName(jsonedit::parentOf(at),
                                                                tr("new"));
    if (!m_document.edit(Edit::insert(at, name, Fragment::string(QString()))))
        return;
    choose(at);
    Q_EMIT added();
}

void DataTree::duplicateValue()
{
    const std::optional<Rows> rows = chosen();
    if (!rows)
        return;
    const Edit edit = m_document.model().document().duplicate(*rows);
    if (m_document.edit(edit, tr("Duplicate %1").arg(currentIndex().siblingAtColumn(0).data().toString())))
        choose(edit.at);
}

void DataTree::deleteValue()
{
    const std::optional<Rows> rows = chosen();
    if (!rows || !m_document.edit(Edit::remove(*rows)))
        return;
    Rows next = *rows;
    if (!m_document.model().document().has(next))
        if (--next.last() < 0)
            next.removeLast();
    if (next.isEmpty())
        setCurrentIndex({});
    else
        choose(next);
}

std::optional<Edit> DataTree::moveOf(Way way) const
{
    const std::optional<Rows> rows = chosen();
    if (!rows)
        return std::nullopt;
    const jsonedit::EditableDocument &document = m_document.model().document();
    Rows to = *rows;
    switch (way) {
    case Way::Up: --to.last(); break;
    case Way::Down: ++to.last(); break;
    case Way::Out:
        to.removeLast();
        if (to.isEmpty())
            return std::nullopt;
        ++to.last();
        break;
    case Way::In:
        if (--to.last() < 0)
            return std::nullopt;
        const jsontree::Branch *above = document.branchAt(to);
        if (!above)
            return std::nullopt;
        to.append(above->size());
        break;
    }
    if (to.last() < 0 || (way == Way::Down && !document.has(to)))
        return std::nullopt;
    if (jsonedit::parentOf(to) == jsonedit::parentOf(*rows))
        return Edit::move(*rows, to);
    const QString name = currentIndex().siblingAtColumn(JsonModel::NameColumn).data().toString();
    return Edit::move(*rows, to, document.freeName(jsonedit::parentOf(to), name));
}

bool DataTree::canMove(Way way) const
{
    const std::optional<Edit> edit = m_isLocked ? std::nullopt : moveOf(way);
    return edit && m_document.check(*edit);
}

void DataTree::moveValue(Way way)
{
    const std::optional<Edit> edit = moveOf(way);
    if (edit && m_document.edit(*edit))
        choose(edit->to);
}

void DataTree::changeType(json::Type type)
{
    const std::optional<Rows> rows = chosen();
    const JsonModel &model = m_document.model();
    if (!rows || model.typeOf(currentIndex()) == type)
        return;
    m_document.edit(model.document().changeType(*rows, type),
                    tr("Change the type of %1")
                        .arg(currentIndex().siblingAtColumn(0).data().toString()));
}

void DataTree::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    m_document.model().setReadOnly(isLocked);
    updateActions();
}

void DataTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    m_document.endTyping();
    updateActions();
    Q_EMIT chosenChanged();
}

void DataTree::fetchVisible()
{
    const QModelIndex last = indexAt(QPoint(0, viewport()->height() - 1));
    m_document.model().fetchBehind(last.isValid() ? last : QModelIndex());
}

void DataTree::rememberState()
{
    m_openPaths.clear();
    m_chosenPath = currentIndex().isValid() ? m_document.model().pathOf(currentIndex()) : QString();
    QList<QModelIndex> open{QModelIndex()};
    while (!open.isEmpty() && m_openPaths.size() < mostOpenKept) {
        const QModelIndex parent = open.takeFirst();
        for (int row = 0; row < std::min(model()->rowCount(parent), mostOpenKept); ++row) {
            const QModelIndex index = model()->index(row, 0, parent);
            if (!isExpanded(index))
                continue;
            m_openPaths.append(m_document.model().pathOf(index));
            open.append(index);
        }
    }
}

void DataTree::restoreState()
{
    for (const QString &path : std::as_const(m_openPaths))
        setExpanded(m_document.model().indexOfPath(path), true);
    if (!m_chosenPath.isEmpty())
        setCurrentIndex(m_document.model().indexOfPath(m_chosenPath));
    Q_EMIT chosenChanged();
}

} // namespace accountdesk
