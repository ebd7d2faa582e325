// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/formats.h"

#include "json/decimal.h"

#include <QDate>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace accountdesk::jsonschema {

namespace {

bool isDate(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A\\d{4}-\\d{2}-\\d{2}\\z"));
    return pattern.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid();
}

/// RFC 3339: date, T, time with seconds, and a zone.
bool isDateTime(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(\\S{10})[Tt]([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?"
                       "([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)\\z"));
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() && isDate(match.captured(1));
}

bool isEmail(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[^\\s@\"(),:;<>\\[\\]\\\\]+@[^\\s@.\"(),:;<>\\[\\]\\\\]+"
                       "(\\.[^\\s@.\"(),:;<>\\[\\]\\\\]+)*\\z"));
    return pattern.match(text).hasMatch();
}

bool isUri(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isAscii = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f;
    });
    return isAscii && url.isValid() && !url.scheme().isEmpty();
}

/// -1, 0 or 1: which magnitude is larger.
int compareMagnitudes(const json::Decimal &one, const json::Decimal &other)
{
    const qint64 size = one.digits.size() + one.exponent;
    const qint64 otherSize = other.digits.size() + other.exponent;
    if (one.digits.isEmpty() || other.digits.isEmpty())
        return int(!one.digits.isEmpty()) - int(!other.digits.isEmpty());
    if (size != otherSize)
        return size < otherSize ? -1 : 1;
    const int order = one.digits.compare(other.digits);
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

} // namespace

bool isFormat(QStringView format, const QString &text)
{
    if (format == u"date")
        return isDate(text);
    if (format == u"date-time")
        return isDateTime(text);
    if (format == u"email")
        return isEmail(text);
    return format != u"uri" || isUri(text);
}

bool isWhole(const json::Value &number)
{
    return number.isNumber() && json::decimalOf(number.numberText()).exponent >= 0;
}

bool isLess(const json::Value &number, const json::Value &other)
{
    const json::Decimal one = json::decimalOf(number.numberText());
    const json::Decimal two = json::decimalOf(other.numberText());
    if (one.isNegative != two.isNegative)
        return one.isNegative;
    const int order = compareMagnitudes(one, two);
    return one.isNegative ? order > 0 : order < 0;
}

} // namespace accountdesk::jsonschema
