// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demostate.h"
#include "demologin/demobrowser.h"
#include "demologin/demoissuer.h"

namespace accountdesk::demo {

/// Ends the browser's session (contract section 2.8): /v2/logout at once, /oidc/logout after a
/// question unless the session was named.
class DemoLogout
{
public:
    DemoLogout(DemoState &state, DemoIssuer &issuer, const DemoAddress &address);

    http::Response plain(const http::Request &request);
    http::Response openId(const http::Request &request);
    /// The answer to the question.
    http::Response confirmed(const http::Request &request);

private:
    using Parameters = QHash<QString, QString>;

    http::Response leave(const http::Request &request, const QString &target, const QString &state);
    bool isHinted(const Parameters &parameters, const Session &session);

    DemoState &m_state;
    DemoIssuer &m_issuer;
    const DemoAddress &m_address;
};

} // namespace accountdesk::demo
