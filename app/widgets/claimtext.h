// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "token/claims.h"

#include <QString>

namespace accountdesk {

/// What a claim says, in plain language: a short phrase for the Token page and for outputs.
QString claimMeaning(token::ClaimKind kind);

} // namespace accountdesk
