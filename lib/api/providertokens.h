// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

namespace accountdesk::api {

/// The user without the tokens of identity providers, which an administrator's scope adds to
/// identities: they are never kept or shown. Everything else stays byte for byte.
json::Document withoutProviderTokens(const json::Document &user);

} // namespace accountdesk::api
