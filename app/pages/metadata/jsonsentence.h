// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace accountdesk {

/// What is wrong with a JSON text, by the code of json::Document's error.
QString jsonSentence(const Error &error);

} // namespace accountdesk
