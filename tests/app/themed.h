// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QWidget>

namespace accountdesk::test {

/// A theme for the life of one test program.
inline Theme &lightTheme()
{
    static auto *theme = [] {
        auto *made = new Theme(Theme::Scheme::Light, qApp);
        made->apply();
        return made;
    }();
    return *theme;
}

/// The widget as it would be seen.
inline QImage pictureOf(QWidget &widget)
{
    return widget.grab().toImage();
}

} // namespace accountdesk::test
