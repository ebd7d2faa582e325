// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk {

/// The text with bidi controls, zero-width and control characters visible, and right-to-left
/// parts isolated from what stands around them. Line breaks stay.
QString visibleText(const QString &text);
/// The same on one line: line breaks show as ⏎.
QString visibleLine(const QString &text);
/// Long words get places where a line may break (zero-width spaces, after visibleText).
QString breakable(const QString &visible);

} // namespace accountdesk
