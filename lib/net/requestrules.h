// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/network.h"

namespace accountdesk::net {

/// The rule that a request breaks before anything is sent: "https", "user-info" or "header".
/// Empty if it may go.
QString brokenRule(const QNetworkRequest &request);

/// The request with everything switched off that Qt would do by itself: redirects, cookies,
/// cache, stored credentials, HTTP/2, pipelining, packed answers.
QNetworkRequest strictRequest(QNetworkRequest request, const AnswerLimits &limits);

} // namespace accountdesk::net
