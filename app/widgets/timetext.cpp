// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timetext.h"

#include "api/types.h"

#include <QCoreApplication>
#include <QLocale>

namespace accountdesk {

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::TimeText)
};

QString clockTime(const QTime &time)
{
    const QLocale locale;
    return locale.language() == QLocale::C ? time.toString(QStringLiteral("HH:mm"))
                                           : locale.toString(time, QLocale::ShortFormat);
}

QString longDate(const QDate &date)
{
    return QLocale().toString(date, TimeText::tr("d MMMM yyyy"));
}

} // namespace

QString localMoment(const QDateTime &utc, const QDateTime &nowUtc)
{
    const QDateTime local = utc.toLocalTime();
    const QDate today = nowUtc.toLocalTime().date();
    const QString time = clockTime(local.time());
    switch (today.daysTo(local.date())) {
    case -1: return TimeText::tr("Yesterday, %1").arg(time);
    case 0: return TimeText::tr("Today, %1").arg(time);
    case 1: return TimeText::tr("Tomorrow, %1").arg(time);
    default: return TimeText::tr("%1, %2").arg(longDate(local.date()), time);
    }
}

QString localMoment(const QString &timestamp, const QDateTime &nowUtc)
{
    const std::optional<QDateTime> utc = api::parseTimestamp(timestamp);
    return utc ? localMoment(*utc, nowUtc) : timestamp;
}

QString localDate(const QDateTime &utc)
{
    return longDate(utc.toLocalTime().date());
}

QString duration(qint64 seconds)
{
    seconds = std::max(qint64(0), seconds);
    if (seconds < 60)
        return TimeText::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return TimeText::tr("%1 min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return TimeText::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
    return TimeText::tr("%1 d %2 h").arg(seconds / 86400).arg(seconds % 86400 / 3600);
}

QString shortDuration(qint64 seconds)
{
    seconds = std::max(qint64(0), seconds);
    if (seconds < 60)
        return TimeText::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return TimeText::tr("%1 min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return TimeText::tr("%1 h").arg(seconds / 3600);
    return TimeText::tr("%1 d").arg(seconds / 86400);
}

} // namespace accountdesk
