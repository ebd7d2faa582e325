// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/nodes.h"

#include <limits>

namespace accountdesk::json {

bool NodeBuffer::reserve(quint32 capacity)
{
    return capacity <= m_capacity || reallocate(capacity);
}

void NodeBuffer::shrink()
{
    constexpr quint32 negligible = 1024;
    if (m_capacity - m_size > negligible)
        reallocate(m_size);
}

bool NodeBuffer::grow()
{
    constexpr quint32 most = std::numeric_limits<quint32>::max() / 2;
    return m_capacity <= most && reallocate(m_capacity ? m_capacity * 2 : 16);
}

bool NodeBuffer::reallocate(quint32 capacity)
{
    auto *moved = static_cast<Node *>(std::realloc(m_nodes, sizeof(Node) * capacity));
    if (!moved)
        return false;
    m_nodes = moved;
    m_capacity = capacity;
    return true;
}

QByteArrayView DocumentData::rawName(quint32 node) const
{
    const quint32 quote = nodes[node].name;
    if (quote == 0)
        return {};
    const char *first = source.constData() + quote + 1;
    const char *last = first;
    while (*last != '"')
        last += *last == '\\' ? 2 : 1;
    return QByteArrayView(first, last);
}

QString DocumentData::name(quint32 node) const
{
    const QByteArrayView raw = rawName(node);
    return nodes[node].hasNameEscapes ? unescaped(raw) : QString::fromUtf8(raw);
}

/// Compares in place: look-ups by name are what strict readers and token rules spend time on.
bool DocumentData::isNamed(quint32 node, QStringView wanted) const
{
    if (nodes[node].hasNameEscapes)
        return name(node) == wanted;
    const char *at = source.constData() + nodes[node].name + 1;
    for (const QChar c : wanted) {
        if (c.unicode() >= 0x80)
            return name(node) == wanted;
        // A quote in what is wanted would be an escape in the text.
        if (*at != static_cast<char>(c.unicode()) || *at == '"')
            return false;
        ++at;
    }
    return *at == '"';
}

QString DocumentData::string(quint32 node) const
{
    const QByteArrayView raw = rawString(node);
    return nodes[node].hasValueEscapes ? unescaped(raw) : QString::fromUtf8(raw);
}

bool isSameName(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y)
{
    if (a.nodes[x].hasNameEscapes || b.nodes[y].hasNameEscapes)
        return a.name(x) == b.name(y);
    return a.rawName(x) == b.rawName(y);
}

} // namespace accountdesk::json
