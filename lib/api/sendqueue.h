// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/ratebudget.h"

#include <QList>
#include <QPointer>

#include <functional>

namespace accountdesk::api {

/// Lets at most RateBudget::requestsInFlight() senders onto the wire, the others in order of
/// asking. A pause between two tries holds no place.
class SendQueue
{
public:
    explicit SendQueue(const RateBudget &budget) : m_budget(budget) {}

    /// Calls send at once or when it is the sender's turn; never after the sender's death.
    void enter(QObject *sender, std::function<void()> send);
    /// The sender's answer is there, or it gave up waiting.
    void leave(QObject *sender);
    /// Forgets a sender who waits.
    void dropWaiting(const QObject *sender);

private:
    struct Waiting
    {
        QPointer<QObject> sender;
        std::function<void()> send;
    };

    void admit();

    const RateBudget &m_budget;
    QList<Waiting> m_waiting;
    QList<QObject *> m_onWire; ///< compared only
};

} // namespace accountdesk::api
