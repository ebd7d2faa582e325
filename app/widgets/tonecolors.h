// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/badge.h"

#include <QColor>

namespace accountdesk {

struct ToneColors
{
    QColor ink;
    QColor surface;
};

/// The theme's pair of colours for a tone.
ToneColors toneColors(Badge::Tone tone);

} // namespace accountdesk
