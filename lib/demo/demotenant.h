// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "demodata/demooptions.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace accountdesk::demo {

struct DemoState;
class DemoService;

/// The built-in tenant: a faithful Auth0 stand-in on loopback, serving from a thread of its own.
/// Stops with its destruction; keeps nothing on disk but, with TLS, the public CA certificate.
class DemoTenant
{
public:
    explicit DemoTenant(DemoOptions options = {});
    ~DemoTenant();
    DemoTenant(const DemoTenant &) = delete;
    DemoTenant &operator=(const DemoTenant &) = delete;

    /// Blocks until it listens (a few milliseconds); Network if the port is taken.
    Result<DemoAddress> start();
    void stop();
    const DemoAddress &address() const { return m_address; }
    const QList<DemoPerson> &people() const { return m_people; }

    /// Runs in the tenant's thread and waits for it: how tests and the fault board read and
    /// change its state.
    void withState(const std::function<void(DemoState &)> &access);
    /// The signing key changes; what the old one signed is refused.
    void rotateKeys();

private:
    DemoOptions m_options;
    DemoAddress m_address;
    QList<DemoPerson> m_people;
    QThread m_thread;
    std::unique_ptr<DemoService> m_service;
};

} // namespace accountdesk::demo
