// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "account/savemetadata.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace accountdesk::account {

/// Changes to the signed-in account beside AccountStore, which stays the only holder of its data:
/// answers go there, and so do busyChanged(), failed() and errorOf() of each action.
class AccountEdits : public QObject
{
    Q_OBJECT

public:
    /// What the profile, read after a factor was removed, says of it.
    enum class Listing {
        Gone,
        StillListed,    ///< it may be stale
        Unread,         ///< it could not be read
    };
    Q_ENUM(Listing)

    AccountEdits(AccountStore &store, api::AccountApi &api, QObject *parent = nullptr);

    /// A new attempt, not yet started; ends itself. Nothing while another one runs.
    SaveMetadata *saveMetadata(const MetadataEdit &edit);
    SaveMetadata *currentSave() const { return m_save; }
    /// Ends in unlinked() or the store's failed(): Rejected with rule "stillLinked" if a 200 was
    /// without effect; UnknownOutcome after a lost answer, with rule "stillLinked" (reading again
    /// still lists it) or "unread" (reading failed too).
    void unlinkIdentity(const api::Identity &identity);
    /// provider is "duo" or "google-authenticator". Ends in multifactorRemoved() or the store's
    /// failed(); UnknownOutcome with rule "stillListed" or "unread" after a lost answer.
    void removeMultifactor(const QString &provider);
    /// Ends a waiting repetition of that action.
    void cancel(catalogue::Action action);

Q_SIGNALS:
    void unlinked(const accountdesk::api::Identity &identity);
    void multifactorRemoved(const QString &provider,
                            accountdesk::account::AccountEdits::Listing listing);

private:
    void receivedRemaining(quint64 visit, const api::Identity &identity,
                           const Result<QList<api::Identity>> &remaining);
    void settleUnlink(quint64 visit, const api::Identity &identity, const Error &doubt,
                      const Result<api::User> &user);
    void endUnlink(quint64 visit, const api::Identity &identity,
                   const std::optional<Error> &error);
    void removedMultifactor(quint64 visit, const QString &provider, const Result<void> &removal);
    void readUser(quint64 visit, std::function<void(const Result<api::User> &)> then);

    AccountStore &m_store;
    api::AccountApi &m_api;
    QPointer<SaveMetadata> m_save;
};

} // namespace accountdesk::account
