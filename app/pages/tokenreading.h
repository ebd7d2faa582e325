// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "token/claims.h"
#include "token/idtokenrules.h"

#include <QDateTime>

namespace accountdesk {

namespace auth {
class Session;
}

/// A token taken apart for showing, with what was found out about it. Holds no token text.
struct TokenReading
{
    enum class Kind { Access, Id, PastedAccess, PastedId };

    Kind kind = Kind::Id;
    json::Document header;
    token::Claims claims;
    token::Verdict verdict;
    std::optional<QDateTime> expiresAt;

    /// A signature that holds makes the claims the issuer's; an ID token must pass every rule.
    bool isVerified() const;
    QString algorithm() const;
    QString keyId() const;
};

/// The session's tokens; nothing while signed out, and no access token while that is opaque.
std::optional<TokenReading> readAccessToken(const auth::Session &session);
std::optional<TokenReading> readIdToken(const auth::Session &session);

/// What a pasted token is judged with. Nothing of it leaves the machine.
struct PastedInput
{
    QByteArray token;
    QByteArray keySet; ///< JWKS text; empty: the signature is not checked
    QString issuer;
    QString audience;
    QDateTime now;
};

/// Malformed (rule of the key set) or Untrusted, rule "shape", if there is nothing to show.
Result<TokenReading> readPastedToken(const PastedInput &input);

} // namespace accountdesk
