// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "json/document.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace accountdesk::metadata {

/// First-level members by name; a null counts as absent, since sending it removes the key.
struct Members
{
    QStringList order;
    QHash<QString, json::Value> values;
    QString doubled;        ///< the first name that stands twice (the later value counts)
    bool hasDoubled = false;

    json::Value value(const QString &name) const { return values.value(name); }
    bool contains(const QString &name) const { return values.contains(name); }
};

/// No members of what is missing or no object.
Members membersOf(const json::Value &object);

/// Same value, or both absent.
bool isSame(const json::Value &a, const json::Value &b);

/// Malformed input of makePatch and mergeByKey: Rejected with rule "object" or "duplicate".
std::optional<Error> problemOf(const json::Value &edited, const Members &members);

} // namespace accountdesk::metadata
