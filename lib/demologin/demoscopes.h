// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/people.h"

#include <QHash>

namespace accountdesk::demo {

/// What of the scopes that an authorization request asks for can be had: unknown ones and an
/// administrator's are dropped without a word, those of the API also when its audience is not
/// asked for (contract sections 1.11 and 2.2).
QStringList grantedScopes(const DemoOptions &options, const DemoAddress &address,
                          const QHash<QString, QString> &parameters);
bool grantsOfflineAccess(const QStringList &scopes);

/// What the scopes "profile" and "email" show of a person.
QJsonObject profileClaims(const Account &account, const QStringList &scopes);

} // namespace accountdesk::demo
