// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/accessibletree.h"

#include <QPixmap>
#include <QSize>

class QWidget;

namespace accountdesk {

class TourStage;

inline constexpr QSize tourWindowSize{1180, 800};
/// Enough for every page at 200 % text.
inline constexpr int tourMaximumHeight = 12000;

/// Of the whole window, made so tall that the shown page needs no scrolling, with the dialogs that
/// stand over it.
QPixmap pictureOf(TourStage &stage);
/// What a screen reader gets of the window and of the dialogs that stand over it.
QList<AccessibleNode> transcriptOf(QWidget &window);

} // namespace accountdesk
