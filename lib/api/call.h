// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/ratebudget.h"
#include "api/sendqueue.h"
#include "catalogue/catalogue.h"
#include "core/completion.h"
#include "net/bearersource.h"
#include "net/network.h"

#include <QObject>

namespace accountdesk::api {

/// What calls share; all outlive them.
struct Wiring
{
    net::Network &network;
    net::BearerSource &bearer;
    RateBudget &budget;
    RandomSource random = systemRandom;
    int pauseScalePercent = 100; ///< of each pause; tests pass 0, so that nothing waits
};

/// One request with its pauses, repeats and renewal (design section 3): GET and DELETE are sent
/// at most three times after a lost connection, 408, 429 or 5xx; PATCH and POST again only after
/// a 429; each once more after a 401 and a renewal. A change that a server failed at is
/// UnknownOutcome. A 404 for a repeated DELETE is a success: an earlier one was carried out.
/// Deletes itself after its completion.
class Call : public QObject
{
    Q_OBJECT

public:
    Call(const Wiring &wiring, SendQueue &queue, catalogue::Action action,
         const QByteArray &target, QByteArray body, Completion<net::Answer> completion,
         QObject *parent);

    void start();
    /// Ends with Cancelled, from the event loop. A change that has left ends by its answer, but
    /// is not sent again.
    void cancel();
    catalogue::Action action() const { return m_action; }
    bool isChange() const { return catalogue::row(m_action).verb != catalogue::Verb::Get; }
    bool isOnWire() const { return !m_transfer.isNull(); }

Q_SIGNALS:
    /// A pause began; 0 when it is over. For the visible countdown.
    void waiting(int ms, const accountdesk::Error &because);

private:
    void send();
    void received(Result<net::Answer> result);
    void renew(const Error &refusal);
    void renewed(const Result<void> &renewal, const Error &refusal);
    bool isDoneAlready(const Error &problem) const;
    bool mayRepeat(const Error &problem) const;
    void pause(int ms, const Error &because);
    /// Without the wire's answer, from the event loop.
    void refuse(const Error &error);
    void end();
    void finish(Result<net::Answer> result);

    Wiring m_wiring;
    SendQueue &m_queue;
    catalogue::Action m_action;
    QByteArray m_target;
    QByteArray m_body;
    Completion<net::Answer> m_completion;
    QPointer<net::Transfer> m_transfer;
    Secret m_sentToken;
    int m_repeats = 0;
    bool m_hasRenewed = false;
    bool m_mayHaveActed = false;    ///< an earlier try was lost or failed at the server
    bool m_isGivenUp = false;
    bool m_hasEnded = false;
};

} // namespace accountdesk::api
