// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demostate.h"
#include "demologin/demoissuer.h"
#include "http/message.h"

namespace accountdesk::demo {

/// The tokens of a grant: made, kept in mind and taken back (contract sections 2.5 and 2.7).
class DemoTokens
{
public:
    DemoTokens(DemoState &state, DemoIssuer &issuer, const DemoAddress &address);

    /// Right after a sign-in: with the nonce, and with a refresh token if the grant has one.
    http::Response firstAnswer(Grant &grant);
    /// On a refresh; an empty refresh token means that the old one stays.
    http::Response laterAnswer(Grant &grant, const QByteArray &refreshToken);
    /// Becomes the current one of its family.
    QByteArray newRefreshToken(const QString &family);
    void dropEverythingOf(const Grant &grant);

private:
    http::Response answer(Grant &grant, const QByteArray &refreshToken, bool tellsNonce);
    QByteArray accessToken(const Grant &grant);
    QByteArray idToken(const Grant &grant, bool tellsNonce);

    DemoState &m_state;
    DemoIssuer &m_issuer;
    const DemoAddress &m_address;
};

} // namespace accountdesk::demo
