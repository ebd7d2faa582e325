// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace accountdesk {

/// A page as it opens, beside its other views.
inline constexpr QLatin1String firstTourView("first");

/// The object names by which a tour reaches buttons and fields, sorted: all that any page, sheet
/// or dialog sets, and the file dialog's field. One that ends in a colon begins many names.
QStringList tourControlNames();
/// The views of all pages, the first of all pages before them.
QStringList tourViewNames();

} // namespace accountdesk
