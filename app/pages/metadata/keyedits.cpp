// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/keyedits.h"

#include <QHash>

namespace accountdesk {

using jsonedit::Edit;
using jsonedit::Fragment;
using jsonedit::Rows;

namespace {

using Members = QHash<QString, json::Value>;

constexpr int deepest = 64;

Members membersOf(const json::Value &object)
{
    Members members;
    for (json::Value each = object.firstChild(); !each.isMissing(); each = each.nextSibling())
        members.insert(each.name(), each);
    return members;
}

/// Of the names that both have.
bool isSameOrder(const json::Value &before, const Members &was, const json::Value &after,
                 const Members &now)
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

/// Walks both values side by side. What cannot be told by a few edits inside is set as a whole.
class Walk
{
public:
    explicit Walk(int most) : m_most(most) {}

    QList<Edit> edits() const { return m_edits; }

    /// What is inside; false: that cannot be told by so few edits.
    bool goInto(const json::Value &before, const json::Value &after, const Rows &at)
    {
        if (at.size() >= deepest)
            return false;
        if (before.isArray() && after.isArray())
            return before.size() == after.size() && addElements(before, after, at);
        return before.isObject() && after.isObject() && addMembers(before, after, at);
    }

private:
    bool add(const Edit &edit)
    {
        m_edits.append(edit);
        return m_edits.size() <= m_most;
    }

    bool addValue(const json::Value &before, const json::Value &after, const Rows &at)
    {
        if (before.rawView() == after.rawView())
            return true;
        const qsizetype done = m_edits.size();
        if (goInto(before, after, at))
            return true;
        m_edits.resize(done);
        return add(Edit::setValue(at, Fragment::of(after)));
    }

    bool addElements(const json::Value &before, const json::Value &after, Rows at)
    {
        at.append(0);
        json::Value now = after.firstChild();
        for (json::Value was = before.firstChild(); !was.isMissing(); was = was.nextSibling()) {
            if (!addValue(was, now, at))
                return false;
            now = now.nextSibling();
            ++at.last();
        }
        return true;
    }

    bool addMembers(const json::Value &before, const json::Value &after, Rows at)
    {
        const Members was = membersOf(before);
        const Members now = membersOf(after);
        if (was.size() != before.size() || now.size() != after.size()
            || !isSameOrder(before, was, after, now))
            return false;
        at.append(0);
        for (json::Value each = before.firstChild(); !each.isMissing(); each = each.nextSibling()) {
            const auto kept = now.constFind(each.name());
            if (kept == now.constEnd() ? !add(Edit::remove(at)) : !addValue(each, *kept, at))
                return false;
            at.last() += kept == now.constEnd() ? 0 : 1;
        }
        for (json::Value each = after.firstChild(); !each.isMissing(); each = each.nextSibling()) {
            if (was.contains(each.name()))
                continue;
            if (!add(Edit::insert(at, each.name(), Fragment::of(each))))
                return false;
            ++at.last();
        }
        return true;
    }

    const int m_most;
    QList<Edit> m_edits;
};

} // namespace

std::optional<QList<Edit>> keyEdits(const json::Value &before, const json::Value &after, int most)
{
    Walk walk(most);
    if (!before.isObject() || !walk.goInto(before, after, {}))
        return std::nullopt;
    return walk.edits();
}

} // namespace accountdesk
