// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/tenantclient.h"

#include <QObject>

#include <memory>

namespace accountdesk::test {

/// What a test of the tenant starts from: one tenant for the program, fresh for each function,
/// and a person whose token calls the Management API once become() was called.
class TenantTest : public QObject
{
    Q_OBJECT

public:
    /// A body that registers a device.
    static const QByteArray device;

protected:
    void become(const QString &personId, const Fields &changes = TenantClient::allScopes());
    TenantAnswer read() { return m_client->api("GET", m_path, m_token); }
    TenantAnswer save(const QByteArray &body) { return m_client->api("PATCH", m_path, m_token, body); }

    std::unique_ptr<TenantClient> m_client;
    QByteArray m_token;
    QString m_userId;
    QByteArray m_path;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
};

} // namespace accountdesk::test
