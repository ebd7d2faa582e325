// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace accountdesk::http {

/// Status line and headers of an answer, up to and with the empty line. A header that would
/// split the answer (CR, LF or NUL in it) makes it a bare 500.
QByteArray headOf(const Response &response, bool isLast);
/// False for the statuses that have no body by definition.
bool hasBody(int status);

} // namespace accountdesk::http
