// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/background.h"
#include "api/call.h"
#include "api/onerenewal.h"
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

    /// PATCH users/{id}; body is sent as it is: {"user_metadata":{…}}.
    void saveMetadata(const QString &userId, const QByteArray &body, Completion<User> completion);
    /// POST users/{id}/identities with the second account's ID token; all identities after it.
    void linkIdentity(const QString &userId, const Secret &idToken,
                      Completion<QList<Identity>> completion);
    /// DELETE users/{id}/identities/…; identityId is bare, without the provider's prefix. The
    /// identities that remain: an answer proves nothing before the caller has looked at them.
    void unlinkIdentity(const QString &userId, const QString &provider, const QString &identityId,
                        Completion<QList<Identity>> completion);
    /// DELETE users/{id}/multifactor/{provider}.
    void removeMultifactor(const QString &userId, const QString &provider,
                           Completion<void> completion);
    /// POST device-credentials; the new id ("dcr_…").
    void createDeviceCredential(const NewDeviceCredential &credential,
                                Completion<QString> completion);
    /// DELETE device-credentials/{id}.
    void deleteDeviceCredential(const QString &credentialId, Completion<void> completion);

    /// Large answers are read there; for the stage objects too.
    Background &background() { return m_background; }
    /// What others need to call with another bearer.
    const Wiring &wiring() const { return m_outerWiring; }
    /// A request that may change something has left and its answer has not come.
    bool isWriting() const;
    /// Ends what waits and what runs with Cancelled; a write that has left ends by its answer.
    void cancelAll();
    void cancelReads();
    void cancel(catalogue::Action action);

Q_SIGNALS:
    /// A pause before a repetition began; 0 when it is over.
    void waiting(accountdesk::catalogue::Action action, int ms, const accountdesk::Error &because);

private:
    void start(catalogue::Action action, const QStringList &pathValues,
               Completion<net::Answer> completion, const QByteArray &body = {});
    QList<Call *> calls() const;
    void cancelThose(const std::function<bool(const Call &)> &isMeant);

    Wiring m_outerWiring;
    OneRenewal m_bearer;
    Wiring m_wiring;        ///< with m_bearer
    SendQueue m_queue;
    Background m_background;
};

} // namespace accountdesk::api
