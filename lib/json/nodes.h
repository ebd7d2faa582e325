// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"
#include "json/text.h"

#include <QByteArray>
#include <QSharedData>

#include <cstdlib>

namespace accountdesk::json {

/// One value in 16 bytes, in the order of the text; what it says is read from the source when
/// asked. A container takes a second place right behind, which holds its end and its count.
struct Node
{
    quint32 begin;  ///< offset of the value's first byte
    quint32 name;   ///< offset of the member name's opening quote; 0 in an array and at the root
    quint32 end;    ///< scalar: offset behind the value; container: index of the node behind it
    quint8 type;
    bool isLast;    ///< no sibling follows
    bool hasValueEscapes;
    bool hasNameEscapes;
};
static_assert(sizeof(Node) == 16);

/// Grows by realloc, which for large blocks moves pages instead of copying them.
class NodeBuffer
{
public:
    NodeBuffer() = default;
    ~NodeBuffer() { std::free(m_nodes); }

    bool append(const Node &node)
    {
        if (m_size == m_capacity && !grow())
            return false;
        m_nodes[m_size++] = node;
        return true;
    }
    bool reserve(quint32 capacity);
    void shrink();
    quint32 size() const { return m_size; }
    Node &operator[](quint32 index) { return m_nodes[index]; }
    const Node &operator[](quint32 index) const { return m_nodes[index]; }

private:
    bool grow();
    bool reallocate(quint32 capacity);

    Node *m_nodes = nullptr;
    quint32 m_size = 0;
    quint32 m_capacity = 0;
    Q_DISABLE_COPY_MOVE(NodeBuffer)
};

struct DocumentData : QSharedData
{
    QByteArray source;
    NodeBuffer nodes;
    int depth = 0;  ///< of the deepest container; the root's is 1

    bool isContainer(quint32 node) const
    {
        return nodes[node].type >= static_cast<quint8>(Type::Array);
    }
    quint32 count(quint32 container) const { return nodes[container + 1].name; }
    quint32 endOffset(quint32 node) const
    {
        return isContainer(node) ? nodes[node + 1].begin : nodes[node].end;
    }
    /// 0, which is no child of anything, when there is none.
    quint32 firstChild(quint32 node) const
    {
        return isContainer(node) && count(node) > 0 ? node + 2 : 0;
    }
    quint32 nextSibling(quint32 node) const
    {
        if (nodes[node].isLast)
            return 0;
        return isContainer(node) ? nodes[node].end : node + 1;
    }
    QByteArrayView raw(quint32 node) const
    {
        return QByteArrayView(source).sliced(nodes[node].begin, endOffset(node) - nodes[node].begin);
    }
    /// Between the quotes.
    QByteArrayView rawName(quint32 node) const;
    QByteArrayView rawString(quint32 node) const
    {
        const QByteArrayView quoted = raw(node);
        return quoted.sliced(1, quoted.size() - 2);
    }
    QString name(quint32 node) const;
    bool isNamed(quint32 node, QStringView name) const;
    QString string(quint32 node) const;
};

bool isSameName(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y);
/// Both are scalars of one type: numbers compared by their value, strings decoded.
bool areScalarsEqual(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y);
bool areEqual(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y);

using DataPointer = QExplicitlySharedDataPointer<DocumentData>;

/// For what is built on the nodes themselves: editing and comparing.
struct NodeAccess
{
    static const DataPointer &data(const Value &value) { return value.m_data; }
    static quint32 node(const Value &value) { return value.m_node; }
    static Value value(const DataPointer &data, quint32 node) { return Value(data, node); }
};

} // namespace accountdesk::json
