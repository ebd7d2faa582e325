// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/call.h"
#include "api/types.h"

#include <QObject>

namespace accountdesk::api {

/// One function per action of the catalogue, for the signed-in user. Keeps at most
/// RateBudget::requestsInFlight() requests on the wire, the others wait in order.
class AccountApi : public QObject
{
    Q_OBJECT

public:
    explicit AccountApi(const Wiring &wiring, QObject *parent = nullptr);
    ~AccountApi() override;

    /// GET users/{id}; MissingScope, NotFound, Malformed and so on.
    void fetchUser(const QString &userId, Completion<User> completion);
    /// GET users/{id}/enrollments.
    void fetchEnrollments(const QString &userId, Completion<QList<Enrollment>> completion);
    /// Ends what waits and what runs with Cancelled.
    void cancelAll();

Q_SIGNALS:
    /// A pause before a repetition began; 0 when it is over.
    void waiting(accountdesk::catalogue::Action action, int ms, const accountdesk::Error &because);

private:
    void start(catalogue::Action action, const QStringList &pathValues,
               Completion<net::Answer> completion);
    QList<Call *> calls() const;

    Wiring m_wiring;
    SendQueue m_queue;
};

} // namespace accountdesk::api
