// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace accountdesk {

/// Gives the self-painted widgets the role that a screen reader expects of them.
void installAccessibility();

/// A tool tip that is never taken for markup.
void setPlainToolTip(QWidget *widget, const QString &text);
/// The same for places that take only a text (model data, actions).
QString plainToolTip(const QString &text);

} // namespace accountdesk
