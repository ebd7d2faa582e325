// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demostate.h"
#include "demologin/demoissuer.h"
#include "http/message.h"

namespace accountdesk::demo {

/// The userinfo endpoint (contract section 2.8).
class DemoUserinfo
{
public:
    DemoUserinfo(DemoState &state, DemoIssuer &issuer, const DemoAddress &address);

    http::Response answer(const http::Request &request);

private:
    struct Bearer { QString userId; QStringList scopes; };

    /// Who calls; empty if the token is not good for it.
    Bearer bearerOf(const http::Request &request);

    DemoState &m_state;
    DemoIssuer &m_issuer;
    const DemoAddress &m_address;
};

} // namespace accountdesk::demo
