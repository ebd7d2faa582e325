// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "json/document.h"
#include "net/network.h"

#include <optional>

namespace accountdesk::auth {

/// What the provider's answers are parsed with: small, flat and without doubled members.
inline constexpr json::Limits answerLimits{1024 * 1024, 64, false};

/// The error that an answer of the provider amounts to (RFC 6749 section 5.2 and what Auth0 and
/// portals in between make of it); nothing for 200 with JSON.
std::optional<Error> answerError(const net::Answer &answer);

/// The refusal that a JSON body with "error" spells; Malformed if it spells none.
Error refusalIn(const net::Answer &answer);

/// The same error with status and exchange of the answer that it is about.
Error about(const net::Answer &answer, Error error);

} // namespace accountdesk::auth
