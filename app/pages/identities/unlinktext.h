// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "pages/identities/removalsheet.h"

namespace accountdesk {

/// "Google (maja@example.com)": provider and whom it knows, or its id (security B13.3).
QString identityName(const api::Identity &identity);
/// What its profile calls its person; empty if it has none.
QString identityLabel(const api::Identity &identity);

RemovalSheet::Texts unlinkTexts(const api::Identity &identity);
/// Why it was not unlinked, or may have been, and what to do.
Banner::Message unlinkFailure(const Error &error, const api::Identity &identity);

} // namespace accountdesk
