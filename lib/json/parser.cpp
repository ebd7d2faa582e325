// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/parser.h"

#include <QSet>

#include <algorithm>
#include <cstring>

namespace accountdesk::json {

namespace {

constexpr Flaw noMemory{"memory", "There is not enough memory."};
constexpr Flaw byteOrderMark{"byteOrderMark", "The text starts with a byte order mark."};
constexpr Flaw trailingText{"trailing", "Text follows after the value."};
constexpr Flaw noComma{"comma", "A comma or the closing bracket is missing."};
constexpr Flaw noName{"name", "A member name in quotes is missing."};
constexpr Flaw noColon{"colon", "A colon is missing."};
constexpr Flaw earlyEnd{"end", "The text ends before the value does."};
constexpr Flaw tooDeep{"depth", "The text is nested too deeply."};
constexpr Flaw doubledName{"doubledName", "A member name stands twice in one object."};
constexpr Flaw noQuote{"quote", "The string has no closing quote."};
constexpr Flaw controlCharacter{"control", "A control character stands in a string as it is."};
constexpr Flaw noUtf8{"utf8", "The text is not valid UTF-8."};
constexpr Flaw unknownEscape{"escape", "The escape in the string is unknown."};
constexpr Flaw noValue{"value", "A value is missing or misspelled."};
constexpr Flaw noFraction{"fraction", "A digit is missing behind the decimal point."};
constexpr Flaw noExponent{"exponent", "A digit is missing in the exponent."};
constexpr quint32 fewNames = 32; ///< up to here comparing all pairs is cheaper than hashing

/// The first member whose name stood before, 0 if none.
quint32 doubledAmongFew(const DocumentData &data, quint32 object)
{
    const quint32 first = data.firstChild(object);
    for (quint32 child = first; child != 0; child = data.nextSibling(child)) {
        for (quint32 earlier = first; earlier != child; earlier = data.nextSibling(earlier)) {
            if (isSameName(data, earlier, data, child))
                return child;
        }
    }
    return 0;
}

quint32 doubledAmongMany(const DocumentData &data, quint32 object)
{
    QSet<QString> names;
    names.reserve(data.count(object));
    for (quint32 child = data.firstChild(object); child != 0; child = data.nextSibling(child)) {
        const qsizetype before = names.size();
        names.insert(data.name(child));
        if (names.size() == before)
            return child;
    }
    return 0;
}

} // namespace

Parser::Parser(DocumentData &data, const Limits &limits)
    : m_data(data), m_limits(limits), m_begin(data.source.constData()),
      m_end(m_begin + data.source.size()), m_at(m_begin)
{
    constexpr qsizetype bytesPerValue = 16;
    constexpr qsizetype most = 1 << 16;
    m_data.nodes.reserve(static_cast<quint32>(std::min(data.source.size() / bytesPerValue + 8, most)));
}

bool Parser::run()
{
    if (m_data.source.startsWith("\xef\xbb\xbf"))
        return fail(byteOrderMark);
    skipSpace();
    if (!value(0, false))
        return false;
    while (!m_open.empty()) {
        if (!member())
            return false;
    }
    skipSpace();
    if (m_at != m_end)
        return fail(trailingText);
    m_data.nodes.shrink();
    return true;
}

/// One step inside the innermost container: its end, or its next element or member.
bool Parser::member()
{
    const Open &container = m_open.back();
    skipSpace();
    if (m_at != m_end && *m_at == (container.isObject ? '}' : ']'))
        return close();
    if (container.count > 0) {
        if (m_at == m_end || *m_at != ',')
            return fail(noComma);
        ++m_at;
        skipSpace();
    }
    if (!container.isObject)
        return value(0, false);
    if (m_at == m_end || *m_at != '"')
        return fail(noName);
    const quint32 name = offset();
    bool hasEscapes = false;
    if (!string(&hasEscapes))
        return false;
    skipSpace();
    if (m_at == m_end || *m_at != ':')
        return fail(noColon);
    ++m_at;
    skipSpace();
    return value(name, hasEscapes);
}

bool Parser::value(quint32 name, bool hasNameEscapes)
{
    if (m_at == m_end)
        return fail(earlyEnd);
    Node node{offset(), name, 0, static_cast<quint8>(Type::Null), m_open.empty(), false, hasNameEscapes};
    bool isValid = false;
    switch (*m_at) {
    case '{': return open(Type::Object, node);
    case '[': return open(Type::Array, node);
    case '"':
        node.type = static_cast<quint8>(Type::String);
        isValid = string(&node.hasValueEscapes);
        break;
    case 't':
        node.type = static_cast<quint8>(Type::Bool);
        isValid = literal("true", 4);
        break;
    case 'f':
        node.type = static_cast<quint8>(Type::Bool);
        isValid = literal("false", 5);
        break;
    case 'n': isValid = literal("null", 4); break;
    default:
        node.type = static_cast<quint8>(Type::Number);
        isValid = number();
    }
    node.end = offset();
    return isValid && add(node);
}

bool Parser::open(Type type, Node node)
{
    if (m_open.size() >= static_cast<size_t>(std::max(m_limits.depth, 0)))
        return fail(tooDeep);
    node.type = static_cast<quint8>(type);
    const quint32 index = m_data.nodes.size();
    if (!add(node))
        return false;
    if (!m_data.nodes.append(Node{}))
        return fail(noMemory);
    ++m_at;
    m_open.push_back({index, 0, 0, type == Type::Object});
    m_data.depth = std::max(m_data.depth, static_cast<int>(m_open.size()));
    return true;
}

bool Parser::close()
{
    const Open container = m_open.back();
    ++m_at;
    m_data.nodes[container.node].end = m_data.nodes.size();
    m_data.nodes[container.node + 1].begin = offset();
    m_data.nodes[container.node + 1].name = container.count;
    if (container.count > 0)
        m_data.nodes[container.last].isLast = true;
    m_open.pop_back();
    return m_limits.allowDuplicateKeys || !container.isObject || hasNoDoubledName(container);
}

bool Parser::add(Node node)
{
    if (!m_open.empty()) {
        m_open.back().last = m_data.nodes.size();
        ++m_open.back().count;
    }
    return m_data.nodes.append(node) || fail(noMemory);
}

bool Parser::hasNoDoubledName(const Open &object)
{
    const quint32 doubled = object.count <= fewNames ? doubledAmongFew(m_data, object.node)
                                                     : doubledAmongMany(m_data, object.node);
    if (doubled == 0)
        return true;
    m_at = m_begin + m_data.nodes[doubled].name;
    return fail(doubledName);
}

bool Parser::string(bool *hasEscapes)
{
    const char *const opening = m_at++;
    for (;;) {
        m_at = skipPlain(m_at, m_end);
        if (m_at == m_end) {
            m_at = opening;
            return fail(noQuote);
        }
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at == '\\') {
            *hasEscapes = true;
            if (!escape())
                return false;
        } else if (static_cast<unsigned char>(*m_at) < 0x20) {
            return fail(controlCharacter);
        } else {
            const int length = utf8Length(m_at, m_end);
            if (length == 0)
                return fail(noUtf8);
            m_at += length;
        }
    }
}

bool Parser::escape()
{
    if (m_end - m_at < 2)
        return fail(unknownEscape);
    if (m_at[1] == 'u') {
        if (m_end - m_at < 6 || hexadecimal(m_at + 2) < 0)
            return fail(unknownEscape);
        m_at += 6;
        return true;
    }
    if (m_at[1] == '\0' || !std::strchr("\"\\/bfnrt", m_at[1]))
        return fail(unknownEscape);
    m_at += 2;
    return true;
}

bool Parser::number()
{
    if (*m_at == '-')
        ++m_at;
    if (m_at != m_end && *m_at == '0')
        ++m_at;
    else if (!digits())
        return fail(noValue);
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!digits())
            return fail(noFraction);
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!digits())
            return fail(noExponent);
    }
    return true;
}

bool Parser::digits()
{
    const char *const first = m_at;
    while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
        ++m_at;
    return m_at != first;
}

bool Parser::literal(const char *word, qsizetype size)
{
    if (m_end - m_at < size || std::memcmp(m_at, word, static_cast<size_t>(size)) != 0)
        return fail(noValue);
    m_at += size;
    return true;
}

void Parser::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool Parser::fail(const Flaw &flaw)
{
    m_failure = offset();
    m_flaw = flaw;
    return false;
}

} // namespace accountdesk::json
