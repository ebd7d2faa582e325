// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QString>

namespace accountdesk::models {

/// What a cell shows at most of one value; the whole is under RawRole.
inline constexpr qsizetype shownCharacters = 1000;

/// A string as it is, everything else as JSON without blanks (a missing value is empty).
QString valueText(const json::Value &value);
/// The same for a cell: cut with an ellipsis after shownCharacters.
QString shownText(const json::Value &value);

} // namespace accountdesk::models
