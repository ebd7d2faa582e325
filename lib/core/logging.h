// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace accountdesk {

Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcAuth)
Q_DECLARE_LOGGING_CATEGORY(lcAccount)
Q_DECLARE_LOGGING_CATEGORY(lcDemo)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

/// Puts the redactor in front of every log sink and switches Qt's own network and browser
/// logging off. The environment switch ACCOUNTDESK_UNREDACTED_LOG=1 lets text through as it is.
void installLogging();

} // namespace accountdesk
