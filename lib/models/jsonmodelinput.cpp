// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/branch.h"
#include "models/jsonmodel.h"

namespace accountdesk::models {

using jsonedit::Edit;
using jsonedit::Fragment;
using jsonedit::Rows;
using jsontree::Branch;

Qt::ItemFlags JsonModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const json::Type type = typeOf(index);
    const bool isContainer = type == json::Type::Array || type == json::Type::Object;
    if (!isContainer)
        flags |= Qt::ItemNeverHasChildren;
    const bool isNamed = static_cast<Branch *>(index.internalPointer())->isObject();
    const bool isTyped = !isContainer && type != json::Type::Null;
    const bool isEditable = index.column() == TypeColumn
        || (index.column() == NameColumn ? isNamed : isTyped);
    return isEditable && !m_isReadOnly ? flags | Qt::ItemIsEditable : flags;
}

bool JsonModel::propose(const Edit &edit)
{
    if (const auto allowed = m_document.check(edit); !allowed) {
        Q_EMIT refused(allowed.error());
        return false;
    }
    if (m_handler)
        m_handler(edit);
    else
        (void)apply(edit);
    return true;
}

bool JsonModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || m_isReadOnly || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || value == raw(index))
        return false;
    const auto edit = editOf(index, value);
    return edit && propose(*edit);
}

std::optional<Edit> JsonModel::editOf(const QModelIndex &index, const QVariant &value)
{
    const Rows rows = rowsOf(index);
    if (index.column() == NameColumn)
        return Edit::rename(rows, value.toString());
    if (index.column() == TypeColumn)
        return m_document.changeType(rows, static_cast<json::Type>(value.toInt()));
    switch (typeOf(index)) {
    case json::Type::Bool: return Edit::setValue(rows, Fragment::boolean(value.toBool()));
    case json::Type::String: return Edit::setValue(rows, Fragment::string(value.toString()));
    case json::Type::Number: {
        const auto number = Fragment::number(value.toString());
        if (number)
            return Edit::setValue(rows, *number);
        Q_EMIT refused(number.error());
        break;
    }
    case json::Type::Null:
    case json::Type::Array:
    case json::Type::Object: break;
    }
    return std::nullopt;
}

bool JsonModel::moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to,
                         int before)
{
    Rows at = rowsOf(from);
    at.append(row);
    Rows place = rowsOf(to);
    place.append(before);
    const qsizetype level = at.size() - 1;
    const bool isBeside = place.size() > level && place.first(level) == jsonedit::parentOf(at);
    if (isBeside && place.size() > at.size() && place[level] == row) {
        Q_EMIT refused(Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("intoItself"), 0});
        return false;
    }
    if (isBeside && place[level] > row)
        --place[level];
    if (m_isReadOnly || count != 1 || at == place)
        return false;
    const bool needsName = typeOf(from) == json::Type::Array && typeOf(to) == json::Type::Object;
    const QString name = needsName ? m_document.freeName(rowsOf(to), QString::number(row)) : QString();
    return propose(Edit::move(at, place, name));
}

} // namespace accountdesk::models
