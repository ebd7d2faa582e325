// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "net/network.h"

namespace accountdesk::api {

/// The error that an API answer of 4xx or 5xx amounts to (contract section 1.0). A body that is
/// not the API's JSON is Server with rule "contentType" (a sign-in page of a network or proxy).
Error errorOf(const net::Answer &answer);

/// What is wrong with an answer of any status: errorOf() for a refusal, "contentType" for a web
/// page with 2xx, nothing for an answer whose body can be read.
std::optional<Error> problemOf(const net::Answer &answer);

/// A write that ended so may have been carried out: the connection or its answer was lost, the
/// server failed, or what it said is not the API's. Only reading again tells.
bool leavesDoubt(const Error &error);

/// Contract section 1.0: the user was deleted meanwhile.
bool isUserGone(const Error &error);

} // namespace accountdesk::api
