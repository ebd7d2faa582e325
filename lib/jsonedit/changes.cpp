// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/changes.h"

#include "jsontree/branch.h"
#include "jsondiff/comparer.h"
#include "jsonedit/pairing.h"
#include "jsondiff/path.h"
#include "jsontree/textwriter.h"

#include <QHash>

#include <limits>

namespace accountdesk::jsonedit {

using namespace jsondiff;
using namespace jsontree;

namespace {

bool isSameText(const json::Value &before, const Part &after)
{
    return json::NodeAccess::data(before) == after.data
        && json::NodeAccess::node(before) == after.node;
}

/// As a value of its own text, with the edits inside.
json::Value valueOf(const Part &part)
{
    if (!part.branch || !part.branch->isTouched())
        return json::NodeAccess::value(part.data, part.node);
    json::Limits limits;
    limits.bytes = std::numeric_limits<qsizetype>::max();
    const auto document = json::Document::parse(TextWriter().write(part), limits);
    return document ? document->root() : json::Value();
}

json::Value valueOf(const Branch &branch, const Slot &slot)
{
    return slot.part ? valueOf(*slot.part) : json::NodeAccess::value(branch.data(), slot.base);
}

/// Goes into the containers that were edited, with a stack of its own.
class Collector
{
public:
    explicit Collector(int most) : m_most(most) {}

    QList<Change> collect(const json::Value &before, const Part &after)
    {
        look(before, after, QStringLiteral("$"));
        while (!m_steps.empty() && m_changes.size() < m_most) {
            const Step step = std::move(m_steps.back());
            m_steps.pop_back();
            if (step.pairing.slot && !step.pairing.before.isMissing())
                look(step.pairing, *step.branch, step.path);
            else
                add(step);
        }
        return m_changes;
    }

private:
    struct Step
    {
        Pairing pairing;
        const Branch *branch;
        QString path;
    };

    void add(const Step &step)
    {
        Change change{step.pairing.slot ? ChangeKind::Added : ChangeKind::Removed, step.path,
                      step.pairing.before, {}};
        if (step.pairing.slot)
            change.after = valueOf(*step.branch, *step.pairing.slot);
        m_changes.append(change);
    }

    void look(const Pairing &pairing, const Branch &branch, const QString &path)
    {
        if (pairing.slot->part)
            look(pairing.before, *pairing.slot->part, path);
        else
            compareTexts(pairing.before, valueOf(branch, *pairing.slot), path);
    }

    void look(const json::Value &before, const Part &after, const QString &path)
    {
        if (!isSameText(before, after))
            compareTexts(before, valueOf(after), path);
        else if (after.branch && after.branch->isTouched())
            enter(*after.branch, path);
    }

    void compareTexts(const json::Value &before, const json::Value &after, const QString &path)
    {
        Comparer comparer({m_most - static_cast<int>(m_changes.size()), nullptr});
        m_changes += comparer.compare(before, after, path).changes;
    }

    void enter(const Branch &branch, const QString &path)
    {
        std::vector<Pairing> pairings = editedChildren(branch);
        for (auto it = pairings.rbegin(); it != pairings.rend(); ++it) {
            QString inner = path;
            if (branch.isObject())
                appendName(inner, it->name);
            else
                appendRow(inner, it->row);
            m_steps.push_back({std::move(*it), &branch, std::move(inner)});
        }
    }

    const int m_most;
    QList<Change> m_changes;
    std::vector<Step> m_steps;
};

/// Of a doubled name the last counts, as everywhere.
QHash<QString, json::Value> membersOf(const json::Value &object)
{
    QHash<QString, json::Value> members;
    for (json::Value child = object.isObject() ? object.firstChild() : json::Value();
         !child.isMissing(); child = child.nextSibling())
        members.insert(child.name(), child);
    return members;
}

QList<KeyChange> comparedKeys(const json::Value &before, const json::Value &after)
{
    QList<KeyChange> keys;
    QHash<QString, json::Value> old = membersOf(before);
    QHash<QString, json::Value> now = membersOf(after);
    for (json::Value child = after.firstChild(); !child.isMissing(); child = child.nextSibling()) {
        const QString name = child.name();
        const json::Value value = now.take(name);
        if (value.isMissing())
            continue;
        const json::Value was = old.take(name);
        if (was.isMissing())
            keys.append({name, ChangeKind::Added});
        else if (!was.equals(value))
            keys.append({name, ChangeKind::Changed});
    }
    for (json::Value child = before.firstChild(); !child.isMissing(); child = child.nextSibling()) {
        if (old.remove(child.name()) > 0)
            keys.append({child.name(), ChangeKind::Removed});
    }
    return keys;
}

bool isChangedAt(const Branch &branch, const Pairing &pairing)
{
    if (pairing.slot->part)
        return isChanged(pairing.before, *pairing.slot->part);
    return !pairing.before.equals(valueOf(branch, *pairing.slot));
}

} // namespace

QList<Change> changesOf(const json::Value &before, const Part &after, int most)
{
    return Collector(most).collect(before, after);
}

bool isChanged(const json::Value &before, const Part &after)
{
    return !changesOf(before, after, 1).isEmpty();
}

QList<KeyChange> changedKeysOf(const json::Value &before, const Part &after)
{
    if (!isSameText(before, after) || !before.isObject())
        return comparedKeys(before, valueOf(after));
    QList<KeyChange> keys;
    if (!after.branch || !after.branch->isTouched())
        return keys;
    for (const Pairing &pairing : editedChildren(*after.branch)) {
        if (!pairing.slot)
            keys.append({pairing.name, ChangeKind::Removed});
        else if (pairing.before.isMissing())
            keys.append({pairing.name, ChangeKind::Added});
        else if (isChangedAt(*after.branch, pairing))
            keys.append({pairing.name, ChangeKind::Changed});
    }
    return keys;
}

} // namespace accountdesk::jsonedit
