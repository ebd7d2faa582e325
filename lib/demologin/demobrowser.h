// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "http/message.h"

#include <QHash>
#include <QPair>

namespace accountdesk::demo {

// What the pages know of the browser in front of them.

/// Pairs of a form or query; a doubled name counts as absent.
QHash<QString, QString> parametersOf(const QByteArray &encoded);
bool hasDoubledName(const QByteArray &encoded);

/// The session's cookie. Its name holds the port, because browsers share cookies between ports.
QByteArray cookieOf(const http::Request &request, const DemoAddress &address);
void setCookie(http::Response &response, const DemoAddress &address, const QByteArray &value);

/// True if a callback or return address is registered.
bool isAddressAllowed(const DemoOptions &options, const QString &url);
QByteArray originOf(const QString &url);
http::Response redirectTo(const QString &url, const QList<QPair<QString, QString>> &parameters);

} // namespace accountdesk::demo
