// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "http/message.h"

#include <QHash>
#include <QPair>

#include <optional>

namespace accountdesk::demo {

// What an authorization request asks for (contract section 2.2).

/// What is wrong with it, as error and description for its callback; nothing if it is fine.
std::optional<QPair<QString, QString>> problemOf(const http::Request &request,
                                                 const DemoAddress &address);
QStringList promptsOf(const QHash<QString, QString> &parameters);

} // namespace accountdesk::demo
