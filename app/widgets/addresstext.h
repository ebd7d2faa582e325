// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk {

/// Whether a part of an e-mail address (between dots and the at sign) mixes letters of scripts
/// that no language writes together: it may imitate another address. (Japanese, Chinese and
/// Korean beside Latin are fine.)
bool hasMixedScripts(const QString &address);
/// The address, with a word of warning if a part of it mixes scripts (security B13.3).
QString addressText(const QString &address);

} // namespace accountdesk
