// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsontree/part.h"

#include <QString>

#include <memory>
#include <vector>

namespace accountdesk::jsontree {

/// A container that has been opened, and its children in chunks: finding a row, a child's row and
/// inserting cost the same in a list of ten and of half a million. Owned by the part that it is
/// the inside of; ends with it.
class Branch
{
public:
    Branch(Branch *parent, const json::DataPointer &data, quint32 node);
    ~Branch();
    std::unique_ptr<Branch> copy() const;

    Branch *parent() const { return m_parent; }
    /// Its row among the parent's children; 0 for the root.
    int row() const { return m_chunk ? m_chunk->start + m_place : 0; }
    int size() const { return m_size; }
    bool isObject() const { return m_data->nodes[m_node].type == static_cast<quint8>(json::Type::Object); }

    json::Type typeAt(int row);
    int sizeAt(int row);
    /// The text of the value; what was edited inside a container is not in it.
    json::Value valueAt(int row);
    QString nameAt(int row);
    QByteArray nameLiteralAt(int row);
    bool isEditedAt(int row);
    /// The row's inside if it was opened.
    Branch *openedAt(int row);
    /// The row's inside, opened now if it was not; null if it is no container.
    Branch *openAt(int row);
    /// The last row with that name, -1 if there is none; except one row.
    int find(QStringView name, int except = -1) const;

    void setValue(int row, Part part, Part *replaced);
    void setName(int row, const QByteArray &literal);
    Part take(int row);
    /// Known again if it was taken from here; gets no name in an array.
    void put(int row, Part part);

    const json::DataPointer &data() const { return m_data; }
    quint32 node() const { return m_node; }
    bool isTouched() const { return m_isTouched; }
    bool isReshaped() const { return m_isReshaped; }
    const std::vector<std::unique_ptr<Chunk>> &chunks() const { return m_chunks; }
    bool isEdited(const Slot &slot) const;
    quint32 nodeOf(const Slot &slot) const { return slot.part ? slot.part->node : slot.base; }
    const json::DocumentData &dataOf(const Slot &slot) const
    {
        return slot.part ? *slot.part->data : *m_data;
    }
    /// Where it hangs, for the part that takes it in.
    void attach(Branch *parent, Chunk *chunk, int place);

    int shown = 0;  ///< for the reader: how many rows it has let a view know of

private:
    struct Spot
    {
        size_t chunk;
        int place;
    };

    void divide();
    Spot spotOf(int row) const;
    void openChunk(Chunk &chunk);
    Slot &slotAt(int row);
    Part &partOf(Slot &slot);
    void dropIfPlain(Slot &slot);
    void touch(Chunk &chunk);
    void renumber(Chunk &chunk, int from);
    void shift(size_t firstChunk, int by);
    void splitIfLarge(size_t index);

    Branch *m_parent;
    Chunk *m_chunk = nullptr;   ///< of the parent, in which it is
    int m_place = 0;
    json::DataPointer m_data;
    quint32 m_node;
    int m_size;
    bool m_isTouched = false;
    bool m_isReshaped = false;  ///< children came, went, moved or were renamed
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::vector<quint32> m_bases;   ///< of a long list the text's children, to be walked but once
};

} // namespace accountdesk::jsontree
