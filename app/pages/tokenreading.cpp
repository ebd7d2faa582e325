// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenreading.h"

#include "auth/session.h"

namespace accountdesk {

namespace {

TokenReading::Kind kindOf(const token::Jwt &jwt, const token::Claims &claims)
{
    // RFC 9068 names its type; other access tokens carry scopes, which ID tokens don't.
    const QString type = jwt.header.root().member(u"typ").toString();
    const bool isAccess = type.compare(QLatin1String("at+jwt"), Qt::CaseInsensitive) == 0
        || !claims.value(u"scope").isMissing();
    return isAccess ? TokenReading::Kind::PastedAccess : TokenReading::Kind::PastedId;
}

token::Verdict judgePasted(const token::Jwt &jwt, const token::KeySet *keys,
                           const PastedInput &input, TokenReading::Kind kind)
{
    if (kind == TokenReading::Kind::PastedAccess) {
        if (keys)
            return token::judgeSignature(jwt, *keys);
        token::Verdict verdict;
        verdict.notChecked = { QStringLiteral("key"), QStringLiteral("signature") };
        return verdict;
    }
    token::Expectation expectation;
    expectation.keys = keys;
    expectation.issuer = input.issuer;
    expectation.audience = input.audience;
    expectation.now = input.now;
    return token::judgeIdToken(jwt, expectation);
}

} // namespace

bool TokenReading::isVerified() const
{
    if (kind == Kind::Access || kind == Kind::PastedAccess)
        return verdict.isSignatureValid && !verdict.refusal;
    return verdict.isAccepted;
}

QString TokenReading::algorithm() const
{
    return header.isEmpty() ? QString() : header.root().member(u"alg").toString();
}

QString TokenReading::keyId() const
{
    return header.isEmpty() ? QString() : header.root().member(u"kid").toString();
}

std::optional<TokenReading> readAccessToken(const auth::Session &session)
{
    if (!session.isSignedIn() || session.tokens().isAccessTokenOpaque)
        return std::nullopt;
    const token::TokenSet &tokens = session.tokens();
    return TokenReading{ TokenReading::Kind::Access, tokens.accessHeader, tokens.accessClaims,
                         tokens.accessVerdict, tokens.accessClaims.time(u"exp") };
}

std::optional<TokenReading> readIdToken(const auth::Session &session)
{
    if (!session.isSignedIn())
        return std::nullopt;
    const token::TokenSet &tokens = session.tokens();
    return TokenReading{ TokenReading::Kind::Id, tokens.idHeader, tokens.idClaims, tokens.idVerdict,
                         tokens.idClaims.time(u"exp") };
}

Result<TokenReading> readPastedToken(const PastedInput &input)
{
    const Result<token::Jwt> jwt = token::parseJwt(input.token);
    if (!jwt)
        return jwt.error();
    std::optional<token::KeySet> keys;
    if (!input.keySet.isEmpty()) {
        Result<token::KeySet> parsed = token::KeySet::parse(input.keySet);
        if (!parsed)
            return parsed.error();
        keys = std::move(parsed.value());
    }
    TokenReading reading;
    reading.header = jwt->header;
    reading.claims = token::Claims(jwt->payload);
    reading.kind = kindOf(*jwt, reading.claims);
    reading.verdict = judgePasted(*jwt, keys ? &*keys : nullptr, input, reading.kind);
    reading.expiresAt = reading.claims.time(u"exp");
    return reading;
}

} // namespace accountdesk
