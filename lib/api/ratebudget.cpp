// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ratebudget.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace accountdesk::api {

namespace {

constexpr qint64 shortestMs = 500;
constexpr qint64 longestBackoffMs = 8000;
constexpr qint64 longestResetMs = 10000;
constexpr qint64 askAboveMs = 60000;

std::optional<qint64> number(const QByteArray &text)
{
    bool isNumber = false;
    const qlonglong value = text.trimmed().toLongLong(&isNumber);
    if (!isNumber || value < 0)
        return std::nullopt;
    return value;
}

std::optional<int> count(const QByteArray &text)
{
    const std::optional<qint64> value = number(text);
    if (!value || *value > 1'000'000'000)
        return std::nullopt;
    return static_cast<int>(*value);
}

/// An HTTP date (RFC 9110 section 5.6.7, the one form that servers may write).
std::optional<QDateTime> httpDate(const QByteArray &text)
{
    const QDateTime local = QLocale::c().toDateTime(
        QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!local.isValid())
        return std::nullopt;
    return QDateTime(local.date(), local.time(), QTimeZone::utc());
}

/// Milliseconds until the moment that Retry-After names; may be negative.
std::optional<qint64> retryAfterMs(const net::Answer &refusal, const QDateTime &now)
{
    const QByteArray text = refusal.header("retry-after");
    if (const std::optional<qint64> seconds = number(text))
        return std::min<qint64>(*seconds, 1'000'000'000) * 1000;
    if (const std::optional<QDateTime> date = httpDate(text))
        return now.msecsTo(*date);
    return std::nullopt;
}

std::optional<qint64> resetMs(const net::Answer &refusal, const QDateTime &now)
{
    const std::optional<qint64> seconds = number(refusal.header("x-ratelimit-reset"));
    if (refusal.status != 429 || !seconds)
        return std::nullopt;
    // A reset in milliseconds, or garbage, would overflow.
    const qint64 ahead = std::min<qint64>(*seconds, 1'000'000'000'000) * 1000
        - now.toMSecsSinceEpoch();
    return std::clamp<qint64>(ahead, 1000, longestResetMs);
}

qint64 jitter(qint64 pause, const RandomSource &random)
{
    const QByteArray bytes = random(1);
    const auto byte = static_cast<quint8>(bytes.isEmpty() ? 0 : bytes.front());
    return pause / 5 * byte / 255;
}

} // namespace

RateBudget::RateBudget(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

void RateBudget::learn(const net::Answer &answer)
{
    const auto before = std::tuple(m_limit, m_remaining, m_wasRefused);
    if (const std::optional<int> limit = count(answer.header("x-ratelimit-limit")))
        m_limit = limit;
    if (const std::optional<int> remaining = count(answer.header("x-ratelimit-remaining")))
        m_remaining = remaining;
    if (answer.status == 429)
        m_wasRefused = true;
    else if (answer.status >= 200 && answer.status < 300)
        m_wasRefused = false;
    if (before != std::tuple(m_limit, m_remaining, m_wasRefused))
        Q_EMIT changed();
}

int RateBudget::requestsInFlight() const
{
    return m_wasRefused || (m_limit && *m_limit <= 2) ? 1 : 2;
}

std::optional<int> RateBudget::pauseMs(const net::Answer *refusal, int attempt,
                                       const RandomSource &random) const
{
    std::optional<qint64> pause;
    if (refusal) {
        // The server's own clock, if it says: ours may be hours off.
        const QDateTime now = httpDate(refusal->header("date")).value_or(m_clock.now());
        pause = retryAfterMs(*refusal, now);
        if (!pause)
            pause = resetMs(*refusal, now);
    }
    if (!pause)
        pause = std::min(shortestMs << std::clamp(attempt - 1, 0, 8), longestBackoffMs);
    if (*pause > askAboveMs)
        return std::nullopt;
    pause = std::max(*pause, shortestMs);
    return static_cast<int>(*pause + jitter(*pause, random));
}

} // namespace accountdesk::api
