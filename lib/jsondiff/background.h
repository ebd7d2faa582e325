// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion.h"
#include "jsondiff/compare.h"

namespace accountdesk::jsondiff {

/// The same as json::Document::parse and compare, on a thread of Qt's pool; called and
/// answered in the main thread. What nobody awaits any more is dropped.
void parseInBackground(const QByteArray &utf8, const json::Limits &limits,
                       Completion<json::Document> done);
void compareInBackground(const json::Value &before, const json::Value &after, int mostChanges,
                         Completion<Comparison> done);

} // namespace accountdesk::jsondiff
