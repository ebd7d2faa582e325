// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demotokens.h"

#include "demodata/demoerrors.h"
#include "demologin/demoscopes.h"

namespace accountdesk::demo {

DemoTokens::DemoTokens(DemoState &state, DemoIssuer &issuer, const DemoAddress &address)
    : m_state(state), m_issuer(issuer), m_address(address)
{
}

http::Response DemoTokens::firstAnswer(Grant &grant)
{
    QByteArray refreshToken;
    if (grantsOfflineAccess(grant.scopes)) {
        grant.family = m_state.newId(QStringLiteral("fam_"), 16);
        m_state.families.insert(grant.family, Family{grant, {}, {}, {}, false});
        refreshToken = newRefreshToken(grant.family);
    }
    return answer(grant, refreshToken, true);
}

http::Response DemoTokens::laterAnswer(Grant &grant, const QByteArray &refreshToken)
{
    return answer(grant, refreshToken, false);
}

QByteArray DemoTokens::newRefreshToken(const QString &family)
{
    const QByteArray token = "v1." + randomText(31);
    const QByteArray digest = sha256(token);
    m_state.families[family].current = digest;
    m_state.familyOfToken.insert(digest, family);
    return token;
}

http::Response DemoTokens::answer(Grant &grant, const QByteArray &refreshToken, bool tellsNonce)
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

QByteArray DemoTokens::accessToken(const Grant &grant)
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

QByteArray DemoTokens::idToken(const Grant &grant, bool tellsNonce)
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

void DemoTokens::dropEverythingOf(const Grant &grant)
{
    for (const QByteArray &digest : grant.accessTokens) {
        m_state.droppedTokens.insert(digest);
        m_state.opaqueTokens.remove(digest);
    }
    if (m_state.families.contains(grant.family))
        m_state.families[grant.family].isRevoked = true;
}

} // namespace accountdesk::demo
