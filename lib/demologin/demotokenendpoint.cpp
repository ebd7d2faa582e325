// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demotokenendpoint.h"

#include "catalogue/catalogue.h"
#include "crypto/base64url.h"
#include "demodata/demoerrors.h"
#include "demologin/demobrowser.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrl>

namespace accountdesk::demo {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

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

/// What a real tenant was recorded to say, whatever is wrong with the token.
constexpr char userinfoChallenge[] =
    "Bearer realm=\"Users\", error=\"invalid_token\", error_description=\"The access token signature could "
    "not be validated. A common cause of this is requesting multiple audiences for an access token signed "
    "with HS256, as that signature scheme requires only a single recipient for its security. Please change "
    "your API to employ RS256 if you wish to have multiple audiences for your access tokens\"";

bool grantsOfflineAccess(const Grant &grant)
{
    return grant.scopes.contains(QLatin1String(catalogue::offlineAccessScope.data(),
                                               qsizetype(catalogue::offlineAccessScope.size())));
}

} // namespace

DemoTokenEndpoint::DemoTokenEndpoint(DemoState &state, DemoIssuer &issuer, const DemoAddress &address)
    : m_state(state), m_issuer(issuer), m_address(address)
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
        dropEverythingOf(*found);
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

    QByteArray refreshToken;
    if (grantsOfflineAccess(*found)) {
        found->family = m_state.newId(QStringLiteral("fam_"), 16);
        m_state.families.insert(found->family, Family{*found, {}, {}, {}, false});
        refreshToken = newRefreshToken(found->family);
    }
    return answer(*found, refreshToken, true);
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
        return answer(grant, {}, false);

    const QByteArray digest = sha256(presented);
    const bool isLeeway = digest == family->previous
        && family->rotatedAt.secsTo(m_state.now()) < m_state.options.rotationLeewaySeconds;
    if (digest != family->current && !isLeeway) {
        family->isRevoked = true;
        return invalidGrant("Unknown or invalid refresh token.");
    }
    family->previous = family->current;
    family->rotatedAt = m_state.now();
    const QByteArray next = newRefreshToken(family.key());
    return answer(grant, next, false);
}

QByteArray DemoTokenEndpoint::newRefreshToken(const QString &family)
{
    const QByteArray token = "v1." + randomText(31);
    const QByteArray digest = sha256(token);
    m_state.families[family].current = digest;
    m_state.familyOfToken.insert(digest, family);
    return token;
}

http::Response DemoTokenEndpoint::answer(Grant &grant, const QByteArray &refreshToken, bool tellsNonce)
{
    const QByteArray access = accessToken(grant);
    grant.accessTokens.append(sha256(access));
    QJsonObject body{{QStringLiteral("access_token"), QString::fromLatin1(access)},
                     {QStringLiteral("expires_in"), m_state.options.accessTokenSeconds},
                     {QStringLiteral("token_type"), QStringLiteral("Bearer")}};
    if (grant.scopes.contains(u"openid"))
        body.insert(QStringLiteral("id_token"), QString::fromLatin1(idToken(grant, tellsNonce)));
    if (grant.wasScopeAsked)
        body.insert(QStringLiteral("scope"), grant.scopes.join(QLatin1Char(' ')));
    if (!refreshToken.isEmpty())
        body.insert(QStringLiteral("refresh_token"), QString::fromLatin1(refreshToken));
    http::Response response = jsonResponse(200, body);
    response.setHeader("Cache-Control", "no-store");
    return response;
}

QByteArray DemoTokenEndpoint::accessToken(const Grant &grant)
{
    if (grant.audience.isEmpty()) {
        const QByteArray token = randomText(24);
        Grant remembered = grant;
        remembered.expiresAt = m_state.now().addSecs(m_state.options.accessTokenSeconds);
        m_state.opaqueTokens.insert(sha256(token), remembered);
        return token;
    }
    const qint64 now = m_state.now().toSecsSinceEpoch();
    QJsonObject claims{{QStringLiteral("iss"), m_address.issuer},
                       {QStringLiteral("sub"), grant.userId},
                       {QStringLiteral("aud"), grant.audience},
                       {QStringLiteral("iat"), now},
                       {QStringLiteral("exp"), now + m_state.options.accessTokenSeconds},
                       {QStringLiteral("azp"), m_state.clientId}};
    if (grant.scopes.contains(u"openid")) {
        claims.insert(QStringLiteral("aud"),
                      QJsonArray{grant.audience, m_address.issuer + QStringLiteral("userinfo")});
    }
    if (!grant.scopes.isEmpty())
        claims.insert(QStringLiteral("scope"), grant.scopes.join(QLatin1Char(' ')));
    if (!grant.organization.isEmpty())
        claims.insert(QStringLiteral("org_id"), grant.organization);
    return m_issuer.sign(claims);
}

QJsonObject DemoTokenEndpoint::profileClaims(const Account &account, const QStringList &scopes) const
{
    QStringList names;
    if (scopes.contains(u"profile"))
        names << QStringLiteral("name") << QStringLiteral("nickname") << QStringLiteral("picture")
              << QStringLiteral("given_name") << QStringLiteral("family_name") << QStringLiteral("updated_at");
    if (scopes.contains(u"email"))
        names << QStringLiteral("email") << QStringLiteral("email_verified");
    QJsonObject claims;
    for (const QString &name : names) {
        if (account.user.contains(name))
            claims.insert(name, account.user.value(name));
    }
    return claims;
}

QByteArray DemoTokenEndpoint::idToken(const Grant &grant, bool tellsNonce)
{
    const qint64 now = m_state.now().toSecsSinceEpoch();
    QJsonObject claims = profileClaims(*m_state.account(grant.userId), grant.scopes);
    claims.insert(QStringLiteral("iss"), m_address.issuer);
    claims.insert(QStringLiteral("sub"), grant.userId);
    claims.insert(QStringLiteral("aud"), m_state.clientId);
    claims.insert(QStringLiteral("iat"), now);
    claims.insert(QStringLiteral("exp"), now + m_state.options.idTokenSeconds);
    claims.insert(QStringLiteral("sid"), grant.sessionId);
    if (tellsNonce && !grant.nonce.isEmpty())
        claims.insert(QStringLiteral("nonce"), grant.nonce);
    if (grant.tellsAuthTime)
        claims.insert(QStringLiteral("auth_time"), grant.authTime);
    if (!grant.organization.isEmpty())
        claims.insert(QStringLiteral("org_id"), grant.organization);
    return m_issuer.sign(claims);
}

void DemoTokenEndpoint::dropEverythingOf(const Grant &grant)
{
    for (const QByteArray &digest : grant.accessTokens) {
        m_state.droppedTokens.insert(digest);
        m_state.opaqueTokens.remove(digest);
    }
    if (m_state.families.contains(grant.family))
        m_state.families[grant.family].isRevoked = true;
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

http::Response DemoTokenEndpoint::userinfo(const http::Request &request)
{
    const Bearer bearer = bearerOf(request);
    const Account *account = m_state.account(bearer.userId);
    if (!account || !bearer.scopes.contains(u"openid")) {
        http::Response response = http::Response::text(401, "Unauthorized");
        response.setHeader("WWW-Authenticate", userinfoChallenge);
        return response;
    }
    QJsonObject claims = profileClaims(*account, bearer.scopes);
    claims.insert(QStringLiteral("sub"), bearer.userId);
    return jsonResponse(200, claims);
}

DemoTokenEndpoint::Bearer DemoTokenEndpoint::bearerOf(const http::Request &request)
{
    const QByteArray header = request.header("Authorization");
    if (header.left(7).toLower() != "bearer ")
        return {};
    const QByteArray token = header.mid(7);
    const QByteArray digest = sha256(token);
    const auto opaque = m_state.opaqueTokens.constFind(digest);
    if (opaque != m_state.opaqueTokens.constEnd())
        return opaque->expiresAt > m_state.now() ? Bearer{opaque->userId, opaque->scopes} : Bearer();
    const CheckedToken &checked = m_issuer.check(token);
    const bool isForHere = checked.claims.value(u"aud").toArray().contains(
        QString(m_address.issuer + QStringLiteral("userinfo")));
    if (checked.fault != TokenFault::None || !isForHere || m_state.droppedTokens.contains(digest)
        || checked.expiresAt <= m_state.now().toSecsSinceEpoch())
        return {};
    return {checked.subject, checked.scopes};
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
