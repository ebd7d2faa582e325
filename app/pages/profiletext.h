// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profilemodel.h"

namespace accountdesk {

/// A root member's name for people; of an unknown one the JSON name.
QString memberTitle(const QString &member);
QString groupTitle(models::ProfileGroup group);
/// What the row shows: moments in local time, yes and no, lists with commas; cut if it is long.
QString memberValue(const models::ProfileRow &row);
/// What is copied: the same, but moments as they came and nothing cut.
QString wholeValue(const models::ProfileRow &row);
/// True for ids, addresses and JSON, which keep the fixed font.
bool isTechnicalMember(const models::ProfileRow &row);
/// Why it cannot be changed here.
QString readOnlyReason(const QString &member);
/// Date and time in full, never "today", so that it can be copied; the text if it is no time.
QString exactMoment(const QString &timestamp);

} // namespace accountdesk
