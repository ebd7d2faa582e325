// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/types.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace accountdesk::api {

namespace {

std::optional<QDateTime> utc(const QDate &date, const QTime &time, int offsetSeconds = 0)
{
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, QTimeZone::utc()).addSecs(-offsetSeconds).toUTC();
}

/// "+01:00", "-0330", "+02", "Z" or nothing.
int offsetSeconds(QStringView zone)
{
    if (zone.size() < 3)
        return 0;
    const int hours = zone.mid(1, 2).toInt();
    const int minutes = zone.size() > 3 ? zone.last(2).toInt() : 0;
    return (zone.front() == u'-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

std::optional<QDateTime> isoTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(\\d{4}-\\d\\d-\\d\\d)(?:[Tt ](\\d\\d:\\d\\d(?::\\d\\d)?)(?:[.,](\\d{1,9}))?"
        "\\s?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QTime time(0, 0);
    if (const QString clock = match.captured(2); !clock.isEmpty())
        time = QTime::fromString(clock, Qt::ISODate);
    const int ms = match.captured(3).leftJustified(3, u'0').left(3).toInt();
    if (time.isValid())
        time = time.addMSecs(match.captured(3).isEmpty() ? 0 : ms);
    return utc(QDate::fromString(match.captured(1), Qt::ISODate), time,
               offsetSeconds(match.capturedView(4)));
}

} // namespace

std::optional<QDateTime> parseTimestamp(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (const auto time = isoTime(trimmed))
        return time;
    // As HTTP writes it, and as a browser's Date does.
    for (const QString &form : {QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
                                QStringLiteral("ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (UTC)'")}) {
        const QDateTime time = QLocale::c().toDateTime(trimmed, form);
        if (time.isValid())
            return utc(time.date(), time.time());
    }
    return std::nullopt;
}

} // namespace accountdesk::api
