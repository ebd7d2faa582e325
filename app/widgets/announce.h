// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace accountdesk {

/// Says a sentence to a screen reader that no focus change would bring up.
void announce(QWidget *source, const QString &sentence);

} // namespace accountdesk
