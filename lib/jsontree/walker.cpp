// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/walker.h"

#include "jsontree/branch.h"

namespace accountdesk::jsontree {

Walker::Walker(const Branch *root)
{
    if (root)
        m_levels.push_back({root, root->data().data(), 0});
}

bool Walker::next()
{
    const bool isContainer = m_data && m_data->isContainer(m_node);
    if (isContainer)
        m_levels.push_back({m_inner, m_data, m_node});
    while (!m_levels.empty()) {
        if (forward(m_levels.back()))
            return true;
        m_levels.pop_back();
    }
    m_data = nullptr;
    return false;
}

bool Walker::forward(Level &level)
{
    ++level.row;
    if (level.branch)
        return forwardInBranch(level);
    level.child = level.row == 0 ? level.data->firstChild(level.child)
                                 : level.data->nextSibling(level.child);
    if (level.child == 0)
        return false;
    m_data = level.data;
    m_node = level.child;
    m_inner = nullptr;
    setName(*level.data, level.child);
    return true;
}

bool Walker::forwardInBranch(Level &level)
{
    const auto &chunks = level.branch->chunks();
    ++level.place;
    if (level.chunk < chunks.size() && level.place == chunks[level.chunk]->count) {
        ++level.chunk;
        level.place = 0;
    }
    if (level.chunk == chunks.size())
        return false;
    const Chunk &chunk = *chunks[level.chunk];
    const Slot *slot = chunk.isOpen() ? &chunk.slots[static_cast<size_t>(level.place)] : nullptr;
    if (!slot)
        level.child = level.place == 0 ? chunk.firstBase : level.data->nextSibling(level.child);
    const quint32 base = slot ? slot->base : level.child;
    const Part *part = slot ? slot->part.get() : nullptr;
    m_data = part ? part->data.data() : level.data;
    m_node = part ? part->node : base;
    m_inner = part ? part->branch.get() : nullptr;
    if (part && !part->name.isEmpty())
        m_name = part->name;
    else
        setName(*level.data, base);
    return true;
}

void Walker::setName(const json::DocumentData &data, quint32 child)
{
    const QByteArrayView inside = data.rawName(child);
    m_name = inside.isNull() ? QByteArrayView() : QByteArrayView(inside.data() - 1, inside.size() + 2);
}

QList<int> Walker::rows() const
{
    QList<int> rows;
    rows.reserve(static_cast<qsizetype>(m_levels.size()));
    for (const Level &level : m_levels)
        rows.append(level.row);
    return rows;
}

} // namespace accountdesk::jsontree
