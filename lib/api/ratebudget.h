// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/random.h"
#include "net/network.h"

#include <QObject>

#include <optional>

namespace accountdesk::api {

/// What the rate-limit headers said last and what follows from it (contract section 3): how many
/// requests may be in flight and how long to wait after a refusal.
class RateBudget : public QObject
{
    Q_OBJECT

public:
    explicit RateBudget(const Clock &clock, QObject *parent = nullptr);

    void learn(const net::Answer &answer);

    std::optional<int> limit() const { return m_limit; }
    std::optional<int> remaining() const { return m_remaining; }
    /// 2, or 1 while the limit is at most 2 or after a 429 until an answer succeeds.
    int requestsInFlight() const;
    /// Before repeating for the attempt-th time (from 1): Retry-After (seconds or date) if given,
    /// else after a 429 reset − now clamped to 1…10 s, else 0.5 s doubling to 8 s; at least 0.5 s,
    /// plus up to 20 % jitter. "Now" is the answer's Date where it has one.
    /// Nothing if the server asks for more than a minute: then ask the person.
    std::optional<int> pauseMs(const net::Answer *refusal, int attempt,
                               const RandomSource &random) const;

Q_SIGNALS:
    void changed();

private:
    const Clock &m_clock;
    std::optional<int> m_limit;
    std::optional<int> m_remaining;
    bool m_wasRefused = false;
};

} // namespace accountdesk::api
