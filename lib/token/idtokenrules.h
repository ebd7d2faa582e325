// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "token/claims.h"
#include "token/jwt.h"
#include "token/keyset.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace accountdesk::token {

/// What an ID token is judged against (OIDC Core 3.1.3.7, security B5). An empty input means
/// that its rule cannot be checked.
struct Expectation
{
    const KeySet *keys = nullptr;
    QString issuer;                         ///< compared as text
    QString audience;                       ///< the client id
    QByteArray nonce;
    QByteArray accessToken;                 ///< for at_hash
    QString subject;                        ///< of the access token, profile or earlier ID token
    QString organization;                   ///< asked for, id or name
    std::optional<qint64> maxAgeSeconds;    ///< asked for
    std::optional<QDateTime> earlierAuthTime;
    QDateTime now;
    qint64 leewaySeconds = 60;              ///< at most 120
    bool isRefreshed = false;               ///< B5.12: no nonce needed, iat may not be old-limited
};

/// Rules in the order in which they are applied, spelled as in outputs.
/// shape algorithm header key signature issuer audience azp expiry issuedAt notBefore nonce
/// subject atHash authTime organization
const QStringList &ruleNames();

struct Verdict
{
    std::optional<Error> refusal;   ///< Untrusted, rule names the first rule that failed
    QStringList notChecked;         ///< rules whose input is missing
    QString keyId;                  ///< of the key that verified the signature, if it did
    bool isSignatureValid = false;
    /// No refusal and keys, issuer and audience were all given.
    bool isAccepted = false;
};

/// Judges a parsed token; pure, no I/O.
Verdict judgeIdToken(const Jwt &jwt, const Expectation &expectation);
/// The same from text: a token that does not parse fails rule "shape".
Verdict judgeIdToken(QByteArrayView text, const Expectation &expectation);

/// Signature alone, for showing an access token: algorithm, header, key, signature.
Verdict judgeSignature(const Jwt &jwt, const KeySet &keys);

} // namespace accountdesk::token
