// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QSize>

namespace accountdesk {

class TourStage;

inline constexpr QSize tourWindowSize{1180, 800};
/// Enough for every page at 200 % text.
inline constexpr int tourMaximumHeight = 12000;

/// Of the whole window, made so tall that the shown page needs no scrolling.
QPixmap pictureOf(TourStage &stage);

} // namespace accountdesk
