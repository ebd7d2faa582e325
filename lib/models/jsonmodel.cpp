// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jsonmodel.h"

#include "jsonschema/inspect.h"
#include "jsontree/branch.h"
#include "models/valuetext.h"

namespace accountdesk::models {

using jsonedit::Edit;
using jsonedit::Rows;
using jsontree::Branch;

namespace {

Branch *branchIn(const QModelIndex &index)
{
    return static_cast<Branch *>(index.internalPointer());
}

QString typeTitle(json::Type type)
{
    switch (type) {
    case json::Type::Null: return JsonModel::tr("Null");
    case json::Type::Bool: return JsonModel::tr("True or false");
    case json::Type::Number: return JsonModel::tr("Number");
    case json::Type::String: return JsonModel::tr("Text");
    case json::Type::Array: return JsonModel::tr("List");
    case json::Type::Object: return JsonModel::tr("Object");
    }
    return {};
}

} // namespace

JsonModel::JsonModel(QObject *parent) : QAbstractItemModel(parent) {}
JsonModel::~JsonModel() = default;

Result<void> JsonModel::setDocument(const json::Document &document, jsonedit::NameRule rule)
{
    auto opened = jsonedit::EditableDocument::open(document, rule);
    if (!opened)
        return opened.error();
    beginResetModel();
    m_document = std::move(*opened);
    showFirst();
    endResetModel();
    return {};
}

void JsonModel::showFirst()
{
    if (Branch *root = m_document.root())
        root->shown = std::min(portion, root->size());
}

Branch *JsonModel::branchOf(const QModelIndex &container) const
{
    if (!container.isValid())
        return m_document.root();
    return branchIn(container)->openedAt(container.row());
}

Rows JsonModel::rowsOf(const QModelIndex &index) const
{
    Rows rows;
    if (!index.isValid())
        return rows;
    rows.append(index.row());
    for (const Branch *branch = branchIn(index); branch->parent(); branch = branch->parent())
        rows.prepend(branch->row());
    return rows;
}

QModelIndex JsonModel::indexOfBranch(const Branch *branch) const
{
    if (!branch || !branch->parent())
        return {};
    return createIndex(branch->row(), NameColumn, branch->parent());
}

/// Invalid for the root and for rows that have not been brought in.
QModelIndex JsonModel::shownIndex(const Rows &rows) const
{
    QModelIndex index;
    for (const int row : rows) {
        const Branch *branch = branchOf(index);
        if (!branch || row >= branch->shown)
            return {};
        index = this->index(row, NameColumn, index);
    }
    return index;
}

QModelIndex JsonModel::indexOf(const Rows &rows)
{
    if (!m_document.has(rows))
        return {};
    QModelIndex index;
    for (const int row : rows) {
        bring(index, row + 1);
        index = this->index(row, NameColumn, index);
    }
    return index;
}

QModelIndex JsonModel::indexOfPath(QStringView path)
{
    const auto rows = m_document.rowsOf(path);
    return rows ? indexOf(*rows) : QModelIndex();
}

json::Type JsonModel::typeOf(const QModelIndex &index) const
{
    return index.isValid() ? branchIn(index)->typeAt(index.row()) : m_document.rootType();
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, branchOf(parent));
}

QModelIndex JsonModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOfBranch(branchIn(index)) : QModelIndex();
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Branch *branch = branchOf(parent);
    return branch ? branch->shown : 0;
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    if (!parent.isValid())
        return m_document.root() && m_document.root()->size() > 0;
    return branchIn(parent)->sizeAt(parent.row()) > 0;
}

bool JsonModel::canFetchMore(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Branch *branch = branchOf(parent);
    return branch ? branch->shown < branch->size() : hasChildren(parent);
}

void JsonModel::fetchMore(const QModelIndex &parent)
{
    bring(parent, rowCount(parent) + 1);
}

/// Whole portions, until so many rows are there.
void JsonModel::bring(const QModelIndex &parent, int upTo)
{
    Branch *branch = parent.isValid() ? branchIn(parent)->openAt(parent.row()) : m_document.root();
    if (!branch || branch->shown >= std::min(upTo, branch->size()))
        return;
    const int portions = (upTo - branch->shown + portion - 1) / portion;
    const int last = std::min(branch->shown + portions * portion, branch->size()) - 1;
    beginInsertRows(parent.siblingAtColumn(NameColumn), branch->shown, last);
    branch->shown = last + 1;
    endInsertRows();
}

void JsonModel::fetchBehind(const QModelIndex &lastVisible)
{
    for (QModelIndex index = lastVisible; index.isValid(); index = index.parent()) {
        if (index.row() + 1 < rowCount(index.parent()))
            return;
        if (canFetchMore(index.parent())) {
            fetchMore(index.parent());
            return;
        }
    }
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case ValueColumn: return tr("Value");
    case TypeColumn: return tr("Type");
    default: return {};
    }
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Branch *branch = branchIn(index);
    switch (role) {
    case Qt::DisplayRole: return display(index);
    case Qt::EditRole:
    case RawRole: return raw(index);
    case TypeRole: return static_cast<int>(branch->typeAt(index.row()));
    case PathRole: return pathOf(index);
    case EditedRole: return branch->isEditedAt(index.row());
    case UnsafeRole: return jsonschema::isUnsafeInteger(branch->valueAt(index.row()));
    default: return {};
    }
}

QVariant JsonModel::display(const QModelIndex &index) const
{
    Branch *branch = branchIn(index);
    const json::Type type = branch->typeAt(index.row());
    switch (index.column()) {
    case NameColumn:
        return branch->isObject() ? branch->nameAt(index.row()) : QString::number(index.row());
    case TypeColumn: return typeTitle(type);
    default: break;
    }
    const int size = branch->sizeAt(index.row());
    if (type == json::Type::Array)
        return tr("%n element(s)", nullptr, size);
    if (type == json::Type::Object)
        return tr("%n member(s)", nullptr, size);
    return shownText(branch->valueAt(index.row()));
}

QVariant JsonModel::raw(const QModelIndex &index) const
{
    Branch *branch = branchIn(index);
    const json::Type type = branch->typeAt(index.row());
    if (index.column() == TypeColumn)
        return static_cast<int>(type);
    if (index.column() == NameColumn)
        return branch->isObject() ? QVariant(branch->nameAt(index.row())) : QVariant(index.row());
    const json::Value value = branch->valueAt(index.row());
    switch (type) {
    case json::Type::Null: return QVariant();
    case json::Type::Bool: return value.toBool();
    case json::Type::Number: return QString::fromLatin1(value.numberText());
    case json::Type::String: return value.toString();
    case json::Type::Array:
    case json::Type::Object: return QString::fromUtf8(m_document.fragment(rowsOf(index)).toText());
    }
    return {};
}

} // namespace accountdesk::models
