// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/editbench.h"
#include "token/tokenset.h"

namespace accountdesk::test {

inline const QByteArray secondPath = "/api/v2/users/google-oauth2%7C7";
inline const QByteArray linkBody = R"({"link_with":"second.id.token"})";
inline const QByteArray linkedList
    = R"([{"provider":"auth0","user_id":"1"},{"provider":"google-oauth2","user_id":7}])";

inline json::Document documentOf(const QByteArray &text)
{
    return *json::Document::parse(text);
}

inline token::TokenSet firstTokens()
{
    token::TokenSet tokens;
    tokens.subject = QStringLiteral("auth0|1");
    tokens.idClaims = token::Claims(documentOf(
        "{\"iss\":\"https://tenant.example/\",\"sub\":\"auth0|1\",\"aud\":\"client\","
        "\"name\":\"First\"}"));
    tokens.grantedScopes = everyScope;
    return tokens;
}

/// A second sign-in whose ID token ends at 2026-01-02T04:04:05Z.
inline token::TokenSet secondTokens(
    const QByteArray &claims = "\"iss\":\"https://tenant.example/\",\"aud\":\"client\","
                               "\"exp\":1767326645",
    const QByteArray &subject = "google-oauth2|7", const QByteArray &algorithm = "RS256")
{
    token::TokenSet tokens;
    tokens.subject = QString::fromUtf8(subject);
    tokens.idClaims = token::Claims(documentOf(
        "{\"sub\":\"" + subject + "\",\"name\":\"Second\",\"email\":\"b@x.example\","
        + claims + '}'));
    tokens.idHeader = documentOf("{\"alg\":\"" + algorithm + "\"}");
    tokens.idToken = Secret("second.id.token");
    tokens.accessToken = Secret("second-access");
    tokens.grantedScopes = {QStringLiteral("openid"), QStringLiteral("read:current_user")};
    return tokens;
}

inline net::Answer firstUser(
    const QByteArray &identities = R"([{"provider":"auth0","user_id":"1"}])")
{
    return jsonAnswer(R"({"user_id":"auth0|1","email":"a@x.example","email_verified":true,)"
                      R"("user_metadata":{"a":1,"same":{"x":1}},"identities":)"
                      + identities + '}');
}

inline net::Answer secondUser()
{
    return jsonAnswer(R"({"user_id":"google-oauth2|7","name":"Second","email":"b@x.example",)"
                      R"("email_verified":true,"identities":[{"provider":"google-oauth2",)"
                      R"("user_id":7}],"user_metadata":{"a":2.50,"same":{"x":1.0},"b":[3]},)"
                      R"("app_metadata":{"plan":"gold"}})");
}

} // namespace accountdesk::test
