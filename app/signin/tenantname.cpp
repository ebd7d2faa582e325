// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/tenantname.h"

#include "config/tenant.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

struct TenantName
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::TenantName)
};

} // namespace

QString tenantName(const config::Tenant &tenant)
{
    return tenant.isDemo ? TenantName::tr("the demo tenant") : tenant.displayName();
}

QString tenantLabel(const config::Tenant &tenant)
{
    return tenant.isDemo ? TenantName::tr("Demo tenant") : tenant.displayName();
}

} // namespace accountdesk
