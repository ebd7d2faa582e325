// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace accountdesk {

/// Puts a secret on the clipboard, marked so that clipboard histories leave it out, and takes it
/// off again after 30 s and at exit if it is still there (security B9.4).
void copySecret(const QByteArray &secret);

} // namespace accountdesk
