// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/textwriter.h"

#include "jsontree/branch.h"

#include <cstring>

namespace accountdesk::jsontree {

namespace {

quint32 beginOf(const json::DocumentData &data, quint32 child)
{
    return data.nodes[child].name ? data.nodes[child].name : data.nodes[child].begin;
}

/// Blanks that end right before the offset.
QByteArray blanksBefore(const json::DocumentData &data, quint32 offset)
{
    quint32 first = offset;
    while (first > 0 && std::strchr(" \t\r\n", data.source[first - 1]))
        --first;
    return data.source.mid(first, offset - first);
}

QByteArray colonOf(const json::DocumentData &data, quint32 child)
{
    const quint32 behindName = data.nodes[child].name
        + static_cast<quint32>(data.rawName(child).size()) + 2;
    return data.source.mid(behindName, data.nodes[child].begin - behindName);
}

} // namespace

QByteArray TextWriter::write(const Part &root)
{
    m_text.reserve(static_cast<qsizetype>(root.data->endOffset(root.node) - root.data->nodes[root.node].begin) + 64);
    begin(*root.data, root.node, root.branch.get());
    while (!m_open.empty())
        step();
    return std::move(m_text);
}

void TextWriter::begin(const json::DocumentData &data, quint32 node, const Branch *branch)
{
    if (!branch || !branch->isTouched()) {
        m_text.append(data.raw(node));
        return;
    }
    Open open{branch};
    open.writtenTo = data.nodes[node].begin + 1;
    open.colon = QByteArrayLiteral(":");
    if (const quint32 child = data.firstChild(node)) {
        const quint32 second = data.nextSibling(child);
        open.indent = blanksBefore(data, beginOf(data, child));
        open.gap = second ? blanksBefore(data, beginOf(data, second)) : open.indent;
        if (branch->isObject())
            open.colon = colonOf(data, child);
    }
    m_text.append(branch->isObject() ? '{' : '[');
    m_open.push_back(std::move(open));
}

/// One child that was edited, or the longest run of children that were not.
void TextWriter::step()
{
    Open &open = m_open.back();
    const auto &chunks = open.branch->chunks();
    if (open.chunk == chunks.size()) {
        end();
        return;
    }
    const Chunk &chunk = *chunks[open.chunk];
    if (!chunk.isOpen() && chunk.count > 0) {
        ++open.chunk;
        copyRun(open, chunk.firstBase, chunk.lastBase, chunk.firstOrdinal,
                static_cast<quint32>(chunk.count));
        return;
    }
    if (open.slot == chunk.slots.size()) {
        open.slot = 0;
        ++open.chunk;
        return;
    }
    const Slot &first = chunk.slots[open.slot++];
    if (open.branch->isEdited(first)) {
        writeChild(open, first);
        return;
    }
    const Slot *last = &first;
    while (open.slot < chunk.slots.size() && chunk.slots[open.slot].ordinal == last->ordinal + 1
           && !open.branch->isEdited(chunk.slots[open.slot]))
        last = &chunk.slots[open.slot++];
    copyRun(open, first.base, last->base, first.ordinal, last->ordinal - first.ordinal + 1);
}

/// What stands between the last child and this one.
void TextWriter::separate(Open &open, quint32 base, quint32 ordinal)
{
    const json::DocumentData &data = *open.branch->data();
    if (base != 0 && open.isCopying && ordinal == open.nextOrdinal) {
        m_text.append(data.source.constData() + open.writtenTo, beginOf(data, base) - open.writtenTo);
    } else {
        if (!open.isFirst)
            m_text.append(',');
        if (base != 0)
            m_text.append(blanksBefore(data, beginOf(data, base)));
        else
            m_text.append(open.isFirst ? open.indent : open.gap);
    }
    open.isFirst = false;
    open.isCopying = base != 0;
    open.nextOrdinal = ordinal + 1;
}

void TextWriter::copyRun(Open &open, quint32 first, quint32 last, quint32 ordinal, quint32 count)
{
    const json::DocumentData &data = *open.branch->data();
    separate(open, first, ordinal);
    const quint32 from = beginOf(data, first);
    open.writtenTo = data.endOffset(last);
    open.nextOrdinal = ordinal + count;
    m_text.append(data.source.constData() + from, open.writtenTo - from);
}

void TextWriter::writeChild(Open &open, const Slot &slot)
{
    const json::DocumentData &data = *open.branch->data();
    separate(open, slot.base, slot.ordinal);
    if (open.branch->isObject()) {
        const bool hasOwnName = slot.part && !slot.part->name.isEmpty();
        if (hasOwnName)
            m_text.append(slot.part->name);
        else
            m_text.append('"').append(data.rawName(slot.base)).append('"');
        m_text.append(slot.base != 0 ? colonOf(data, slot.base) : open.colon);
    }
    if (slot.base != 0)
        open.writtenTo = data.endOffset(slot.base);
    begin(*slot.part->data, slot.part->node, slot.part->branch.get());
}

void TextWriter::end()
{
    const Open open = std::move(m_open.back());
    m_open.pop_back();
    const json::DocumentData &data = *open.branch->data();
    const quint32 node = open.branch->node();
    const quint32 closing = data.endOffset(node) - 1;
    if (open.isCopying && open.nextOrdinal == data.count(node))
        m_text.append(data.source.constData() + open.writtenTo, closing - open.writtenTo);
    else if (!open.isFirst && data.count(node) > 0)
        m_text.append(blanksBefore(data, closing));
    m_text.append(open.branch->isObject() ? '}' : ']');
}

} // namespace accountdesk::jsontree
