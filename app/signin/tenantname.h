// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk {

namespace config { struct Tenant; }

/// What people call it: its host, or that it is the demo (whose host says nothing).
QString tenantName(const config::Tenant &tenant);
/// The same where it stands alone.
QString tenantLabel(const config::Tenant &tenant);

} // namespace accountdesk
