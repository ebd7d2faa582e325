// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"

#include <QList>

#include <optional>

namespace accountdesk {

/// The edits that make one object of the other, name by name and, in arrays of equal length,
/// element by element; what was added comes last. A value that would need too many is set as a
/// whole; nothing if that is the object itself, by their number, doubled names or their order.
std::optional<QList<jsonedit::Edit>> keyEdits(const json::Value &before, const json::Value &after,
                                              int most);

} // namespace accountdesk
