// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profilemodel.h"
#include "token/claims.h"

namespace accountdesk {

class FactRow;

/// A row of the profile as a widget: value, "not there" in words, the reason for read-only.
FactRow *makeProfileFact(const models::ProfileRow &row);

/// What an ID token says of the person, in the profile's form: for when the API says nothing.
std::vector<models::ProfileRow> profileRowsOf(const token::Claims &idClaims);

} // namespace accountdesk
