// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>

namespace accountdesk::account {

/// Why a tenant refuses an action although its scope was granted: enough, with the catalogue's
/// row, to word a request to the tenant's administrator.
struct Refusal
{
    catalogue::Action action = catalogue::Action::ReadUser;
    Error error;                ///< the server's code and sentence, the exchange in the log
    QStringList granted;        ///< the scopes that the token had
    QStringList expected;       ///< scopes that the sentence says would do; empty if it names none
    QDateTime at;               ///< UTC, of the first refusal
};

/// What this tenant was seen to refuse although the scope was granted: then the tenant, not the
/// token, says no (contract section 1.6). Forgotten with the session.
class Refusals
{
public:
    /// Looks at an action's error; true if the set changed.
    bool learn(catalogue::Action action, const Error &error, const QStringList &granted,
               const QDateTime &now);
    /// The action worked: whatever was learned of it is over. True if the set changed.
    bool forget(catalogue::Action action);
    const QSet<catalogue::Action> &actions() const { return m_actions; }
    std::optional<Refusal> refusalOf(catalogue::Action action) const;

private:
    QSet<catalogue::Action> m_actions;
    QHash<int, Refusal> m_refusals;
};

/// The scopes of "Insufficient scope, expected any of: a, b".
QStringList expectedScopes(const QString &sentence);

} // namespace accountdesk::account
