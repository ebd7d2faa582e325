// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

namespace accountdesk::api {

/// A user, or a list of identities, without the tokens of identity providers, which an
/// administrator's scope adds to identities: they are never kept or shown. Everything else stays
/// byte for byte.
json::Document withoutProviderTokens(const json::Document &answer);

} // namespace accountdesk::api
