// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/lockout.h"
#include "widgets/badge.h"
#include "widgets/waysin.h"

namespace accountdesk {

/// The lock-out check in words and as a picture.
struct RiskText
{
    Badge::Tone tone = Badge::Tone::Neutral;
    QString word;
    QString title;
    QString sentence;
};

RiskText riskText(account::Lockout::Risk risk, const account::Lockout &lockout);
/// What cannot be known from here, as a sentence.
QString unknownText(account::Lockout::Unknown unknown);
/// A way in by the name that people know it by.
QString wayName(const account::WayIn &way);
QString factorTitle(const account::SecondFactor &factor);
/// At most some tiles of a kind; what goes is always among them.
WaysIn::Picture waysPicture(const account::Lockout &lockout, const QString &account, bool hasPlan);

} // namespace accountdesk
