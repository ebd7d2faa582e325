// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsontree/part.h"

#include <QString>

#include <vector>

namespace accountdesk::jsonedit {

/// One child of an edited container that differs from the text, and what it was there.
struct Pairing
{
    const jsontree::Slot *slot = nullptr; ///< null: removed
    json::Value before;         ///< missing: added
    QString name;               ///< in an object
    int row = 0;                ///< now; of a removed one: then
};

/// The children that were edited, added or removed, without looking at any that were not. Members
/// are paired by name, elements by being the same element in the same order.
std::vector<Pairing> editedChildren(const jsontree::Branch &branch);

} // namespace accountdesk::jsonedit
