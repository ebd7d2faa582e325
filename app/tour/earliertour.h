// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace accountdesk {

/// Removes the pictures that the tour.json in this folder lists, and nothing else; no harm without
/// one. Rejected with rule "folder" if one of them stays.
Result<void> removeEarlierTour(const QString &folder);

} // namespace accountdesk
