// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion.h"
#include "core/secret.h"

#include <QUrl>

namespace accountdesk::net {

/// Where an API call gets its access token from. Implemented by the session; the API side knows
/// nothing else of it.
class BearerSource
{
public:
    virtual ~BearerSource() = default;
    /// The current access token; empty when signed out or opaque.
    virtual const Secret &token() const = 0;
    /// The only origin (scheme, host, port) that may get it.
    virtual QUrl origin() const = 0;
    /// Gets a newer token after a 401, or fails: then the person has to sign in again.
    virtual void renew(Completion<void> completion) = 0;
};

} // namespace accountdesk::net
