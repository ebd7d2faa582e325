// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demotenant.h"

#include <QList>
#include <QByteArray>

#include <optional>

namespace accountdesk::test {

/// One sign-in on a tenant, timed from the moment the redirect has come.
struct RedirectTimes
{
    double nameMs = 0;          ///< until the verified ID token's claims are there
    double profileMs = 0;       ///< until user and enrollments are there
    QList<QByteArray> before;   ///< what the tenant was asked until the redirect
    QList<QByteArray> after;    ///< and from then on
};

/// Signs the first person in with a browser that only fills forms; nothing if that failed.
std::optional<RedirectTimes> redirectTimes(demo::DemoTenant &tenant, const demo::DemoAddress &address);

} // namespace accountdesk::test
