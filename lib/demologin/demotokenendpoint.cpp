// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demotokenendpoint.h"

#include "crypto/base64url.h"
#include "demodata/demoerrors.h"
#include "demologin/demobrowser.h"

#include <QJsonDocument>

namespace accountdesk::demo {

namespace {

http::Response invalidGrant(const char *description)
{
    return oauthError(403, QStringLiteral("invalid_grant"), QString::fromLatin1(description));
}

/// Form or JSON body (contract section 2.4).
QHash<QString, QString> bodyParameters(const http::Request &request)
{
    if (!request.header("Content-Type").startsWith("application/json"))
        return parametersOf(request.body);
    QHash<QString, QString> parameters;
    const QJsonObject object = QJsonDocument::fromJson(request.body).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isString())
            parameters.insert(it.key(), it->toString());
    }
    return parameters;
}

} // namespace

DemoTokenEndpoint::DemoTokenEndpoint(DemoState &state, DemoIssuer &issuer, const DemoAddress &address)
    : m_state(state), m_tokens(state, issuer, address)
{
}

http::Response DemoTokenEndpoint::token(const http::Request &request)
{
    const Parameters form = bodyParameters(request);
    if (form.value(QStringLiteral("client_id")) != m_state.clientId)
        return oauthError(401, QStringLiteral("invalid_client"), QStringLiteral("Unknown client"));
    const QString type = form.value(QStringLiteral("grant_type"));
    if (type == u"authorization_code")
        return exchangeCode(form);
    if (type == u"refresh_token")
        return refresh(form);
    if (type.isEmpty())
        return oauthError(400, QStringLiteral("invalid_request"),
                          QStringLiteral("Missing required parameter: grant_type"));
    return oauthError(403, QStringLiteral("unauthorized_client"),
                      QStringLiteral("Grant type '%1' not allowed for the client.").arg(type));
}

http::Response DemoTokenEndpoint::exchangeCode(const Parameters &form)
{
    const QByteArray code = form.value(QStringLiteral("code")).toLatin1();
    if (code.isEmpty())
        return oauthError(400, QStringLiteral("invalid_request"),
                          QStringLiteral("Missing required parameter: code"));
    const auto found = m_state.codes.find(code);
    if (found == m_state.codes.end())
        return invalidGrant("Invalid authorization code");
    if (found->isUsed) {
        m_tokens.dropEverythingOf(*found);
        return invalidGrant("Invalid authorization code");
    }
    found->isUsed = true;
    if (found->expiresAt <= m_state.now())
        return invalidGrant("Invalid authorization code");
    if (form.value(QStringLiteral("redirect_uri")) != found->redirectUri)
        return invalidGrant("The redirect_uri does not match the one of the authorization request.");
    const QByteArray challenge = crypto::toBase64Url(
        sha256(form.value(QStringLiteral("code_verifier")).toLatin1()));
    if (QString::fromLatin1(challenge) != found->challenge)
        return invalidGrant("Failed to verify code verifier");
    if (!m_state.account(found->userId))
        return invalidGrant("The code was generated for a user who doesn't exist anymore.");
    return m_tokens.firstAnswer(*found);
}

http::Response DemoTokenEndpoint::refresh(const Parameters &form)
{
    const QByteArray presented = form.value(QStringLiteral("refresh_token")).toLatin1();
    const auto family = m_state.families.find(m_state.familyOfToken.value(sha256(presented)));
    if (family == m_state.families.end() || family->isRevoked)
        return invalidGrant("Unknown or invalid refresh token.");
    if (!m_state.account(family->grant.userId))
        return invalidGrant("The refresh_token was generated for a user who doesn't exist anymore.");
    if (m_state.account(family->grant.userId)->isBlocked())
        return invalidGrant("user is blocked");
    // A narrower scope is for this answer only; wider ones cannot be had here.
    Grant grant = family->grant;
    const QString asked = form.value(QStringLiteral("scope"));
    if (!asked.isEmpty())
        grant.scopes.removeIf([words = asked.split(QLatin1Char(' '))](const QString &scope) {
            return !words.contains(scope);
        });
    if (!m_state.options.rotatesRefreshTokens)
        return m_tokens.laterAnswer(grant, {});

    const QByteArray digest = sha256(presented);
    const bool isLeeway = digest == family->previous
        && family->rotatedAt.secsTo(m_state.now()) < m_state.options.rotationLeewaySeconds;
    if (digest != family->current && !isLeeway) {
        family->isRevoked = true;
        return invalidGrant("Unknown or invalid refresh token.");
    }
    family->previous = family->current;
    family->rotatedAt = m_state.now();
    return m_tokens.laterAnswer(grant, m_tokens.newRefreshToken(family.key()));
}

http::Response DemoTokenEndpoint::revoke(const http::Request &request)
{
    const Parameters form = bodyParameters(request);
    if (form.value(QStringLiteral("client_id")) != m_state.clientId)
        return oauthError(401, QStringLiteral("invalid_client"), QStringLiteral("Unknown client"));
    const QString family = m_state.familyOfToken.value(
        sha256(form.value(QStringLiteral("token")).toLatin1()));
    if (m_state.families.contains(family))
        m_state.families[family].isRevoked = true;
    return http::Response::text(200, QByteArray(), "application/json");
}

http::Response DemoTokenEndpoint::changePassword(const http::Request &request)
{
    const Parameters body = bodyParameters(request);
    if (body.value(QStringLiteral("email")).isEmpty() || body.value(QStringLiteral("connection")).isEmpty())
        return oauthError(400, QStringLiteral("invalid_request"),
                          QStringLiteral("email and connection are required"));
    return http::Response::text(200, "We've just sent you an email to reset your password.",
                                "text/html; charset=utf-8");
}

} // namespace accountdesk::demo
