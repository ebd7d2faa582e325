// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/countdown.h"

namespace accountdesk {

Countdown::Countdown(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        schedule();
        Q_EMIT ticked();
    });
}

void Countdown::setEnd(const std::optional<QDateTime> &end)
{
    m_end = end;
    schedule();
}

void Countdown::setActive(bool isActive)
{
    m_isActive = isActive;
    schedule();
    if (isActive)
        Q_EMIT ticked();
}

std::optional<qint64> Countdown::secondsLeft() const
{
    if (!m_end)
        return std::nullopt;
    return m_clock.now().secsTo(*m_end);
}

std::optional<int> Countdown::pause(qint64 millisecondsLeft)
{
    if (millisecondsLeft <= 0)
        return std::nullopt;
    const qint64 step = millisecondsLeft <= 60000 ? 1000 : 60000;
    return static_cast<int>((millisecondsLeft - 1) % step + 1);
}

void Countdown::schedule()
{
    m_timer.stop();
    if (!m_isActive || !m_end)
        return;
    if (const std::optional<int> wait = pause(m_clock.now().msecsTo(*m_end)))
        m_timer.start(*wait);
}

} // namespace accountdesk
