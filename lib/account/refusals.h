// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "core/error.h"

#include <QSet>
#include <QStringList>

namespace accountdesk::account {

/// What this tenant was seen to refuse although the scope was granted: then the tenant, not the
/// token, says no (contract section 1.6). Forgotten with the session.
class Refusals
{
public:
    /// Looks at an action's error; true if the set changed.
    bool learn(catalogue::Action action, const Error &error, const QStringList &granted);
    /// The action worked: whatever was learned of it is over. True if the set changed.
    bool forget(catalogue::Action action);
    const QSet<catalogue::Action> &actions() const { return m_actions; }

private:
    QSet<catalogue::Action> m_actions;
};

} // namespace accountdesk::account
