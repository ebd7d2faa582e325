// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/refusals.h"
#include "api/accountapi.h"
#include "catalogue/capability.h"
#include "core/clock.h"
#include "token/tokenset.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace accountdesk::account {

/// The one holder of the signed-in account's data. Pages read it and listen; only AccountEdits and
/// the stage objects beside it call the API. Data of an ended session is dropped with clear().
class AccountStore : public QObject
{
    Q_OBJECT

public:
    AccountStore(api::AccountApi &api, const Clock &clock, QObject *parent = nullptr);
    ~AccountStore() override;

    /// Takes what the verified ID token says (shown at once) and which scopes were granted, then
    /// fetches user and enrollments in one turn of the event loop if the scopes allow it. The
    /// claims are copied; no token is kept. Data of the same account stays on screen meanwhile.
    void begin(const token::TokenSet &tokens);
    /// Fetches user and enrollments again; what is known stays on screen meanwhile.
    void refresh();
    void clear();

    bool isSignedIn() const { return m_granted.has_value(); }
    QString subject() const { return m_subject; }
    /// From the ID token; for what the API has not told (yet).
    const token::Claims &idClaims() const { return m_idClaims; }
    const std::optional<api::User> &user() const { return m_user; }
    const std::optional<QList<api::Enrollment>> &enrollments() const { return m_enrollments; }
    /// The last error of an action; nothing once it has succeeded.
    std::optional<Error> errorOf(catalogue::Action action) const;
    bool isBusy(catalogue::Action action) const { return m_busy.contains(action); }
    /// The shown data is older than the last failed reading.
    bool isStale() const;
    std::optional<QDateTime> fetchedAt() const { return m_fetchedAt; }

    catalogue::Connection connection() const;
    const std::optional<QStringList> &grantedScopes() const { return m_granted; }
    /// Unknown for a granted action while the API cannot be used.
    catalogue::Capability capability(catalogue::Action action) const;
    /// Seen to be refused by this tenant although granted.
    const QSet<catalogue::Action> &refusedActions() const { return m_refusals.actions(); }
    /// The opaque token's or the missing API's sentence: actions cannot work, reading neither.
    bool isApiUsable() const { return m_isApiThere && !m_isTokenOpaque; }
    /// With what a request to the administrator needs.
    std::optional<Refusal> refusalOf(catalogue::Action action) const;

    // For AccountEdits and the stage objects. What is noted or adopted for an earlier visit than
    // the present one is dropped.
    /// Changes with every sign-in of another account and with clear().
    quint64 visit() const { return m_visit; }
    const Clock &clock() const { return m_clock; }
    void noteBegun(catalogue::Action action) { setBusy(action, true); }
    void noteEnded(quint64 visit, catalogue::Action action, const std::optional<Error> &error);
    void adoptUser(quint64 visit, api::User user);
    void refreshEnrollments();

Q_SIGNALS:
    void userChanged();
    void enrollmentsChanged();
    void identityKnown();       ///< subject and ID token claims are there (or gone)
    void capabilitiesChanged();
    void connectionChanged();
    void busyChanged(accountdesk::catalogue::Action action, bool isBusy);
    void failed(accountdesk::catalogue::Action action, const accountdesk::Error &error);
    /// The action pauses before it is sent again; 0 when the pause is over.
    void waiting(accountdesk::catalogue::Action action, int ms, const accountdesk::Error &because);

private:
    void endReads();
    void endVisit();
    void announce();
    bool mayFetch(catalogue::Action action) const;
    void fetchUser();
    void fetchEnrollments();
    void receivedUser(Result<api::User> result, bool isOlderThanAdopted);
    void receivedEnrollments(Result<QList<api::Enrollment>> result);
    void setBusy(catalogue::Action action, bool isBusy);
    void settle(catalogue::Action action, const std::optional<Error> &error);
    void noteConnection(const std::optional<Error> &error);
    void noteApi(const std::optional<Error> &error);

    api::AccountApi &m_api;
    const Clock &m_clock;
    QString m_subject;
    token::Claims m_idClaims;
    std::optional<QStringList> m_granted;
    std::optional<api::User> m_user;
    std::optional<QList<api::Enrollment>> m_enrollments;
    QHash<int, Error> m_errors;
    QSet<catalogue::Action> m_busy;
    Refusals m_refusals;
    std::optional<QDateTime> m_fetchedAt;
    bool m_isOffline = false;
    bool m_isApiThere = true;
    bool m_isTokenOpaque = false;
    quint64 m_generation = 0;   ///< readings of an older one are dropped
    quint64 m_visit = 0;
    quint64 m_adoptions = 0;    ///< of a user whom a change answered
};

} // namespace accountdesk::account
