// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace accountdesk::test {

/// Time that passes only when a test says so. Starts at 2026-01-02T03:04:05Z.
class ManualClock final : public Clock
{
public:
    QDateTime now() const override { return m_now; }
    qint64 monotonicMs() const override { return m_monotonicMs; }
    void advance(qint64 ms);
    /// Moves the wall clock alone, as a person or a time server would.
    void setNow(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now{QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC};
    qint64 m_monotonicMs = 1000;
};

} // namespace accountdesk::test
