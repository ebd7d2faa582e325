// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demomanagement.h"
#include "demodata/demostate.h"
#include "demologin/demoauthorize.h"
#include "demologin/demoissuer.h"
#include "demologin/demologout.h"
#include "demologin/demotokenendpoint.h"
#include "demologin/demouserinfo.h"
#include "http/server.h"

#include <QObject>
#include <QTemporaryFile>

#include <memory>

namespace accountdesk::demo {

/// The tenant's server side; lives in its thread. Checks Host and Origin, answers CORS for the
/// origins that are allowed, meets the planned faults and routes to the endpoints.
class DemoService : public QObject
{
    Q_OBJECT

public:
    explicit DemoService(const DemoOptions &options);
    ~DemoService() override;

    Result<DemoAddress> start();
    DemoState &state() { return m_state; }
    DemoIssuer &issuer() { return m_issuer; }

private:
    Result<void> listen();
    http::Response serve(const http::Request &request);
    /// What the address of the request alone forbids; nothing if it may go on.
    std::optional<http::Response> refusalOf(const http::Request &request) const;
    http::Response limited(const http::Request &request);
    http::Response route(const http::Request &request);
    http::Response discovery() const;
    http::Response preflight(const http::Request &request) const;
    bool isOriginAllowed(const QByteArray &origin) const;
    bool isShared(const http::Request &request) const;
    void allowOrigin(http::Response &response, const QByteArray &origin) const;
    void tell(const http::Request &request, const http::Response &response);

    DemoState m_state;
    DemoIssuer m_issuer;
    DemoAddress m_address;
    DemoAuthorize m_authorize;
    DemoLogout m_logout;
    DemoTokenEndpoint m_tokens;
    DemoUserinfo m_userinfo;
    DemoManagement m_management;
    std::unique_ptr<http::Server> m_server;
    QTemporaryFile m_authorityFile;
};

} // namespace accountdesk::demo
