// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/branch.h"

#include "json/literal.h"

#include <iterator>

namespace accountdesk::jsontree {

namespace {

constexpr size_t largestChunk = 2 * Chunk::usual;

/// Compared by what they say, so that a name that comes back gets its old spelling.
bool isNameOfBase(const json::DocumentData &data, quint32 base, const QByteArray &literal)
{
    return data.isNamed(base, json::textOf(literal));
}

} // namespace

Part &Branch::partOf(Slot &slot)
{
    if (!slot.part)
        slot.part = std::make_unique<Part>(m_data, slot.base);
    return *slot.part;
}

/// Back to what stands in the text: nothing has to be remembered.
void Branch::dropIfPlain(Slot &slot)
{
    if (slot.part && !slot.part->branch && !isEdited(slot))
        slot.part.reset();
}

void Branch::touch(Chunk &chunk)
{
    chunk.isTouched = true;
    for (Branch *branch = this; branch && !branch->m_isTouched; branch = branch->m_parent) {
        branch->m_isTouched = true;
        if (branch->m_chunk)
            branch->m_chunk->isTouched = true;
    }
}

void Branch::setValue(int row, Part part, Part *replaced)
{
    const Spot spot = spotOf(row);
    Chunk &chunk = *m_chunks[spot.chunk];
    Slot &slot = slotAt(row);
    Part &now = partOf(slot);
    part.name = now.name;
    part.home = now.home;
    *replaced = std::exchange(now, std::move(part));
    if (now.branch)
        now.branch->attach(this, &chunk, spot.place);
    if (replaced->branch)
        replaced->branch->attach(nullptr, nullptr, 0);
    touch(chunk);
    dropIfPlain(slot);
}

void Branch::setName(int row, const QByteArray &literal)
{
    Slot &slot = slotAt(row);
    const bool isBase = slot.base != 0 && isNameOfBase(*m_data, slot.base, literal);
    partOf(slot).name = isBase ? QByteArray() : literal;
    m_isReshaped = true;
    touch(*m_chunks[spotOf(row).chunk]);
    dropIfPlain(slot);
}

Part Branch::take(int row)
{
    const Spot spot = spotOf(row);
    Chunk &chunk = *m_chunks[spot.chunk];
    Slot &slot = slotAt(row);
    QByteArray name = nameLiteralAt(row);
    Part part = std::move(partOf(slot));
    part.name = std::move(name);
    if (slot.base != 0)
        part.home = {m_data, m_node, slot.base, slot.ordinal};
    if (part.branch)
        part.branch->attach(nullptr, nullptr, 0);
    touch(chunk);
    m_isReshaped = true;
    --m_size;
    --chunk.count;
    chunk.slots.erase(chunk.slots.begin() + spot.place);
    renumber(chunk, spot.place);
    shift(spot.chunk + 1, -1);
    // An empty chunk would look as if it had not been opened.
    if (chunk.count == 0)
        m_chunks.erase(m_chunks.begin() + static_cast<std::ptrdiff_t>(spot.chunk));
    return part;
}

void Branch::put(int row, Part part)
{
    if (m_chunks.empty())
        m_chunks.push_back(std::make_unique<Chunk>());
    const Spot spot = spotOf(row);
    Chunk &chunk = *m_chunks[spot.chunk];
    openChunk(chunk);
    Slot slot;
    if (part.home.data == m_data && part.home.container == m_node && part.home.node != 0) {
        slot.base = part.home.node;
        slot.ordinal = part.home.ordinal;
        part.home = {};
        if (isObject() && isNameOfBase(*m_data, slot.base, part.name))
            part.name.clear();
    }
    if (!isObject())
        part.name.clear();
    slot.part = std::make_unique<Part>(std::move(part));
    dropIfPlain(slot);
    chunk.slots.insert(chunk.slots.begin() + spot.place, std::move(slot));
    ++chunk.count;
    ++m_size;
    m_isReshaped = true;
    touch(chunk);
    renumber(chunk, spot.place);
    shift(spot.chunk + 1, 1);
    splitIfLarge(spot.chunk);
}

void Branch::renumber(Chunk &chunk, int from)
{
    for (auto i = static_cast<size_t>(from); i < chunk.slots.size(); ++i) {
        if (Part *part = chunk.slots[i].part.get(); part && part->branch)
            part->branch->attach(this, &chunk, static_cast<int>(i));
    }
}

void Branch::shift(size_t firstChunk, int by)
{
    for (size_t i = firstChunk; i < m_chunks.size(); ++i)
        m_chunks[i]->start += by;
}

void Branch::splitIfLarge(size_t index)
{
    Chunk &chunk = *m_chunks[index];
    if (chunk.slots.size() <= largestChunk)
        return;
    auto half = std::make_unique<Chunk>();
    const auto middle = chunk.slots.begin() + Chunk::usual;
    half->slots.assign(std::make_move_iterator(middle), std::make_move_iterator(chunk.slots.end()));
    chunk.slots.erase(middle, chunk.slots.end());
    half->isTouched = chunk.isTouched;
    half->start = chunk.start + Chunk::usual;
    half->count = chunk.count - Chunk::usual;
    chunk.count = Chunk::usual;
    renumber(*half, 0);
    m_chunks.insert(m_chunks.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(half));
}

} // namespace accountdesk::jsontree
