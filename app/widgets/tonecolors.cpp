// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tonecolors.h"

#include "widgets/theme.h"

namespace accountdesk {

ToneColors toneColors(Badge::Tone tone)
{
    using Role = Theme::Role;
    const Theme &theme = Theme::current();
    switch (tone) {
    case Badge::Tone::Accent: return {theme.color(Role::Accent), theme.color(Role::AccentSurface)};
    case Badge::Tone::Good: return {theme.color(Role::Good), theme.color(Role::GoodSurface)};
    case Badge::Tone::Warning:
        return {theme.color(Role::Warning), theme.color(Role::WarningSurface)};
    case Badge::Tone::Bad: return {theme.color(Role::Bad), theme.color(Role::BadSurface)};
    case Badge::Tone::Neutral: break;
    }
    return {theme.color(Role::Muted), theme.color(Role::Window)};
}

} // namespace accountdesk
