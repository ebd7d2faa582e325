// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace accountdesk::catalogue {

/// Values for the braces of a path, in the order in which they stand, not encoded.
using PathValues = QStringList;

struct Match
{
    Action action;
    PathValues values;      ///< percent-decoded
    bool operator==(const Match &) const = default;
};

QByteArray verbName(Verb verb);

/// The action's path with each brace replaced by its value as one fully percent-encoded segment,
/// so that "auth0|1 x/y" stays one segment. The count of values must be that of the braces.
QByteArray expand(Action action, const PathValues &values);

/// Inverse of expand: the action that verb and (encoded) path name; nothing if none does.
std::optional<Match> match(const QByteArray &verb, const QByteArray &encodedPath);

/// True if some row has this path, whatever its verb (405 or 404 is the caller's choice).
bool hasPath(const QByteArray &encodedPath);

QStringList askFor(Action action);
QStringList anyOf(Action action);

/// The union of sign-in's own scopes and what the actions ask for, each once, in table order.
QStringList scopesFor(const QList<Action> &actions);
/// All actions, in table order.
QList<Action> allActions();
/// What a first sign-in asks for: openid profile email and reading (least privilege).
QStringList firstScopes();

/// "https://DOMAIN/api/v2/": the audience of current-user tokens (contract section 2.2).
QString apiAudience(const QString &domain);
/// "/api/v2/", the root of every path of the table.
QByteArray apiRoot();

} // namespace accountdesk::catalogue
