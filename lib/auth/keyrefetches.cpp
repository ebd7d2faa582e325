// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keyrefetches.h"

namespace accountdesk::auth {

bool KeyRefetches::mayRefetch(const QString &issuer, qint64 monotonicMs)
{
    const auto last = m_last.constFind(issuer);
    if (last != m_last.constEnd() && monotonicMs - *last < pauseMs)
        return false;
    m_last.insert(issuer, monotonicMs);
    return true;
}

} // namespace accountdesk::auth
