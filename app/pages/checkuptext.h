// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/checkup.h"
#include "widgets/badge.h"

namespace accountdesk {

/// The check-up's words for people.
struct CheckupText
{
    QString title;
    QString sentence;
    QString button;
};

CheckupText checkupText(const CheckupFinding &finding);
QString severityWord(CheckupFinding::Severity severity);
Badge::Tone severityTone(CheckupFinding::Severity severity);

} // namespace accountdesk
