// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "pages/checkup.h"

namespace accountdesk {

namespace auth {
class Session;
}

/// Who is signed in, from the API's answer and, where that says nothing, from the ID token.
struct Person
{
    QString name; ///< never empty while signed in: at least the user id
    QString userId;
    std::optional<QString> email;
    std::optional<bool> isEmailVerified;
    std::optional<QString> lastLogin;
    std::optional<QString> lastIp;
    std::optional<qint64> loginsCount;
    std::optional<QString> createdAt;
    bool isFromApi = false; ///< else only the ID token has spoken
    bool operator==(const Person &) const = default;
};

Person personOf(const account::AccountStore &store);

/// From when to when the access token lives; nothing while signed out.
struct TokenLife
{
    QDateTime issuedAt;
    QDateTime expiresAt;
    bool operator==(const TokenLife &) const = default;
};

std::optional<TokenLife> tokenLifeOf(const auth::Session &session);

CheckupData checkupDataOf(const account::AccountStore &store,
                          std::optional<qint64> tokenSecondsLeft);

} // namespace accountdesk
