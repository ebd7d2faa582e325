// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace accountdesk {

/// The one of names that is fewest changed letters away, for "Did you mean"; names is not empty.
QString nearestName(const QString &unknown, const QStringList &names);

} // namespace accountdesk
