// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demologin/demotokens.h"

namespace accountdesk::demo {

/// Token endpoint, revocation and password change (contract sections 2.4, 2.5, 2.8, 4.1).
class DemoTokenEndpoint
{
public:
    DemoTokenEndpoint(DemoState &state, DemoIssuer &issuer, const DemoAddress &address);

    http::Response token(const http::Request &request);
    http::Response revoke(const http::Request &request);
    http::Response changePassword(const http::Request &request);

private:
    using Parameters = QHash<QString, QString>;

    http::Response exchangeCode(const Parameters &form);
    http::Response refresh(const Parameters &form);

    DemoState &m_state;
    DemoTokens m_tokens;
};

} // namespace accountdesk::demo
