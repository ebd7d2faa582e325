// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sendqueue.h"

namespace accountdesk::api {

void SendQueue::enter(QObject *sender, std::function<void()> send)
{
    m_waiting.append({sender, std::move(send)});
    admit();
}

void SendQueue::leave(QObject *sender)
{
    m_onWire.removeAll(sender);
    dropWaiting(sender);
    admit();
}

void SendQueue::dropWaiting(const QObject *sender)
{
    m_waiting.removeIf([sender](const Waiting &waiting) { return waiting.sender == sender; });
}

void SendQueue::admit()
{
    while (!m_waiting.isEmpty() && m_onWire.size() < m_budget.requestsInFlight()) {
        const Waiting next = m_waiting.takeFirst();
        if (!next.sender)
            continue;
        m_onWire.append(next.sender.data());
        next.send();
    }
}

} // namespace accountdesk::api
