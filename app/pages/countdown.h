// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace accountdesk {

/// Says when the words for a remaining time change: each minute, each second in the last one.
/// No timer runs while it is off or the end has passed.
class Countdown : public QObject
{
    Q_OBJECT

public:
    explicit Countdown(const Clock &clock, QObject *parent = nullptr);
    void setEnd(const std::optional<QDateTime> &end);
    void setActive(bool isActive);
    /// Nothing without an end; negative once it has passed.
    std::optional<qint64> secondsLeft() const;
    bool isRunning() const { return m_timer.isActive(); }

    /// Milliseconds until the words change; nothing if they never do.
    static std::optional<int> pause(qint64 millisecondsLeft);

Q_SIGNALS:
    void ticked();

private:
    void schedule();

    const Clock &m_clock;
    QTimer m_timer;
    std::optional<QDateTime> m_end;
    bool m_isActive = false;
};

} // namespace accountdesk
