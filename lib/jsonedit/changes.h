// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsondiff/change.h"
#include "jsontree/part.h"

#include <QList>

namespace accountdesk::jsonedit {

/// The differences of an edited value to what it was, from the edits alone, in the order of the
/// document; at most so many.
QList<jsondiff::Change> changesOf(const json::Value &before, const jsontree::Part &after, int most);

/// Whether there is any.
bool isChanged(const json::Value &before, const jsontree::Part &after);

/// The same by first-level member; a value that is no object counts as one without members.
QList<jsondiff::KeyChange> changedKeysOf(const json::Value &before, const jsontree::Part &after);

} // namespace accountdesk::jsonedit
