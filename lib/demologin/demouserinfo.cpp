// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demouserinfo.h"

#include "demodata/demoerrors.h"
#include "demologin/demoscopes.h"

namespace accountdesk::demo {

namespace {

/// What a real tenant was recorded to say, whatever is wrong with the token.
constexpr char userinfoChallenge[] =
    "Bearer realm=\"Users\", error=\"invalid_token\", error_description=\"The access token signature could "
    "not be validated. A common cause of this is requesting multiple audiences for an access token signed "
    "with HS256, as that signature scheme requires only a single recipient for its security. Please change "
    "your API to employ RS256 if you wish to have multiple audiences for your access tokens\"";

} // namespace

DemoUserinfo::DemoUserinfo(DemoState &state, DemoIssuer &issuer, const DemoAddress &address)
    : m_state(state), m_issuer(issuer), m_address(address)
{
}

http::Response DemoUserinfo::answer(const http::Request &request)
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

DemoUserinfo::Bearer DemoUserinfo::bearerOf(const http::Request &request)
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

} // namespace accountdesk::demo
