// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace accountdesk::catalogue {

enum class Connection { Online, Offline, SignedOut };

/// Whether an action can be done now and, if not, why. ("Nothing to do" depends on data and is
/// added by whoever binds the action to a control.)
enum class Capability { Available, NotGranted, RefusedByTenant, Offline, SignedOut, Unknown };

/// From the granted (never the requested) scopes; no value means that no token has come yet.
/// A refusal seen from this tenant outweighs a grant.
Capability capabilityOf(Action action, const std::optional<QStringList> &granted,
                        const QSet<Action> &refused, Connection connection);

} // namespace accountdesk::catalogue
