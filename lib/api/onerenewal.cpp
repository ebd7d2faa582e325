// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/onerenewal.h"

#include <utility>

namespace accountdesk::api {

void OneRenewal::renew(Completion<void> completion)
{
    m_waiting.push_back(std::move(completion));
    if (m_waiting.size() == 1)
        m_bearer.renew({this, [this](Result<void> renewal) { renewed(renewal); }});
}

void OneRenewal::renewed(const Result<void> &renewal)
{
    // Whoever asks from here on asks anew.
    std::vector<Completion<void>> waiting = std::exchange(m_waiting, {});
    for (Completion<void> &completion : waiting)
        completion.later(renewal);
}

} // namespace accountdesk::api
