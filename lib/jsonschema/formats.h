// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

namespace accountdesk::jsonschema {

/// format is one of Schema::formats().
bool isFormat(QStringView format, const QString &text);
/// A number without a fraction, however it is written and however large.
bool isWhole(const json::Value &number);
/// By their exact values.
bool isLess(const json::Value &number, const json::Value &other);

} // namespace accountdesk::jsonschema
