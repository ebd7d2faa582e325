// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountstore.h"

#include "core/logging.h"

namespace accountdesk::account {

using catalogue::Action;
using catalogue::Capability;
using catalogue::Connection;
using Kind = Error::Kind;

namespace {

/// The user was deleted meanwhile: the only 404 that the API itself gives for reading oneself.
const QLatin1String deletedUser("inexistent_user");
/// Auth0's code when the bearer is no JWT.
const QLatin1String opaqueBearer("Bearer");

/// The answer is not the Management API's, or the API does not take this kind of token.
bool saysNoApi(const Error &error)
{
    return (error.kind == Kind::Server && error.rule == u"contentType")
        || (error.kind == Kind::NotFound && error.code != deletedUser)
        || (error.httpStatus == 400 && error.code == opaqueBearer);
}

Error foreignUser()
{
    return {Kind::Untrusted, 200, {},
            QStringLiteral("the profile belongs to another account than the ID token"),
            QStringLiteral("subject"), 0};
}

} // namespace

AccountStore::AccountStore(api::AccountApi &api, const Clock &clock, QObject *parent)
    : QObject(parent), m_api(api), m_clock(clock)
{
    connect(&api, &api::AccountApi::waiting, this, &AccountStore::waiting);
}

AccountStore::~AccountStore() = default;

void AccountStore::begin(const token::TokenSet &tokens)
{
    const bool isSameAccount = m_granted && m_subject == tokens.subject
        && m_idClaims.text(u"iss") == tokens.idClaims.text(u"iss");
    endReads();
    if (!isSameAccount)
        endVisit();
    m_isTokenOpaque = tokens.isAccessTokenOpaque;
    m_subject = tokens.subject;
    m_idClaims = tokens.idClaims;
    m_granted = tokens.grantedScopes;
    announce();
    refresh();
}

void AccountStore::refresh()
{
    if (mayFetch(Action::ReadUser))
        fetchUser();
    refreshEnrollments();
}

void AccountStore::refreshEnrollments()
{
    if (mayFetch(Action::ReadEnrollments))
        fetchEnrollments();
}

void AccountStore::noteEnded(quint64 visit, Action action, const std::optional<Error> &error)
{
    if (visit == m_visit)
        settle(action, error);
}

void AccountStore::adoptUser(quint64 visit, api::User user)
{
    if (visit != m_visit || user.userId != m_subject)
        return;
    ++m_adoptions;
    m_user = std::move(user);
    m_fetchedAt = m_clock.now();
    Q_EMIT userChanged();
}

std::optional<Refusal> AccountStore::refusalOf(Action action) const
{
    return m_refusals.refusalOf(action);
}

void AccountStore::clear()
{
    endReads();
    endVisit();
    m_isTokenOpaque = false;
    m_subject.clear();
    m_idClaims = {};
    m_granted.reset();
    announce();
}

void AccountStore::endReads()
{
    ++m_generation;
    // A change of the same person goes on, with whichever token there is.
    m_api.cancelReads();
    m_busy.remove(Action::ReadUser);
    m_busy.remove(Action::ReadEnrollments);
    m_refusals = {};
    m_isOffline = false;
    m_isApiThere = true;
}

void AccountStore::endVisit()
{
    ++m_visit;
    m_api.cancelAll();
    const QSet<Action> busy = std::exchange(m_busy, {});
    for (Action action : busy)
        Q_EMIT busyChanged(action, false);
    m_user.reset();
    m_enrollments.reset();
    m_errors.clear();
    m_fetchedAt.reset();
}

void AccountStore::announce()
{
    Q_EMIT identityKnown();
    Q_EMIT userChanged();
    Q_EMIT enrollmentsChanged();
    Q_EMIT connectionChanged();
    Q_EMIT capabilitiesChanged();
    Q_EMIT busyChanged(Action::ReadUser, false);
    Q_EMIT busyChanged(Action::ReadEnrollments, false);
}

std::optional<Error> AccountStore::errorOf(Action action) const
{
    const auto found = m_errors.constFind(static_cast<int>(action));
    return found == m_errors.cend() ? std::nullopt : std::optional<Error>(*found);
}

bool AccountStore::isStale() const
{
    return (m_user && errorOf(Action::ReadUser))
        || (m_enrollments && errorOf(Action::ReadEnrollments));
}

Connection AccountStore::connection() const
{
    if (!m_granted)
        return Connection::SignedOut;
    return m_isOffline ? Connection::Offline : Connection::Online;
}

Capability AccountStore::capability(Action action) const
{
    const Capability capability =
        catalogue::capabilityOf(action, m_granted, m_refusals.actions(), connection());
    return capability == Capability::Available && !isApiUsable() ? Capability::Unknown
                                                                 : capability;
}

bool AccountStore::mayFetch(Action action) const
{
    // A refusal, a missing API or being offline may have passed: only trying tells.
    return m_granted && !m_isTokenOpaque && !m_busy.contains(action)
        && capability(action) != Capability::NotGranted;
}

void AccountStore::fetchUser()
{
    setBusy(Action::ReadUser, true);
    m_api.fetchUser(m_subject, {this, [this, asked = m_generation, adopted = m_adoptions](
                                          Result<api::User> result) {
        if (asked == m_generation)
            receivedUser(std::move(result), adopted != m_adoptions);
    }});
}

void AccountStore::fetchEnrollments()
{
    setBusy(Action::ReadEnrollments, true);
    m_api.fetchEnrollments(
        m_subject, {this, [this, asked = m_generation](Result<QList<api::Enrollment>> result) {
            if (asked == m_generation)
                receivedEnrollments(std::move(result));
        }});
}

void AccountStore::receivedUser(Result<api::User> result, bool isOlderThanAdopted)
{
    if (result && result->userId != m_subject)
        result = foreignUser();
    if (!result)
        return settle(Action::ReadUser, result.error());
    // It may have been written before the change whose answer was adopted meanwhile.
    if (isOlderThanAdopted)
        return settle(Action::ReadUser, std::nullopt);
    m_user = std::move(*result);
    m_fetchedAt = m_clock.now();
    settle(Action::ReadUser, std::nullopt);
    Q_EMIT userChanged();
}

void AccountStore::receivedEnrollments(Result<QList<api::Enrollment>> result)
{
    if (!result)
        return settle(Action::ReadEnrollments, result.error());
    m_enrollments = std::move(*result);
    settle(Action::ReadEnrollments, std::nullopt);
    Q_EMIT enrollmentsChanged();
}

void AccountStore::setBusy(Action action, bool isBusy)
{
    if (m_busy.contains(action) == isBusy)
        return;
    if (isBusy)
        m_busy.insert(action);
    else
        m_busy.remove(action);
    Q_EMIT busyChanged(action, isBusy);
}

void AccountStore::settle(Action action, const std::optional<Error> &error)
{
    if (error && error->kind == Kind::Cancelled)
        return setBusy(action, false);
    const quint64 generation = m_generation;
    const bool changesRefusals = error ? m_refusals.learn(action, *error, *m_granted, m_clock.now())
                                       : m_refusals.forget(action);
    if (error)
        m_errors.insert(static_cast<int>(action), *error);
    else
        m_errors.remove(static_cast<int>(action));
    setBusy(action, false);
    noteConnection(error);
    if (action == Action::ReadUser)
        noteApi(error);
    if (changesRefusals)
        Q_EMIT capabilitiesChanged();
    if (!error || generation != m_generation)
        return;
    qCInfo(lcAccount, "%s failed: %s", qPrintable(QString::number(static_cast<int>(action))),
           kindName(error->kind).data());
    Q_EMIT failed(action, *error);
}

void AccountStore::noteConnection(const std::optional<Error> &error)
{
    bool isOffline = m_isOffline;
    if (!error || error->httpStatus != 0)
        isOffline = false;
    else if (error->kind == Kind::Network || error->kind == Kind::TimedOut)
        isOffline = true;
    if (isOffline == m_isOffline)
        return;
    m_isOffline = isOffline;
    Q_EMIT connectionChanged();
    Q_EMIT capabilitiesChanged();
}

void AccountStore::noteApi(const std::optional<Error> &error)
{
    // Without an answer nothing new is known of the API.
    if (error && error->httpStatus == 0)
        return;
    const bool isThere = !error || !saysNoApi(*error);
    if (isThere == m_isApiThere)
        return;
    m_isApiThere = isThere;
    Q_EMIT capabilitiesChanged();
}

} // namespace accountdesk::account
