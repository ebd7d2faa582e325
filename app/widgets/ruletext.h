// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk {

/// The check that failed in plain words ("The ID token is for another application."); empty for
/// a rule that needs none (a JSON path is named as it is).
QString ruleSentence(const QString &rule);

} // namespace accountdesk
