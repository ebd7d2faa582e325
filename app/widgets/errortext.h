// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "core/error.h"
#include "widgets/banner.h"
#include "widgets/ruletext.h"

#include <optional>

namespace accountdesk {

/// An error in three parts (product.md, ground rule 4): what happened, why as far as known with
/// the server's sentence quoted, what to do next. action is what was being tried; none is
/// signing in.
Banner::Message errorMessage(const Error &error, std::optional<catalogue::Action> action = {});

/// How it comes that a change's outcome is not known: no answer, or one that proves nothing.
QString lostSentence(const Error &error);

} // namespace accountdesk
