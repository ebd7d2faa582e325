// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QString>

namespace accountdesk::net {

/// Sends the program's requests through the proxies that the system names, never those to
/// loopback. The credentials, if any, go to the proxy only; call again when the person has given
/// them after a 407.
void useSystemProxies(const QString &user = {}, const Secret &password = Secret());

} // namespace accountdesk::net
