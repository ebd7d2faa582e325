// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace accountdesk {

/// "Today, 16:20", "Tomorrow, 09:40", "14 March 2023, 08:00" in the person's time zone and locale.
QString localMoment(const QDateTime &utc, const QDateTime &nowUtc);
/// The same for an API timestamp; the raw text if it cannot be read.
QString localMoment(const QString &timestamp, const QDateTime &nowUtc);
QString localDate(const QDateTime &utc);
/// "17 h 19 min", "4 min", "12 s"; for countdowns. Never negative.
QString duration(qint64 seconds);
/// Two parts for the ring: big "17 h", small "left".
QString shortDuration(qint64 seconds);

} // namespace accountdesk
