// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace accountdesk::http {

/// Sends as much as the kernel takes at once, past QTcpSocket, whose every write switches a
/// notifier on and off and so wakes the event loop twice. Gives the bytes sent: 0 if there is no
/// room, on failure, and where this is not built; the socket then sends the rest or finds out.
qsizetype sendNow(qintptr descriptor, QByteArrayView bytes);

} // namespace accountdesk::http
