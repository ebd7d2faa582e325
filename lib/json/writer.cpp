// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"
#include "json/nodes.h"

#include <vector>

namespace accountdesk::json {

namespace {

/// Walks the nodes in the order of the text with a stack of its own.
class Writer
{
public:
    Writer(const DocumentData &data, int indent) : m_data(data), m_indent(indent) {}

    QByteArray write(quint32 root)
    {
        begin(root);
        while (!m_open.empty())
            step();
        return m_text;
    }

private:
    struct Open
    {
        quint32 container;
        quint32 next;   ///< child to be written, 0 when all are
    };

    void newLine()
    {
        m_text.append('\n');
        m_text.append(static_cast<qsizetype>(m_open.size()) * m_indent, ' ');
    }

    bool isObject(quint32 node) const
    {
        return m_data.nodes[node].type == static_cast<quint8>(Type::Object);
    }

    void begin(quint32 node)
    {
        if (!m_data.isContainer(node)) {
            m_text.append(m_data.raw(node));
        } else if (m_data.count(node) == 0) {
            m_text.append(isObject(node) ? "{}" : "[]");
        } else {
            m_text.append(isObject(node) ? '{' : '[');
            m_open.push_back({node, m_data.firstChild(node)});
        }
    }

    void step()
    {
        const Open now = m_open.back();
        if (now.next == 0) {
            m_open.pop_back();
            newLine();
            m_text.append(isObject(now.container) ? '}' : ']');
            return;
        }
        if (now.next != m_data.firstChild(now.container))
            m_text.append(',');
        newLine();
        if (isObject(now.container)) {
            m_text.append('"');
            m_text.append(m_data.rawName(now.next));
            m_text.append("\": ");
        }
        m_open.back().next = m_data.nextSibling(now.next);
        begin(now.next);
    }

    const DocumentData &m_data;
    const int m_indent;
    std::vector<Open> m_open;
    QByteArray m_text;
};

} // namespace

QByteArray Value::toIndented(int indent) const
{
    return m_data ? Writer(*m_data, qMax(indent, 0)).write(m_node) : QByteArray();
}

} // namespace accountdesk::json
