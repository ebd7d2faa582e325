// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"

#include <QList>

#include <optional>

namespace accountdesk {

/// The edits that make one object of the other, first-level name by name; what was added comes
/// last. Nothing if they were more than most, names stand twice or in another order.
std::optional<QList<jsonedit::Edit>> keyEdits(const json::Value &before, const json::Value &after,
                                              int most);

} // namespace accountdesk
