// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/nodes.h"

#include <vector>

namespace accountdesk::jsondiff {

/// Two children that stand for each other, or one that has no counterpart (the other is 0).
struct Pair
{
    quint32 x = 0;
    quint32 y = 0;
    int row = 0;    ///< in an array: y's, without it x's
};

/// The children of two containers, without those that are equal byte for byte. Members pair up by
/// name (doubled ones in their order), elements by what they hold, as far as the order allows.
std::vector<Pair> alignedMembers(const json::DocumentData &a, quint32 x,
                                 const json::DocumentData &b, quint32 y);
std::vector<Pair> alignedElements(const json::DocumentData &a, quint32 x,
                                  const json::DocumentData &b, quint32 y);

} // namespace accountdesk::jsondiff
