// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace accountdesk {

/// Where every part gets the time from, so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock, UTC.
    virtual QDateTime now() const = 0;
    /// Milliseconds that never go back; the origin is arbitrary.
    virtual qint64 monotonicMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    qint64 monotonicMs() const override;
};

} // namespace accountdesk
