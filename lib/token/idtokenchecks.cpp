// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/idtokenchecks.h"

#include "core/secret.h"
#include "crypto/base64url.h"

#include <QCryptographicHash>

namespace accountdesk::token::check {

namespace {

constexpr Reason fine = nullptr;
constexpr qint64 daySeconds = 24 * 60 * 60;
constexpr qsizetype longestSubject = 255;

} // namespace

Reason shape(Case &c)
{
    return c.payload[u"events"].isMissing() ? fine : "This is a logout or event token, not an ID token.";
}

Reason algorithm(Case &c)
{
    return c.jwt.algorithm() == u"RS256" ? fine : "The algorithm is not RS256.";
}

Reason headerOfAnyToken(Case &c)
{
    for (QStringView name : {u"crit", u"jwk", u"jku", u"x5u", u"x5c", u"b64"}) {
        if (!c.header[name].isMissing())
            return "The header brings a key or an extension of its own.";
    }
    const json::Value kid = c.header[u"kid"];
    return kid.isMissing() || kid.isString() ? fine : "The key id is not a string.";
}

Reason header(Case &c)
{
    const json::Value type = c.header[u"typ"];
    if (!type.isMissing() && type.toString().compare(u"JWT", Qt::CaseInsensitive) != 0)
        return "The header says that this is another kind of token.";
    return headerOfAnyToken(c);
}

Reason key(Case &c)
{
    if (!c.expected.keys)
        return fine;
    const auto found = c.expected.keys->find(c.jwt.keyId());
    if (!found)
        return "The issuer's key set has no usable key for this token.";
    c.key = *found;
    return fine;
}

Reason signature(Case &c)
{
    if (!c.expected.keys)
        return fine;
    c.isSignatureValid = c.key && c.key->verifyRs256(c.jwt.signedText, c.jwt.signature);
    return c.isSignatureValid ? fine : "The signature does not fit the token.";
}

Reason issuer(Case &c)
{
    const bool isSame = c.expected.issuer.isEmpty() || c.payload[u"iss"].toString() == c.expected.issuer;
    return isSame ? fine : "The token comes from another issuer.";
}

Reason audience(Case &c)
{
    const json::Value aud = c.payload[u"aud"];
    const json::Value only = aud.isArray() && aud.size() == 1 ? aud.firstChild() : aud;
    const bool isSame = c.expected.audience.isEmpty()
        || (only.isString() && only.toString() == c.expected.audience);
    return isSame ? fine : "The token is not meant for this client alone.";
}

Reason azp(Case &c)
{
    const json::Value party = c.payload[u"azp"];
    const bool isSame = party.isMissing() || c.expected.audience.isEmpty()
        || party.toString() == c.expected.audience;
    return isSame ? fine : "The token was issued to another client.";
}

Reason expiry(Case &c)
{
    const auto exp = numericDate(c.payload[u"exp"]);
    if (!exp)
        return "The time of expiry is missing or no sane number.";
    return *exp + c.leeway > c.now ? fine : "The token has expired.";
}

Reason issuedAt(Case &c)
{
    const auto iat = numericDate(c.payload[u"iat"]);
    if (!iat)
        return "The time of issue is missing or no sane number.";
    if (*iat > c.now + c.leeway)
        return "The token was issued in the future.";
    const bool isStale = !c.expected.isRefreshed && *iat < c.now - daySeconds;
    return isStale ? "The token was issued more than a day ago." : fine;
}

Reason notBefore(Case &c)
{
    const json::Value claim = c.payload[u"nbf"];
    if (claim.isMissing())
        return fine;
    const auto nbf = numericDate(claim);
    if (!nbf)
        return "The time from which the token holds is no sane number.";
    return *nbf <= c.now + c.leeway ? fine : "The token does not hold yet.";
}

Reason nonce(Case &c)
{
    const json::Value claim = c.payload[u"nonce"];
    const bool mayBeAbsent = c.expected.isRefreshed && claim.isMissing();
    if (c.expected.nonce.isEmpty() || mayBeAbsent)
        return fine;
    const bool isSame = claim.isString() && constantTimeEquals(claim.toString().toUtf8(), c.expected.nonce);
    return isSame ? fine : "The nonce is not the one that was sent.";
}

Reason subject(Case &c)
{
    const json::Value sub = c.payload[u"sub"];
    const QString text = sub.toString();
    if (!sub.isString() || text.isEmpty() || text.size() > longestSubject)
        return "The subject is missing, empty or too long.";
    const bool isSame = c.expected.subject.isEmpty() || text == c.expected.subject;
    return isSame ? fine : "The token is about another account.";
}

Reason atHash(Case &c)
{
    const json::Value claim = c.payload[u"at_hash"];
    if (claim.isMissing() || c.expected.accessToken.isEmpty())
        return fine;
    const QByteArray hash = QCryptographicHash::hash(c.expected.accessToken, QCryptographicHash::Sha256);
    const QByteArray half = crypto::toBase64Url(hash.first(hash.size() / 2));
    const bool isSame = claim.isString() && constantTimeEquals(claim.toString().toUtf8(), half);
    return isSame ? fine : "The access token is not the one that this token was issued with.";
}

Reason authTime(Case &c)
{
    const json::Value claim = c.payload[u"auth_time"];
    const auto time = numericDate(claim);
    if (!claim.isMissing() && !time)
        return "The time of the login is no sane number.";
    if (c.expected.maxAgeSeconds) {
        const bool isRecent = time && *time <= c.now + c.leeway
            && *time >= c.now - *c.expected.maxAgeSeconds - c.leeway;
        if (!isRecent)
            return "The login is not as recent as asked.";
    }
    if (c.expected.earlierAuthTime && time) {
        const qint64 earlier = c.expected.earlierAuthTime->toSecsSinceEpoch();
        if (c.expected.isRefreshed ? *time != earlier : *time < earlier)
            return "The time of the login does not fit the earlier one.";
    }
    return fine;
}

Reason organization(Case &c)
{
    const QString &wanted = c.expected.organization;
    if (wanted.isEmpty())
        return fine;
    const bool isSame = wanted.startsWith(u"org_") ? c.payload[u"org_id"].toString() == wanted
                                                   : c.payload[u"org_name"].toString() == wanted.toLower();
    return isSame ? fine : "The token is not for the organization asked for.";
}

} // namespace accountdesk::token::check
