// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/claimsmodel.h"
#include "pages/claimrow.h"

namespace accountdesk {

/// A JSON value for people to read: strings without quotes, lists one a line; very long ones cut.
QString shownValue(const json::Value &value);

/// A claim's row; isVerified says whether its token is.
ClaimLine claimLine(const models::ClaimRow &claim, bool isVerified);

} // namespace accountdesk
