// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/refusals.h"
#include "widgets/banner.h"

#include <QString>

#include <optional>

namespace accountdesk {

namespace account { class AccountStore; }
namespace auth { class Session; }

/// Whom a request to an administrator is about; nothing in it is secret.
struct RefusedApplication
{
    QString issuer;
    QString clientId;
};

/// A letter to whoever runs the tenant: what was refused, in its words, what to switch on, where
/// and why. Plain text, for the clipboard.
QString requestToAdministrator(const account::Refusal &refusal,
                               const RefusedApplication &application);
/// Copies it and gives the sentence that says so; empty if the tenant has not refused that action.
QString copyRequestToAdministrator(const account::AccountStore &store, const auth::Session &session,
                                   catalogue::Action action);
/// The refusal that this error of an action tells; an earlier one stays out of it.
std::optional<account::Refusal> refusalIn(const account::AccountStore &store,
                                          catalogue::Action action, const Error &error);
QString copyRequestVerb(); ///< "Copy request to the administrator"
/// For the banner; its button copies the request.
Banner::Message refusalMessage(const account::Refusal &refusal);

} // namespace accountdesk
