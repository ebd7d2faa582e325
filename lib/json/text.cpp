// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/text.h"

#include <QChar>

#include <algorithm>
#include <bit>
#include <cstring>

namespace accountdesk::json {

namespace {

constexpr quint64 ones = 0x0101010101010101ULL;
constexpr quint64 highs = 0x8080808080808080ULL;

/// High bits set in (at least the first of) the bytes that are zero.
constexpr quint64 zeroBytes(quint64 word)
{
    return (word - ones) & ~word & highs;
}

/// Not zero if a byte of the word ends a plain run: a quote, a backslash, a control character
/// or one beyond ASCII.
constexpr quint64 stops(quint64 word)
{
    const quint64 controls = (word - ones * 0x20U) & ~word & highs;
    return zeroBytes(word ^ ones * '"') | zeroBytes(word ^ ones * '\\') | controls | (word & highs);
}

bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80;
}

bool hasContinuations(const char *first, const char *end, int count)
{
    return end - first > count && std::all_of(first + 1, first + 1 + count, isContinuation);
}

QChar simpleEscape(char c)
{
    switch (c) {
    case 'b': return QLatin1Char('\b');
    case 'f': return QLatin1Char('\f');
    case 'n': return QLatin1Char('\n');
    case 'r': return QLatin1Char('\r');
    case 't': return QLatin1Char('\t');
    default: return QLatin1Char(c);
    }
}

/// Decodes \uXXXX, with its other half if it has one; gives the bytes used.
qsizetype appendUnicode(QString &text, QByteArrayView escape)
{
    const char16_t unit = static_cast<char16_t>(hexadecimal(escape.data() + 2));
    if (!QChar::isSurrogate(unit)) {
        text.append(QChar(unit));
        return 6;
    }
    if (QChar::isHighSurrogate(unit) && escape.size() >= 12 && escape[6] == '\\' && escape[7] == 'u') {
        const char16_t low = static_cast<char16_t>(hexadecimal(escape.data() + 8));
        if (QChar::isLowSurrogate(low)) {
            text.append(QChar(unit)).append(QChar(low));
            return 12;
        }
    }
    text.append(QChar(QChar::ReplacementCharacter));
    return 6;
}

} // namespace

int utf8Length(const char *first, const char *end)
{
    const auto lead = static_cast<unsigned char>(*first);
    const auto second = static_cast<unsigned char>(end - first > 1 ? first[1] : 0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return hasContinuations(first, end, 1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool isOverlong = lead == 0xe0 && second < 0xa0;
        const bool isSurrogate = lead == 0xed && second > 0x9f;
        return !isOverlong && !isSurrogate && hasContinuations(first, end, 2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool isOverlong = lead == 0xf0 && second < 0x90;
        const bool isBeyond = lead == 0xf4 && second > 0x8f;
        return !isOverlong && !isBeyond && hasContinuations(first, end, 3) ? 4 : 0;
    }
    return 0;
}

const char *skipPlain(const char *first, const char *end)
{
    if constexpr (std::endian::native == std::endian::little) {
        while (end - first >= 8) {
            quint64 word;
            std::memcpy(&word, first, sizeof word);
            if (const quint64 stop = stops(word))
                return first + std::countr_zero(stop) / 8;
            first += 8;
        }
    }
    while (first != end && isPlain(*first))
        ++first;
    return first;
}

int hexadecimal(const char *four)
{
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = four[i];
        int digit = 0;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        else
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

QString unescaped(QByteArrayView literal)
{
    QString text;
    text.reserve(literal.size());
    while (!literal.isEmpty()) {
        const qsizetype backslash = literal.indexOf('\\');
        const qsizetype plain = backslash < 0 ? literal.size() : backslash;
        text.append(QString::fromUtf8(literal.first(plain)));
        literal = literal.sliced(plain);
        if (literal.size() < 2)
            break;
        if (literal[1] == 'u') {
            literal = literal.sliced(appendUnicode(text, literal));
        } else {
            text.append(simpleEscape(literal[1]));
            literal = literal.sliced(2);
        }
    }
    return text;
}

Position positionOf(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::min(offset, text.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const QByteArrayView line = before.sliced(lineStart);
    Position position;
    position.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    position.column += static_cast<int>(line.size() - std::count_if(line.begin(), line.end(), isContinuation));
    return position;
}

} // namespace accountdesk::json
