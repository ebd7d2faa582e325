// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/capability.h"

#include "catalogue/lookup.h"

namespace accountdesk::catalogue {

Capability capabilityOf(Action action, const std::optional<QStringList> &granted,
                        const QSet<Action> &refused, Connection connection)
{
    if (connection == Connection::SignedOut)
        return Capability::SignedOut;
    if (!granted)
        return Capability::Unknown;
    const QStringList sufficient = anyOf(action);
    bool isGranted = false;
    for (const QString &scope : sufficient)
        isGranted = isGranted || granted->contains(scope);
    if (!isGranted)
        return Capability::NotGranted;
    if (refused.contains(action))
        return Capability::RefusedByTenant;
    return connection == Connection::Offline ? Capability::Offline : Capability::Available;
}

} // namespace accountdesk::catalogue
