// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountedits.h"

#include <algorithm>

namespace accountdesk::account {

using catalogue::Action;
using Kind = Error::Kind;

namespace {

bool holds(const QList<api::Identity> &identities, const api::Identity &wanted)
{
    return std::any_of(identities.cbegin(), identities.cend(),
                       [&wanted](const api::Identity &identity) {
                           return identity.fullId() == wanted.fullId();
                       });
}

/// Reading again says that nothing changed, or could not be done.
Error unsettled(const Error &doubt, const Result<api::User> &user, const char *unchanged)
{
    Error error = doubt;
    error.kind = Kind::UnknownOutcome;
    error.rule = QString::fromLatin1(user ? unchanged : "unread");
    return error;
}

AccountEdits::Listing listingOf(const QString &provider, const Result<api::User> &user)
{
    using Listing = AccountEdits::Listing;
    if (!user)
        return Listing::Unread;
    return user->multifactor.contains(provider) ? Listing::StillListed : Listing::Gone;
}

} // namespace

AccountEdits::AccountEdits(AccountStore &store, api::AccountApi &api, QObject *parent)
    : QObject(parent), m_store(store), m_api(api)
{
}

SaveMetadata *AccountEdits::saveMetadata(const MetadataEdit &edit)
{
    if (m_save || !m_store.isSignedIn())
        return nullptr;
    m_save = new SaveMetadata(m_store, m_api, edit, this);
    connect(m_save, &SaveMetadata::finished, this, [this] { m_save.clear(); });
    return m_save;
}

void AccountEdits::unlinkIdentity(const api::Identity &identity)
{
    if (m_store.isBusy(Action::UnlinkIdentity) || !m_store.isSignedIn())
        return;
    const quint64 visit = m_store.visit();
    m_store.noteBegun(Action::UnlinkIdentity);
    m_api.unlinkIdentity(
        m_store.subject(), identity.provider, identity.userId,
        {this, [this, visit, identity](const Result<QList<api::Identity>> &remaining) {
            receivedRemaining(visit, identity, remaining);
        }});
}

void AccountEdits::receivedRemaining(quint64 visit, const api::Identity &identity,
                                     const Result<QList<api::Identity>> &remaining)
{
    if (remaining && !holds(*remaining, identity))
        return readUser(visit, [=, this](const Result<api::User> &user) {
            if (!user)
                m_store.refresh();
            endUnlink(visit, identity, std::nullopt);
        });
    const Error error = remaining
        ? Error{Kind::Rejected, 200, {}, {}, QStringLiteral("stillLinked"), 0}
        : remaining.error();
    const bool isOpen = remaining || api::leavesDoubt(error)
        || (error.kind == Kind::NotFound && !api::isUserGone(error));
    if (!isOpen)
        return endUnlink(visit, identity, error);
    readUser(visit, [=, this](const Result<api::User> &user) {
        settleUnlink(visit, identity, error, user);
    });
}

void AccountEdits::settleUnlink(quint64 visit, const api::Identity &identity, const Error &doubt,
                                const Result<api::User> &user)
{
    if (user && !holds(user->identities, identity))
        return endUnlink(visit, identity, std::nullopt);
    // An answer that lists it is no doubt: it was not carried out.
    if (doubt.rule == u"stillLinked" || (user && doubt.kind == Kind::NotFound))
        return endUnlink(visit, identity, doubt);
    endUnlink(visit, identity, unsettled(doubt, user, "stillLinked"));
}

void AccountEdits::endUnlink(quint64 visit, const api::Identity &identity,
                             const std::optional<Error> &error)
{
    m_store.noteEnded(visit, Action::UnlinkIdentity, error);
    if (!error && visit == m_store.visit())
        Q_EMIT unlinked(identity);
}

void AccountEdits::removeMultifactor(const QString &provider)
{
    if (m_store.isBusy(Action::RemoveMultifactor) || !m_store.isSignedIn())
        return;
    const quint64 visit = m_store.visit();
    m_store.noteBegun(Action::RemoveMultifactor);
    m_api.removeMultifactor(m_store.subject(), provider,
                            {this, [this, visit, provider](const Result<void> &removal) {
                                 removedMultifactor(visit, provider, removal);
                             }});
}

void AccountEdits::removedMultifactor(quint64 visit, const QString &provider,
                                      const Result<void> &removal)
{
    if (!removal && !api::leavesDoubt(removal.error()))
        return m_store.noteEnded(visit, Action::RemoveMultifactor, removal.error());
    readUser(visit, [=, this](const Result<api::User> &user) {
        const Listing listing = listingOf(provider, user);
        std::optional<Error> error;
        if (!removal && listing != Listing::Gone)
            error = unsettled(removal.error(), user, "stillListed");
        if (visit == m_store.visit()) {
            // Removed, but the profile that is shown is from before.
            if (removal && !user)
                m_store.refresh();
            else
                m_store.refreshEnrollments();
        }
        m_store.noteEnded(visit, Action::RemoveMultifactor, error);
        if (!error && visit == m_store.visit())
            Q_EMIT multifactorRemoved(provider, listing);
    });
}

void AccountEdits::readUser(quint64 visit, std::function<void(const Result<api::User> &)> then)
{
    if (visit != m_store.visit())
        return;
    m_api.fetchUser(m_store.subject(),
                    {this, [this, visit, then = std::move(then)](const Result<api::User> &user) {
                         if (user)
                             m_store.adoptUser(visit, *user);
                         then(user);
                     }});
}

void AccountEdits::cancel(Action action)
{
    m_api.cancel(action);
}

} // namespace accountdesk::account
