// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "json/document.h"

#include <QHash>
#include <QList>
#include <QString>

namespace accountdesk::metadata {

/// A first-level key that was changed here and, otherwise, on the server. Absent sides are
/// missing values.
struct Conflict
{
    QString key;
    json::Value base;
    json::Value mine;
    json::Value theirs;
};

enum class Choice { Mine, Theirs };
using Choices = QHash<QString, Choice>;

struct Merge
{
    json::Value merged;         ///< an object; a conflict without a choice has theirs
    QList<Conflict> conflicts;  ///< without a choice, in the order of mine
    QStringList fromServer;     ///< keys that were changed on the server alone
};

/// Three-way merge by first-level key, as Auth0 itself merges; deletions are changes. base and
/// theirs may be missing. Values keep their text.
Result<Merge> mergeByKey(const json::Value &base, const json::Value &mine,
                         const json::Value &theirs, const Choices &choices = {});

} // namespace accountdesk::metadata
