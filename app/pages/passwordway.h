// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"

#include <QList>
#include <QString>

#include <optional>

namespace accountdesk {

/// A password of this account that an e-mail can change: a database connection and an address.
struct PasswordWay
{
    QString email;
    QString connection;
    bool operator==(const PasswordWay &) const = default;
};

/// Of each database identity that has an address, the primary first.
QList<PasswordWay> passwordWays(const api::User &user);

/// Why there is none, in a sentence; empty if there is one.
QString reasonNoPassword(const std::optional<api::User> &user);

} // namespace accountdesk
