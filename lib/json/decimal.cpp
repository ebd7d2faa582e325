// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/decimal.h"

#include <algorithm>
#include <limits>

namespace accountdesk::json {

namespace {

constexpr qint64 largestExponent = 1'000'000'000'000'000;

qint64 parseExponent(QByteArrayView text)
{
    const bool isNegative = text.startsWith('-');
    qint64 value = 0;
    for (char c : text) {
        if (c >= '0' && c <= '9')
            value = std::min(value * 10 + (c - '0'), largestExponent);
    }
    return isNegative ? -value : value;
}

} // namespace

Decimal decimalOf(QByteArrayView text)
{
    Decimal decimal;
    decimal.isNegative = text.startsWith('-');
    bool isFraction = false;
    qsizetype i = decimal.isNegative ? 1 : 0;
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '.') {
            isFraction = true;
            continue;
        }
        if (!decimal.digits.isEmpty() || text[i] != '0')
            decimal.digits.append(text[i]);
        if (isFraction)
            --decimal.exponent;
    }
    if (i < text.size())
        decimal.exponent += parseExponent(text.sliced(i + 1));
    qsizetype zeros = 0;
    while (zeros < decimal.digits.size() && decimal.digits[decimal.digits.size() - 1 - zeros] == '0')
        ++zeros;
    decimal.digits.chop(zeros);
    decimal.exponent += zeros;
    return decimal.digits.isEmpty() ? Decimal{} : decimal;
}

std::optional<qint64> Decimal::toInteger() const
{
    constexpr qint64 mostDigits = 19;
    constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (exponent < 0 || exponent > mostDigits || digits.size() + exponent > mostDigits)
        return std::nullopt;
    quint64 value = 0; // 19 digits fit
    for (char c : digits)
        value = value * 10 + static_cast<quint64>(c - '0');
    for (qint64 i = 0; i < exponent; ++i)
        value *= 10;
    if (value > most + (isNegative ? 1U : 0U))
        return std::nullopt;
    return static_cast<qint64>(isNegative ? 0U - value : value);
}

} // namespace accountdesk::json
