// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demotenant.h"

#include "demo/demoservice.h"

namespace accountdesk::demo {

DemoTenant::DemoTenant(DemoOptions options) : m_options(std::move(options))
{
    for (const Login &login : loadPeople().logins)
        m_people.append(login.person);
}

DemoTenant::~DemoTenant()
{
    stop();
}

Result<DemoAddress> DemoTenant::start()
{
    stop();
    m_service = std::make_unique<DemoService>(m_options);
    m_service->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("demo-tenant"));
    m_thread.start();
    Result<DemoAddress> result(DemoAddress{});
    QMetaObject::invokeMethod(m_service.get(), [this, &result] { result = m_service->start(); },
                              Qt::BlockingQueuedConnection);
    if (result)
        m_address = *result;
    else
        stop();
    return result;
}

void DemoTenant::stop()
{
    if (!m_service)
        return;
    // Its sockets and timers must end in the thread they live in.
    DemoService *service = m_service.release();
    QMetaObject::invokeMethod(service, [service] { delete service; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void DemoTenant::withState(const std::function<void(DemoState &)> &access)
{
    if (!m_service)
        return;
    QMetaObject::invokeMethod(m_service.get(), [this, &access] { access(m_service->state()); },
                              Qt::BlockingQueuedConnection);
}

void DemoTenant::rotateKeys()
{
    if (!m_service)
        return;
    QMetaObject::invokeMethod(m_service.get(), [this] { m_service->issuer().rotateKeys(); },
                              Qt::BlockingQueuedConnection);
}

} // namespace accountdesk::demo
