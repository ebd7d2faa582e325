// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/refusals.h"
#include "widgets/banner.h"

#include <QString>

namespace accountdesk {

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
/// Copies it.
void copyRequestToAdministrator(const account::Refusal &refusal,
                                const RefusedApplication &application);
QString copyRequestVerb(); ///< "Copy request to the administrator"
/// For the banner; its button copies the request.
Banner::Message refusalMessage(const account::Refusal &refusal);

} // namespace accountdesk
