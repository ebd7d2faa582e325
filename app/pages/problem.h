// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "widgets/banner.h"

namespace accountdesk {

/// Why a page cannot show what it is for, and what its one button does about it.
struct Problem
{
    enum class Remedy { TryAgain, SignInAgain, AskFor, OpenToken, CopyRequest };
    Banner::Message message;
    Remedy remedy = Remedy::TryAgain;
    QList<catalogue::Action> actions; ///< for AskFor
};

/// The trouble with reading the account; nothing while all is well or still under way.
std::optional<Problem> problemOf(const account::AccountStore &store, catalogue::Action action);

} // namespace accountdesk
