// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestparser.h"

#include <QIODevice>

#include <algorithm>
#include <array>
#include <utility>

namespace accountdesk::http {

namespace {

constexpr int headerLimit = 100;
constexpr int methodLimit = 16;

constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The characters of a token (RFC 9110 section 5.6.2).
constexpr std::array<bool, 256> tokenTable()
{
    std::array<bool, 256> table{};
    for (int c = 0x21; c < 0x7f; ++c)
        table[static_cast<size_t>(c)] = true;
    for (const char c : {'(', ')', ',', '/', ':', ';', '<', '=', '>', '?', '@', '[', '\\', ']',
                         '{', '}', '"'})
        table[static_cast<unsigned char>(c)] = false;
    return table;
}

bool isToken(QByteArrayView text)
{
    static constexpr std::array<bool, 256> table = tokenTable();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return table[static_cast<unsigned char>(c)];
    });
}

/// Visible characters, blanks, tabs and bytes above ASCII; no other control characters.
bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    });
}

bool isTarget(QByteArrayView text)
{
    return text.startsWith('/') && std::all_of(text.begin(), text.end(), [](char c) {
        return c > 0x20 && c < 0x7f && c != '#';
    });
}

bool hasWholePercents(QByteArrayView text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        if (at + 2 >= text.size() || !isHex(text[at + 1]) || !isHex(text[at + 2]))
            return false;
    }
    return true;
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

bool hasListMember(const QByteArray &list, QByteArrayView member)
{
    for (const QByteArray &part : list.split(',')) {
        if (equalsIgnoringCase(part.trimmed(), member))
            return true;
    }
    return false;
}

} // namespace

RequestParser::RequestParser(qsizetype headLimit, qsizetype bodyLimit)
    : m_headLimit(headLimit), m_bodyLimit(bodyLimit)
{
}

void RequestParser::feed(QIODevice &device)
{
    const qint64 available = device.bytesAvailable();
    if (available <= 0)
        return;
    const qsizetype before = m_buffer.size();
    m_buffer.resize(before + available);
    const qint64 got = device.read(m_buffer.data() + before, available);
    m_buffer.resize(before + std::max<qint64>(got, 0));
}

RequestParser::State RequestParser::refuse(int status)
{
    m_refusal = status;
    return State::Refused;
}

RequestParser::State RequestParser::advance()
{
    if (m_refusal != 0)
        return State::Refused;
    if (m_headEnd < 0) {
        if (m_buffer.isEmpty())
            return State::NeedsMore;
        if (!isUpper(m_buffer.at(0)))
            return refuse(400);
        const qsizetype end = m_buffer.indexOf("\r\n\r\n", m_scanned);
        if (end < 0 ? m_buffer.size() > m_headLimit : end + 4 > m_headLimit) {
            const qsizetype line = m_buffer.indexOf("\r\n");
            return refuse(line < 0 || line > m_headLimit ? 414 : 431);
        }
        if (end < 0) {
            m_scanned = std::max<qsizetype>(0, m_buffer.size() - 3);
            return State::NeedsMore;
        }
        if (const int status = parseHead(QByteArrayView(m_buffer).first(end + 2)))
            return refuse(status);
        m_headEnd = end + 4;
    }
    return m_buffer.size() - m_headEnd >= m_bodyLength ? State::Complete : State::NeedsMore;
}

Request RequestParser::take()
{
    if (m_bodyLength > 0)
        m_request.body = m_buffer.mid(m_headEnd, m_bodyLength);
    const qsizetype used = m_headEnd + m_bodyLength;
    if (used == m_buffer.size())
        m_buffer.resize(0); // keeps the memory for the next request
    else
        m_buffer.remove(0, used);
    m_headEnd = -1;
    m_scanned = 0;
    m_bodyLength = 0;
    return std::exchange(m_request, {});
}

int RequestParser::parseHead(QByteArrayView head)
{
    m_request = {};
    m_isLast = false;
    bool isFirst = true;
    for (qsizetype start = 0; start < head.size();) {
        const qsizetype end = head.indexOf("\r\n", start);
        const QByteArrayView line = head.sliced(start, end - start);
        if (const int status = isFirst ? parseRequestLine(line) : parseHeaderLine(line))
            return status;
        isFirst = false;
        start = end + 2;
    }
    return checkHeaders();
}

int RequestParser::parseRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (second < 0)
        return 400;
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, second - first - 1);
    const QByteArrayView version = line.sliced(second + 1);
    if (method.size() > methodLimit || !std::all_of(method.begin(), method.end(), isUpper))
        return 400;
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5])
        || version[6] != '.' || !isDigit(version[7]))
        return 400;
    if (version[5] != '1' || version[7] > '1')
        return 505;
    if (!isTarget(target))
        return 400;
    const qsizetype mark = target.indexOf('?');
    m_request.method = method.toByteArray();
    m_request.path = (mark < 0 ? target : target.first(mark)).toByteArray();
    if (mark >= 0)
        m_request.query = target.sliced(mark + 1).toByteArray();
    m_isLast = version[7] == '0';
    return hasWholePercents(m_request.path) ? 0 : 400;
}

int RequestParser::parseHeaderLine(QByteArrayView line)
{
    if (m_request.headers.size() >= headerLimit)
        return 431;
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return 400;
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!isFieldValue(line.sliced(colon + 1)))
        return 400;
    m_request.headers.append({line.first(colon).toByteArray(), value.toByteArray()});
    return 0;
}

int RequestParser::checkHeaders()
{
    int hosts = 0;
    int lengths = 0;
    for (const Header &header : std::as_const(m_request.headers)) {
        const QByteArray &name = header.first;
        int status = 0;
        if (equalsIgnoringCase(name, "host"))
            status = header.second.isEmpty() || ++hosts > 1 ? 400 : 0;
        else if (equalsIgnoringCase(name, "content-length"))
            status = ++lengths > 1 ? 400 : checkLength(header.second);
        else if (equalsIgnoringCase(name, "transfer-encoding"))
            status = 501;
        else if (equalsIgnoringCase(name, "expect"))
            status = 417;
        else if (equalsIgnoringCase(name, "connection"))
            m_isLast = m_isLast || hasListMember(header.second, "close");
        if (status != 0)
            return status;
    }
    return hosts == 1 ? 0 : 400;
}

int RequestParser::checkLength(const QByteArray &value)
{
    if (value.isEmpty() || !std::all_of(value.cbegin(), value.cend(), isDigit))
        return 400;
    const qint64 length = value.size() > 18 ? m_bodyLimit + 1 : value.toLongLong();
    if (length > m_bodyLimit)
        return 413;
    m_bodyLength = length;
    return 0;
}

} // namespace accountdesk::http
