// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <optional>

namespace accountdesk {

/// What is known of one of the API's documented refusals (contract section 1.0).
struct KnownError
{
    QString cause;  ///< why, in a sentence
    QString next;   ///< what to do, in a sentence
};

/// By the server's code or words; nothing for one that is not known, or that is none of the
/// server's refusals.
std::optional<KnownError> knownError(const Error &error);

} // namespace accountdesk
