// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace accountdesk::jsondiff {

/// A step of a path: a member name or an element's place.
using PathStep = std::variant<QString, int>;

/// "$.name[3]["odd name"]": names of letters, digits, '_' and '-' behind a dot, others as JSON
/// strings in brackets.
void appendName(QString &path, QStringView name);
void appendRow(QString &path, int row);
/// Nothing if it is not spelled that way.
std::optional<QList<PathStep>> parsePath(QStringView path);

} // namespace accountdesk::jsondiff
