// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tenanttest.h"

#include "support/strict.h"

#include <QTest>

namespace accountdesk::test {

using namespace Qt::StringLiterals;

const QByteArray TenantTest::device =
    R"({"device_name":"Desk","type":"public_key","value":"dmFsdWU=",)"
    R"("device_id":"68753A44-4D6F-1226-9C60-0050E4C00067"})";

void TenantTest::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void TenantTest::init()
{
    failOnAnyWarning();
    m_client->reset();
}

void TenantTest::become(const QString &personId, const Fields &changes)
{
    m_token = m_client->accessToken(personId, changes);
    QVERIFY2(!m_token.isEmpty(), qPrintable(m_client->lastFailure()));
    m_userId = claimsOf(QString::fromLatin1(m_token)).value(u"sub").toString();
    m_path = m_client->userPath(m_userId);
}

} // namespace accountdesk::test

#include "moc_tenanttest.cpp"
