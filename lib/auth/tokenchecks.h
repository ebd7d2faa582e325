// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "net/network.h"
#include "token/keyset.h"
#include "token/tokenset.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace accountdesk::auth {

/// The members of the token endpoint's answer (RFC 6749 section 5.1), nothing verified.
struct TokenAnswer
{
    Secret accessToken;
    Secret idToken;
    Secret refreshToken;                ///< may be empty
    std::optional<qint64> expiresIn;    ///< seconds
    std::optional<QString> scope;
};

/// What the attempt asked for, against which its tokens are judged.
struct TokenContext
{
    QString issuer;
    QString clientId;
    QByteArray nonce;
    QString organization;
    std::optional<qint64> maxAgeSeconds;
    QString expectedSubject;            ///< empty, or whom a renewal is for
    QStringList requestedScopes;
    QDateTime now;
};

/// Takes the raw answer apart. A refusal gives what answerError() says, also with status 200;
/// a missing or wrong-typed member is Malformed with its path, so a missing ID token is
/// "$.id_token".
Result<TokenAnswer> readTokenAnswer(const net::Answer &answer);

/// Judges the tokens by every rule of security B5 and takes them out of the answer when all hold.
/// An access token that is no JWT is accepted as opaque; one that is must be for the ID token's
/// subject (rule "subject").
Result<token::TokenSet> checkTokens(TokenAnswer &answer, const TokenContext &context,
                                    const token::KeySet &keys);

/// True if the ID token names a key that is not in the set.
bool namesUnknownKey(const TokenAnswer &answer, const token::KeySet &keys);

} // namespace accountdesk::auth
