// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/capability.h"
#include "widgets/badge.h"

#include <QString>

namespace accountdesk {

/// The catalogue's words for people; by switch without default.
QString actionTitle(catalogue::Action action);      ///< "Read your profile"
QString actionTitles(const QList<catalogue::Action> &actions); ///< in a row; none of very many
QString actionSentence(catalogue::Action action);   ///< one sentence: what it does
QString capabilityWord(catalogue::Capability capability);   ///< "Allowed"
QString capabilityReason(catalogue::Capability capability, catalogue::Action action);
Badge::Tone capabilityTone(catalogue::Capability capability);
/// Verb and path of the action, as the catalogue has them.
QString actionEndpoint(catalogue::Action action);

} // namespace accountdesk
