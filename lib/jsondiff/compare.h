// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsondiff/change.h"

#include <atomic>

namespace accountdesk::jsondiff {

struct CompareLimits
{
    int changes = 10000;                            ///< stops after so many
    const std::atomic_bool *isCancelled = nullptr;  ///< looked at now and then; may be null
};

struct Comparison
{
    QList<Change> changes;
    bool isComplete = true; ///< false when stopped by a limit
};

/// What turns one value into the other: members by name whatever their order, elements aligned by
/// what they hold. Numbers equal by value, strings decoded. Safe on any thread; needs no recursion.
Comparison compare(const json::Value &before, const json::Value &after,
                   const CompareLimits &limits = {});

} // namespace accountdesk::jsondiff
