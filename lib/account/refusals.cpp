// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/refusals.h"

#include "catalogue/lookup.h"

namespace accountdesk::account {

bool Refusals::learn(catalogue::Action action, const Error &error, const QStringList &granted)
{
    if (error.httpStatus != 403)
        return false;
    const QStringList sufficient = catalogue::anyOf(action);
    bool isGranted = false;
    for (const QString &scope : sufficient)
        isGranted = isGranted || granted.contains(scope);
    if (!isGranted || m_actions.contains(action))
        return false;
    m_actions.insert(action);
    return true;
}

bool Refusals::forget(catalogue::Action action)
{
    return m_actions.remove(action);
}

} // namespace accountdesk::account
