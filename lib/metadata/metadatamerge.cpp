// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/metadatamerge.h"

#include "json/literal.h"
#include "metadata/members.h"

namespace accountdesk::metadata {

namespace {

class Merging
{
public:
    Merging(const Members &base, const Members &mine, const Members &theirs,
            const Choices &choices)
        : m_base(base), m_mine(mine), m_theirs(theirs), m_choices(choices)
    {
    }

    /// What the key is to hold; missing if it is to go.
    json::Value decide(const QString &key, Merge &merge)
    {
        const json::Value base = m_base.value(key);
        const json::Value mine = m_mine.value(key);
        const json::Value theirs = m_theirs.value(key);
        const bool isChangedHere = !isSame(base, mine);
        const bool isChangedThere = !isSame(base, theirs);
        m_isMineWhole = m_isMineWhole && !isChangedThere;
        if (!isChangedHere) {
            if (isChangedThere)
                merge.fromServer.append(key);
            return theirs;
        }
        if (!isChangedThere || isSame(mine, theirs))
            return mine;
        const auto choice = m_choices.constFind(key);
        if (choice == m_choices.cend())
            merge.conflicts.append({key, base, mine, theirs});
        return choice != m_choices.cend() && *choice == Choice::Mine ? mine : theirs;
    }

    /// Nothing changed on the server: mine is the outcome as it is.
    bool isMineWhole() const { return m_isMineWhole; }

private:
    const Members &m_base;
    const Members &m_mine;
    const Members &m_theirs;
    const Choices &m_choices;
    bool m_isMineWhole = true;
};

/// Keys of mine, then those that it lost, then those that only the server knows.
QStringList allKeys(const Members &base, const Members &mine, const Members &theirs)
{
    QStringList keys = mine.order;
    for (const QString &key : base.order) {
        if (!mine.contains(key))
            keys.append(key);
    }
    for (const QString &key : theirs.order) {
        if (!mine.contains(key) && !base.contains(key))
            keys.append(key);
    }
    return keys;
}

/// The server's order, then what is new.
QByteArray textOf(const QStringList &keys, const QHash<QString, json::Value> &values,
                  const Members &theirs)
{
    QByteArrayList members;
    const auto add = [&members, &values](const QString &key) {
        if (const json::Value value = values.value(key); !value.isMissing())
            members.append(json::literalOf(key) + ':' + value.rawText());
    };
    for (const QString &key : theirs.order)
        add(key);
    for (const QString &key : keys) {
        if (!theirs.contains(key))
            add(key);
    }
    return '{' + members.join(',') + '}';
}

} // namespace

Result<Merge> mergeByKey(const json::Value &base, const json::Value &mine,
                         const json::Value &theirs, const Choices &choices)
{
    const Members baseMembers = membersOf(base);
    const Members mineMembers = membersOf(mine);
    const Members theirMembers = membersOf(theirs);
    if (const auto problem = problemOf(mine, mineMembers))
        return *problem;

    Merge merge;
    Merging merging(baseMembers, mineMembers, theirMembers, choices);
    QHash<QString, json::Value> values;
    const QStringList keys = allKeys(baseMembers, mineMembers, theirMembers);
    for (const QString &key : keys)
        values.insert(key, merging.decide(key, merge));
    if (merging.isMineWhole()) {
        merge.merged = mine;
        return merge;
    }
    const Result<json::Document> document
        = json::Document::parse(textOf(keys, values, theirMembers));
    if (!document)
        return document.error();
    merge.merged = document->root();
    return merge;
}

} // namespace accountdesk::metadata
