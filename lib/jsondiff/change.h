// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QList>
#include <QString>

namespace accountdesk::jsondiff {

enum class ChangeKind { Added, Removed, Changed };

/// One difference between two documents at the innermost place that differs.
struct Change
{
    ChangeKind kind = ChangeKind::Changed;
    QString path;           ///< "$.a[3]": in the new document, for Removed in the old one
    json::Value before;     ///< missing for Added
    json::Value after;      ///< missing for Removed
};

/// One first-level member whose value differs: what a merge by first level has to send.
struct KeyChange
{
    QString name;
    ChangeKind kind = ChangeKind::Changed;
    bool operator==(const KeyChange &) const = default;
};

} // namespace accountdesk::jsondiff
