// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/call.h"
#include "support/fixedbearer.h"
#include "support/manualclock.h"
#include "support/transcriptnetwork.h"

namespace accountdesk::test {

/// Everything below a Call, scripted; pauses take no time and have no jitter.
struct ApiBench
{
    ManualClock clock;
    TranscriptNetwork network{clock};
    FixedBearer bearer;
    api::RateBudget budget{clock};
    api::Wiring wiring{network, bearer, budget,
                       [](qsizetype count) { return QByteArray(count, '\0'); }, 0};
};

} // namespace accountdesk::test
