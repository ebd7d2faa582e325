// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/keyedits.h"

#include <QHash>

namespace accountdesk {

using jsonedit::Edit;
using jsonedit::Fragment;

namespace {

QHash<QString, json::Value> membersOf(const json::Value &object)
{
    QHash<QString, json::Value> members;
    for (json::Value each = object.firstChild(); !each.isMissing(); each = each.nextSibling())
        members.insert(each.name(), each);
    return members;
}

/// Of the names that both have.
bool isSameOrder(const json::Value &before, const QHash<QString, json::Value> &was,
                 const json::Value &after, const QHash<QString, json::Value> &now)
{
    json::Value next = before.firstChild();
    for (json::Value each = after.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        if (!was.contains(each.name()))
            continue;
        while (!now.contains(next.name()))
            next = next.nextSibling();
        if (next.name() != each.name())
            return false;
        next = next.nextSibling();
    }
    return true;
}

} // namespace

std::optional<QList<Edit>> keyEdits(const json::Value &before, const json::Value &after, int most)
{
    if (!before.isObject() || !after.isObject())
        return std::nullopt;
    const QHash<QString, json::Value> now = membersOf(after);
    const QHash<QString, json::Value> was = membersOf(before);
    if (was.size() != before.size() || now.size() != after.size())
        return std::nullopt;
    if (!isSameOrder(before, was, after, now))
        return std::nullopt;
    QList<Edit> edits;
    int row = 0;
    for (json::Value each = before.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        const auto kept = now.constFind(each.name());
        if (kept == now.constEnd())
            edits.append(Edit::remove({row}));
        else if (kept->rawView() != each.rawView())
            edits.append(Edit::setValue({row++}, Fragment::of(*kept)));
        else
            ++row;
        if (edits.size() > most)
            return std::nullopt;
    }
    for (json::Value each = after.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        if (was.contains(each.name()))
            continue;
        if (edits.size() == most)
            return std::nullopt;
        edits.append(Edit::insert({row++}, each.name(), Fragment::of(each)));
    }
    return edits;
}

} // namespace accountdesk
