// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"
#include "jsonedit/names.h"

#include <QList>

namespace accountdesk::jsonschema {

/// Something in a document that a service behind it may not keep.
struct Finding
{
    enum class Kind { UnsafeInteger, DoubledName, EmptyName, NameCharacter };

    Kind kind = Kind::UnsafeInteger;
    QString path;
    bool operator==(const Finding &) const = default;
};

/// Written as an integer and beyond 2^53 - 1: JavaScript rounds it.
bool isUnsafeInteger(const json::Value &value);

/// In the order of the document, at most so many. Safe on any thread; needs no recursion.
QList<Finding> inspect(const json::Value &root, jsonedit::NameRule rule, int most = 100);

} // namespace accountdesk::jsonschema
