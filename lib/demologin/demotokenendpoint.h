// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demostate.h"
#include "demologin/demoissuer.h"
#include "http/message.h"

namespace accountdesk::demo {

/// Token endpoint, revocation, userinfo and password change (contract sections 2.4, 2.5, 2.8, 4.1).
class DemoTokenEndpoint
{
public:
    DemoTokenEndpoint(DemoState &state, DemoIssuer &issuer, const DemoAddress &address);

    http::Response token(const http::Request &request);
    http::Response revoke(const http::Request &request);
    http::Response userinfo(const http::Request &request);
    http::Response changePassword(const http::Request &request);

private:
    using Parameters = QHash<QString, QString>;

    struct Bearer { QString userId; QStringList scopes; };

    /// Who calls userinfo; empty if the token is not good for it.
    Bearer bearerOf(const http::Request &request);
    http::Response exchangeCode(const Parameters &form);
    http::Response refresh(const Parameters &form);
    http::Response answer(Grant &grant, const QByteArray &refreshToken, bool tellsNonce);
    QByteArray accessToken(const Grant &grant);
    QByteArray idToken(const Grant &grant, bool tellsNonce);
    QByteArray newRefreshToken(const QString &family);
    void dropEverythingOf(const Grant &grant);
    QJsonObject profileClaims(const Account &account, const QStringList &scopes) const;

    DemoState &m_state;
    DemoIssuer &m_issuer;
    const DemoAddress &m_address;
};

} // namespace accountdesk::demo
