// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk {

/// The text without secrets: bearer tokens, JWTs, token, code, verifier, state and hint
/// parameters (in URLs, forms and JSON), cookies, proxy credentials, one-time-password secrets
/// and e-mail addresses; URLs lose query and fragment. For every log sink and report.
QString redacted(const QString &text);

} // namespace accountdesk
