// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFontMetrics;

namespace accountdesk {

/// "Add to “settings”" for a button or, with a key of its own, a menu: by the path of the list or
/// object; "Add a value" at the top.
QString addingTitle(const QString &path, const QFontMetrics &font, bool isMenu = false);
/// The same as a whole sentence, with the whole path.
QString addingSentence(const QString &path);
/// The widest title.
QString widestAddingTitle();

} // namespace accountdesk
