// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/comparer.h"

#include "jsondiff/path.h"

namespace accountdesk::jsondiff {

Comparison Comparer::compare(const json::Value &before, const json::Value &after,
                             const QString &path)
{
    m_prefix = path;
    m_before = json::NodeAccess::data(before);
    m_after = json::NodeAccess::data(after);
    if (before.isMissing() && after.isMissing())
        return {};
    if (before.isMissing() || after.isMissing()) {
        add(before.isMissing() ? ChangeKind::Added : ChangeKind::Removed, before, after);
        return m_comparison;
    }
    look(json::NodeAccess::node(before), json::NodeAccess::node(after));
    while (!m_levels.empty() && mayGoOn())
        step();
    return m_comparison;
}

bool Comparer::mayGoOn()
{
    const bool isCancelled = m_limits.isCancelled && m_limits.isCancelled->load();
    if (isCancelled || m_comparison.changes.size() >= m_limits.changes)
        m_comparison.isComplete = false;
    return m_comparison.isComplete;
}

void Comparer::step()
{
    Level &level = m_levels.back();
    if (level.next == level.pairs.size()) {
        m_levels.pop_back();
        return;
    }
    const Pair pair = level.pairs[level.next++];
    if (pair.x == 0)
        add(ChangeKind::Added, {}, json::NodeAccess::value(m_after, pair.y));
    else if (pair.y == 0)
        add(ChangeKind::Removed, json::NodeAccess::value(m_before, pair.x), {});
    else
        look(pair.x, pair.y);
}

void Comparer::look(quint32 x, quint32 y)
{
    const json::DocumentData &a = *m_before;
    const json::DocumentData &b = *m_after;
    if (a.raw(x) == b.raw(y))
        return;
    const bool isSameType = a.nodes[x].type == b.nodes[y].type;
    if (isSameType && a.isContainer(x)) {
        const bool isObject = a.nodes[x].type == static_cast<quint8>(json::Type::Object);
        m_levels.push_back({isObject, isObject ? alignedMembers(a, x, b, y) : alignedElements(a, x, b, y)});
    } else if (!isSameType || !json::areScalarsEqual(a, x, b, y)) {
        add(ChangeKind::Changed, json::NodeAccess::value(m_before, x),
            json::NodeAccess::value(m_after, y));
    }
}

void Comparer::add(ChangeKind kind, const json::Value &before, const json::Value &after)
{
    m_comparison.changes.append({kind, path(), before, after});
}

QString Comparer::path() const
{
    QString path = m_prefix;
    for (const Level &level : m_levels) {
        const Pair &pair = level.pairs[level.next - 1];
        if (level.isObject)
            appendName(path, pair.y ? m_after->name(pair.y) : m_before->name(pair.x));
        else
            appendRow(path, pair.row);
    }
    return path;
}

Comparison compare(const json::Value &before, const json::Value &after, const CompareLimits &limits)
{
    return Comparer(limits).compare(before, after, QStringLiteral("$"));
}

} // namespace accountdesk::jsondiff
