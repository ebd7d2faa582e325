// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/branch.h"

#include "json/literal.h"

#include <algorithm>

namespace accountdesk::jsontree {


Branch::Branch(Branch *parent, const json::DataPointer &data, quint32 node)
    : m_parent(parent), m_data(data), m_node(node), m_size(static_cast<int>(data->count(node)))
{
    divide();
}

Branch::~Branch() = default;

/// Only counts along the text; what a child says is not looked at.
void Branch::divide()
{
    quint32 child = m_data->firstChild(m_node);
    if (m_size > Chunk::usual)
        m_bases.reserve(static_cast<size_t>(m_size));
    for (int row = 0; row < m_size;) {
        auto chunk = std::make_unique<Chunk>();
        chunk->firstBase = child;
        chunk->firstOrdinal = static_cast<quint32>(row);
        chunk->start = row;
        chunk->count = std::min(Chunk::usual, m_size - row);
        for (int i = 0; i < chunk->count; ++i) {
            chunk->lastBase = child;
            if (m_size > Chunk::usual)
                m_bases.push_back(child);
            child = m_data->nextSibling(child);
        }
        row += chunk->count;
        m_chunks.push_back(std::move(chunk));
    }
}

std::unique_ptr<Branch> Branch::copy() const
{
    auto branch = std::make_unique<Branch>(nullptr, m_data, m_node);
    branch->m_size = m_size;
    branch->m_isTouched = m_isTouched;
    branch->m_isReshaped = m_isReshaped;
    branch->m_chunks.clear();
    for (const auto &chunk : m_chunks) {
        auto twin = std::make_unique<Chunk>();
        twin->firstBase = chunk->firstBase;
        twin->lastBase = chunk->lastBase;
        twin->firstOrdinal = chunk->firstOrdinal;
        twin->start = chunk->start;
        twin->count = chunk->count;
        twin->isTouched = chunk->isTouched;
        twin->slots.reserve(chunk->slots.size());
        for (const Slot &slot : chunk->slots) {
            auto part = slot.part ? std::make_unique<Part>(slot.part->copy()) : nullptr;
            twin->slots.push_back({slot.base, slot.ordinal, std::move(part)});
            if (twin->slots.back().part && twin->slots.back().part->branch) {
                twin->slots.back().part->branch->attach(branch.get(), twin.get(),
                                                        static_cast<int>(twin->slots.size()) - 1);
            }
        }
        branch->m_chunks.push_back(std::move(twin));
    }
    return branch;
}

void Branch::attach(Branch *parent, Chunk *chunk, int place)
{
    m_parent = parent;
    m_chunk = chunk;
    m_place = place;
}

Branch::Spot Branch::spotOf(int row) const
{
    const auto behind = std::upper_bound(
        m_chunks.begin(), m_chunks.end(), row,
        [](int wanted, const std::unique_ptr<Chunk> &chunk) { return wanted < chunk->start; });
    const auto index = static_cast<size_t>(behind - m_chunks.begin()) - 1;
    return {index, row - m_chunks[index]->start};
}

void Branch::openChunk(Chunk &chunk)
{
    if (chunk.isOpen())
        return;
    chunk.slots.reserve(static_cast<size_t>(chunk.count));
    quint32 child = chunk.firstBase;
    const quint32 end = chunk.firstOrdinal + static_cast<quint32>(chunk.count);
    for (quint32 ordinal = chunk.firstOrdinal; ordinal < end; ++ordinal) {
        chunk.slots.push_back({m_bases.empty() ? child : m_bases[ordinal], ordinal, nullptr});
        child = m_bases.empty() ? m_data->nextSibling(child) : 0;
    }
}

Slot &Branch::slotAt(int row)
{
    const Spot spot = spotOf(row);
    Chunk &chunk = *m_chunks[spot.chunk];
    openChunk(chunk);
    return chunk.slots[static_cast<size_t>(spot.place)];
}

json::Type Branch::typeAt(int row)
{
    const Slot &slot = slotAt(row);
    return static_cast<json::Type>(dataOf(slot).nodes[nodeOf(slot)].type);
}

int Branch::sizeAt(int row)
{
    const Slot &slot = slotAt(row);
    if (slot.part && slot.part->branch)
        return slot.part->branch->size();
    const json::DocumentData &data = dataOf(slot);
    return data.isContainer(nodeOf(slot)) ? static_cast<int>(data.count(nodeOf(slot))) : 0;
}

json::Value Branch::valueAt(int row)
{
    const Slot &slot = slotAt(row);
    return slot.part ? json::NodeAccess::value(slot.part->data, slot.part->node)
                     : json::NodeAccess::value(m_data, slot.base);
}

QString Branch::nameAt(int row)
{
    const Slot &slot = slotAt(row);
    if (!isObject())
        return {};
    return slot.part && !slot.part->name.isEmpty() ? json::textOf(slot.part->name)
                                                   : m_data->name(slot.base);
}

QByteArray Branch::nameLiteralAt(int row)
{
    const Slot &slot = slotAt(row);
    if (!isObject())
        return {};
    if (slot.part && !slot.part->name.isEmpty())
        return slot.part->name;
    const QByteArrayView inside = m_data->rawName(slot.base);
    return QByteArray(inside.data() - 1, inside.size() + 2);
}

bool Branch::isEdited(const Slot &slot) const
{
    if (slot.base == 0)
        return true;
    const Part *part = slot.part.get();
    return part && (part->node != slot.base || part->data != m_data || !part->name.isEmpty()
                    || (part->branch && part->branch->isTouched()));
}

bool Branch::isEditedAt(int row)
{
    return isEdited(slotAt(row));
}

Branch *Branch::openedAt(int row)
{
    const Slot &slot = slotAt(row);
    return slot.part ? slot.part->branch.get() : nullptr;
}

Branch *Branch::openAt(int row)
{
    Slot &slot = slotAt(row);
    if (!dataOf(slot).isContainer(nodeOf(slot)))
        return nullptr;
    Part &part = partOf(slot);
    if (!part.branch) {
        const Spot spot = spotOf(row);
        part.branch = std::make_unique<Branch>(this, part.data, part.node);
        part.branch->attach(this, m_chunks[spot.chunk].get(), spot.place);
    }
    return part.branch.get();
}

int Branch::find(QStringView name, int except) const
{
    int found = -1;
    const auto look = [&](int row, const Slot *slot, quint32 base) {
        if (row == except)
            return;
        const bool isOwn = slot && slot->part && !slot->part->name.isEmpty();
        if (isOwn ? json::textOf(slot->part->name) == name : m_data->isNamed(base, name))
            found = row;
    };
    for (const auto &chunk : m_chunks) {
        int row = chunk->start;
        for (const Slot &slot : chunk->slots)
            look(row++, &slot, slot.base);
        quint32 base = chunk->firstBase;
        for (; !chunk->isOpen() && row < chunk->start + chunk->count; ++row) {
            look(row, nullptr, base);
            base = m_data->nextSibling(base);
        }
    }
    return found;
}

} // namespace accountdesk::jsontree
