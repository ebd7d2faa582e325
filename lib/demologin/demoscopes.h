// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"

#include <QHash>

namespace accountdesk::demo {

/// What of the scopes that an authorization request asks for can be had: unknown ones and an
/// administrator's are dropped without a word, those of the API also when its audience is not
/// asked for (contract sections 1.11 and 2.2).
QStringList grantedScopes(const DemoOptions &options, const DemoAddress &address,
                          const QHash<QString, QString> &parameters);

} // namespace accountdesk::demo
