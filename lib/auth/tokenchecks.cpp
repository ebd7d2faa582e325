// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/tokenchecks.h"

#include "auth/answererror.h"
#include "json/reader.h"
#include "token/jwt.h"

#include <utility>

namespace accountdesk::auth {

namespace {

constexpr qint64 longestLifetime = 10LL * 366 * 24 * 3600;

Error wrongSubject(const QString &detail)
{
    return Error{Error::Kind::Untrusted, 0, {}, detail, QStringLiteral("subject"), 0};
}

/// A required text that is not empty.
Secret secretText(json::Reader &reader, QStringView name)
{
    const QString text = reader.string(name);
    if (!reader.hasFailed() && text.isEmpty())
        reader.fail(QStringLiteral("$.") + name.toString(), QStringLiteral("is empty"));
    return Secret(text.toUtf8());
}

void requireBearer(json::Reader &reader)
{
    const QString type = reader.string(u"token_type");
    if (!reader.hasFailed() && type.compare(QLatin1String("Bearer"), Qt::CaseInsensitive) != 0)
        reader.fail(QStringLiteral("$.token_type"), QStringLiteral("is not Bearer"));
}

std::optional<qint64> lifetime(json::Reader &reader)
{
    const std::optional<qint64> seconds = reader.optionalInteger(u"expires_in");
    if (seconds && (*seconds <= 0 || *seconds > longestLifetime))
        reader.fail(QStringLiteral("$.expires_in"), QStringLiteral("is no lifetime"));
    return seconds;
}

token::Expectation expectationOf(const TokenAnswer &answer, const TokenContext &context,
                                 const token::KeySet &keys, const QString &subject)
{
    token::Expectation expectation;
    expectation.keys = &keys;
    expectation.issuer = context.issuer;
    expectation.audience = context.clientId;
    expectation.nonce = context.nonce;
    expectation.accessToken = answer.accessToken.reveal();
    expectation.subject = subject;
    expectation.organization = context.organization;
    expectation.maxAgeSeconds = context.maxAgeSeconds;
    expectation.now = context.now;
    return expectation;
}

QStringList grantedScopes(const TokenAnswer &answer, const token::Claims &access,
                          const QStringList &requested)
{
    if (answer.scope)
        return answer.scope->split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (access.value(u"scope").isString())
        return access.scopes();
    return requested;
}

/// From the answer; a provider that leaves expires_in out says it in the token.
QDateTime expiry(const TokenAnswer &answer, const token::TokenSet &set)
{
    if (answer.expiresIn)
        return set.issuedAt.addSecs(*answer.expiresIn);
    const std::optional<QDateTime> ofAccess = set.accessClaims.time(u"exp");
    return ofAccess ? *ofAccess : set.idClaims.time(u"exp").value_or(set.issuedAt);
}

void describeAccessToken(token::TokenSet &set, const token::Jwt &jwt, const token::KeySet &keys)
{
    set.accessClaims = token::Claims(jwt.payload);
    set.accessHeader = jwt.header;
    set.accessVerdict = token::judgeSignature(jwt, keys);
}

} // namespace

Result<TokenAnswer> readTokenAnswer(const net::Answer &answer)
{
    if (const std::optional<Error> error = answerError(answer))
        return *error;
    const Result<json::Document> document = json::Document::parse(answer.body, answerLimits);
    if (!document)
        return about(answer, document.error());
    if (document->root().isObject() && !document->root()[u"error"].isMissing())
        return refusalIn(answer);
    json::Reader reader(document->root());
    reader.requireObject();
    TokenAnswer tokens;
    tokens.accessToken = secretText(reader, u"access_token");
    requireBearer(reader);
    tokens.idToken = secretText(reader, u"id_token");
    tokens.refreshToken = Secret(reader.optionalString(u"refresh_token").value_or(QString()).toUtf8());
    tokens.expiresIn = lifetime(reader);
    tokens.scope = reader.optionalString(u"scope");
    if (reader.hasFailed())
        return about(answer, *reader.problem());
    return tokens;
}

Result<token::TokenSet> checkTokens(TokenAnswer &answer, const TokenContext &context,
                                    const token::KeySet &keys)
{
    Result<token::Jwt> access = token::parseJwt(answer.accessToken.reveal());
    const QString accessSubject =
        access ? access->payload.root()[u"sub"].toString() : QString();
    token::TokenSet set;
    set.idVerdict = token::judgeIdToken(
        QByteArrayView(answer.idToken.reveal()),
        expectationOf(answer, context, keys, accessSubject));
    if (set.idVerdict.refusal)
        return *set.idVerdict.refusal;
    const Result<token::Jwt> id = token::parseJwt(answer.idToken.reveal());
    if (!id)
        return id.error();
    set.idClaims = token::Claims(id->payload);
    set.idHeader = id->header;
    set.subject = set.idClaims.text(u"sub");
    if (access && accessSubject != set.subject)
        return wrongSubject(QStringLiteral("the access token names no subject"));
    if (!context.expectedSubject.isEmpty() && context.expectedSubject != set.subject)
        return wrongSubject(QStringLiteral("another account signed in"));
    set.isAccessTokenOpaque = !access;
    if (access)
        describeAccessToken(set, *access, keys);
    set.requestedScopes = context.requestedScopes;
    set.grantedScopes = grantedScopes(answer, set.accessClaims, context.requestedScopes);
    set.issuedAt = context.now;
    set.expiresAt = expiry(answer, set);
    set.accessToken = std::move(answer.accessToken);
    set.idToken = std::move(answer.idToken);
    set.refreshToken = std::move(answer.refreshToken);
    return set;
}

bool namesUnknownKey(const TokenAnswer &answer, const token::KeySet &keys)
{
    const Result<token::Jwt> id = token::parseJwt(answer.idToken.reveal());
    return id && !id->keyId().isEmpty() && !keys.keyIds().contains(id->keyId());
}

} // namespace accountdesk::auth
