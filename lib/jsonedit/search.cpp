// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/search.h"

#include "json/text.h"
#include "jsonedit/editabledocument.h"

#include <algorithm>

namespace accountdesk::jsonedit {

namespace {

/// The text in lower case if it stands in JSON as it is, whoever wrote it; else empty.
QByteArray plainOf(const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' && c != u'/';
    });
    return isPlain ? text.toLatin1().toLower() : QByteArray();
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool containsPlain(QByteArrayView text, const QByteArray &plain)
{
    const auto found = std::search(text.begin(), text.end(), plain.begin(), plain.end(),
                                   [](char c, char wanted) { return lower(c) == wanted; });
    return found != text.end();
}

} // namespace

Search::Search(const EditableDocument &document, const QString &text, const Rows &from,
               bool isBackwards)
    : m_walker(document.root()), m_text(text), m_plain(plainOf(text)), m_from(from),
      m_isBackwards(isBackwards)
{
}

bool Search::step(int values)
{
    if (m_text.isEmpty())
        return true;
    for (int i = 0; i < values; ++i) {
        if (!m_walker.next())
            return true;
        if (isMatch() && takeMatch())
            return true;
    }
    return false;
}

bool Search::contains(QByteArrayView inside) const
{
    if (!m_plain.isEmpty() && !inside.contains('\\'))
        return containsPlain(inside, m_plain);
    return json::unescaped(inside).contains(m_text, Qt::CaseInsensitive);
}

bool Search::isMatch() const
{
    const QByteArrayView name = m_walker.name();
    if (!name.isEmpty() && contains(name.sliced(1, name.size() - 2)))
        return true;
    const json::DocumentData &data = m_walker.data();
    if (data.isContainer(m_walker.node()))
        return false;
    const bool isString = data.nodes[m_walker.node()].type == static_cast<quint8>(json::Type::String);
    return contains(isString ? data.rawString(m_walker.node()) : data.raw(m_walker.node()));
}

/// Keeps the match if it is the best so far; true if none can be better.
bool Search::takeMatch()
{
    const Rows rows = m_walker.rows();
    const auto isBefore = [](const Rows &one, const Rows &other) {
        return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end());
    };
    if (!m_isBackwards) {
        const bool isBehind = isBefore(m_from, rows);
        if (isBehind || !m_found)
            m_found = rows;
        return isBehind;
    }
    const bool wasBefore = m_found && isBefore(*m_found, m_from);
    if (isBefore(rows, m_from) || !wasBefore)
        m_found = rows;
    return wasBefore && !isBefore(rows, m_from);
}

} // namespace accountdesk::jsonedit
