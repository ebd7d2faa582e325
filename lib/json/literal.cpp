// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/literal.h"

#include "json/text.h"

namespace accountdesk::json {

namespace {

void appendEscape(QByteArray &literal, char16_t unit)
{
    constexpr const char *digits = "0123456789abcdef";
    literal.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        literal.append(digits[(unit >> shift) & 0xf]);
}

/// An escape for what may not stand in a literal as it is; false for the rest.
bool appendSpecial(QByteArray &literal, char16_t unit)
{
    switch (unit) {
    case '"': literal.append("\\\""); return true;
    case '\\': literal.append("\\\\"); return true;
    case '\b': literal.append("\\b"); return true;
    case '\f': literal.append("\\f"); return true;
    case '\n': literal.append("\\n"); return true;
    case '\r': literal.append("\\r"); return true;
    case '\t': literal.append("\\t"); return true;
    default: break;
    }
    if (unit >= 0x20)
        return false;
    appendEscape(literal, unit);
    return true;
}

qsizetype digitsFrom(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    return at;
}

} // namespace

QByteArray literalOf(QStringView text)
{
    QByteArray literal("\"");
    literal.reserve(text.size() + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (appendSpecial(literal, unit))
            continue;
        const bool isPair = QChar::isHighSurrogate(unit) && i + 1 < text.size()
            && text[i + 1].isLowSurrogate();
        if (unit < 0x80)
            literal.append(static_cast<char>(unit));
        else if (isPair)
            literal.append(text.sliced(i++, 2).toUtf8());
        else if (QChar::isSurrogate(unit))
            appendEscape(literal, unit);
        else
            literal.append(text.sliced(i, 1).toUtf8());
    }
    return literal.append('"');
}

QString textOf(QByteArrayView literal)
{
    return unescaped(literal.sliced(1, literal.size() - 2));
}

bool isNumberLiteral(QByteArrayView text)
{
    qsizetype at = text.startsWith('-') ? 1 : 0;
    const bool isZeroFirst = at < text.size() && text[at] == '0';
    const qsizetype whole = isZeroFirst ? at + 1 : digitsFrom(text, at);
    if (whole == at)
        return false;
    at = whole;
    if (at < text.size() && text[at] == '.') {
        const qsizetype fraction = digitsFrom(text, at + 1);
        if (fraction == at + 1)
            return false;
        at = fraction;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const qsizetype exponent = digitsFrom(text, at);
        if (exponent == at)
            return false;
        at = exponent;
    }
    return at == text.size();
}

} // namespace accountdesk::json
