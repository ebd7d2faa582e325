// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace accountdesk {

/// Keeps tokens out of core dumps and other processes' reach (security B9.3); release builds.
void forbidCoreDumps();

} // namespace accountdesk
