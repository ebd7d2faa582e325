// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/branch.h"
#include "models/jsonmodel.h"

namespace accountdesk::models {

using jsonedit::Edit;
using jsonedit::Rows;
using jsonedit::countedWith;
using jsonedit::parentOf;
using jsontree::Branch;

namespace {

/// Whether a view knows of the place: what comes behind its last row it asks for later.
bool isSpotShown(const Branch &branch, int row)
{
    return row < branch.shown || (row == branch.shown && branch.shown == branch.size());
}

Rows rowsOfBranch(const Branch *branch)
{
    Rows rows;
    for (; branch->parent(); branch = branch->parent())
        rows.prepend(branch->row());
    return rows;
}

} // namespace

/// The root has no row of its own.
bool JsonModel::isShown(const Rows &container) const
{
    return container.isEmpty() || shownIndex(container).isValid();
}

Result<Edit> JsonModel::apply(const Edit &edit)
{
    if (const auto allowed = m_document.check(edit); !allowed)
        return allowed.error();
    Result<Edit> inverse = Error{};
    switch (edit.kind) {
    case Edit::Kind::SetValue: applyValue(edit, inverse); break;
    case Edit::Kind::Rename:
        inverse = m_document.apply(edit);
        tellChanged(edit.at);
        break;
    case Edit::Kind::Insert: applyInsert(edit, inverse); break;
    case Edit::Kind::Remove: applyRemove(edit, inverse); break;
    case Edit::Kind::Move: applyMove(edit, inverse); break;
    }
    if (inverse)
        Q_EMIT edited(edit);
    return inverse;
}

void JsonModel::tellChanged(const Rows &rows)
{
    const QModelIndex index = shownIndex(rows);
    if (index.isValid())
        Q_EMIT dataChanged(index, index.siblingAtColumn(TypeColumn));
}

/// The number of children stands in the container's own row, an element's number in its name.
void JsonModel::tellContainerChanged(const QModelIndex &container, int from)
{
    const int last = rowCount(container) - 1;
    if (typeOf(container) == json::Type::Array && from <= last)
        Q_EMIT dataChanged(index(from, NameColumn, container), index(last, NameColumn, container));
    if (container.isValid())
        Q_EMIT dataChanged(container.siblingAtColumn(ValueColumn),
                           container.siblingAtColumn(ValueColumn));
}

void JsonModel::applyValue(const Edit &edit, Result<Edit> &inverse)
{
    if (edit.at.isEmpty()) {
        beginResetModel();
        inverse = m_document.apply(edit);
        showFirst();
        endResetModel();
        return;
    }
    const QModelIndex index = shownIndex(edit.at);
    if (index.isValid() && hasChildren(index)) {
        // Views look whether a row has children when rows come or go.
        bring(index, 1);
        beginRemoveRows(index, 0, rowCount(index) - 1);
        inverse = m_document.apply(edit);
        endRemoveRows();
    } else {
        inverse = m_document.apply(edit);
    }
    tellChanged(edit.at);
    if (index.isValid())
        bring(index, 1);
}

void JsonModel::applyInsert(const Edit &edit, Result<Edit> &inverse)
{
    const Rows parent = parentOf(edit.at);
    const QModelIndex container = shownIndex(parent);
    Branch *branch = m_document.branchAt(parent);
    const int row = edit.at.last();
    if (isShown(parent) && isSpotShown(*branch, row)) {
        beginInsertRows(container, row, row);
        inverse = m_document.apply(edit);
        ++branch->shown;
        endInsertRows();
    } else {
        inverse = m_document.apply(edit);
    }
    tellContainerChanged(container, row + 1);
}

void JsonModel::applyRemove(const Edit &edit, Result<Edit> &inverse)
{
    const Rows parent = parentOf(edit.at);
    const QModelIndex container = shownIndex(parent);
    Branch *branch = m_document.branchAt(parent);
    const int row = edit.at.last();
    if (isShown(parent) && row < branch->shown) {
        beginRemoveRows(container, row, row);
        inverse = m_document.apply(edit);
        --branch->shown;
        endRemoveRows();
    } else {
        inverse = m_document.apply(edit);
    }
    tellContainerChanged(container, row);
}

/// Told as a move if the view knows both places, else as a removal, or an insertion, or nothing.
void JsonModel::applyMove(const Edit &edit, Result<Edit> &inverse)
{
    const Rows target = countedWith(edit.at, parentOf(edit.to));
    const QModelIndex from = shownIndex(parentOf(edit.at));
    const QModelIndex to = shownIndex(target);
    Branch *source = m_document.branchAt(parentOf(edit.at));
    Branch *goal = m_document.branchAt(target);
    const int row = edit.at.last();
    const int place = edit.to.last();
    // Counted as Qt does, with the row still where it was.
    const int before = place + (source == goal && place > row ? 1 : 0);
    const bool isFromShown = isShown(parentOf(edit.at)) && row < source->shown;
    const bool isToShown = isShown(target) && isSpotShown(*goal, before);
    const bool isMoving = edit.at != edit.to;
    if (isMoving && isFromShown && isToShown)
        beginMoveRows(from, row, row, to, before);
    else if (isMoving && isFromShown)
        beginRemoveRows(from, row, row);
    else if (isMoving && isToShown)
        beginInsertRows(to, place, place);
    inverse = m_document.apply(edit);
    source->shown -= isMoving && isFromShown ? 1 : 0;
    goal->shown += isMoving && isToShown ? 1 : 0;
    if (isMoving && isFromShown && isToShown)
        endMoveRows();
    else if (isMoving && isFromShown)
        endRemoveRows();
    else if (isMoving && isToShown)
        endInsertRows();
    if (!isMoving)
        return;
    tellContainerChanged(shownIndex(rowsOfBranch(source)), source == goal ? std::min(row, place) : row);
    if (source != goal)
        tellContainerChanged(shownIndex(rowsOfBranch(goal)), place + 1);
}

} // namespace accountdesk::models
