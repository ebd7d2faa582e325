// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"

namespace accountdesk::test {

void ManualClock::advance(qint64 ms)
{
    m_now = m_now.addMSecs(ms);
    m_monotonicMs += ms;
}

} // namespace accountdesk::test
