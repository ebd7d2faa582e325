// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, item 11: device credentials.
#include "catalogue/lookup.h"
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;
using catalogue::Action;

class DemoDevicesTest : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void registersDevicesOnce();
    void refusesMalformedDevices_data();
    void refusesMalformedDevices();
    void forgetsDevicesQuietly();
    void listsNoDevicesToUsers();
};

void DemoDevicesTest::registersDevicesOnce() // item 11
{
    become(u"everyday"_s);
    const QByteArray path = catalogue::expand(Action::CreateDeviceCredential, {});
    const TenantAnswer created = m_client->api("POST", path, m_token, device);
    QCOMPARE(created.status, 201);
    QCOMPARE(created.object().keys(), QStringList({u"id"_s}));
    QVERIFY(QRegularExpression(u"^dcr_[A-Za-z0-9]{16}$"_s)
                .match(created.object().value(u"id").toString()).hasMatch());
    const TenantAnswer again = m_client->api("POST", path, m_token, device);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.message(), u"A public key already exists for the device."_s);
    QCOMPARE(again.error(), u"Conflict"_s);
}

void DemoDevicesTest::refusesMalformedDevices_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("status");
    const QJsonValue absent(QJsonValue::Undefined);
    QTest::addRow("item 11 no name") << u"device_name"_s << absent << 400;
    QTest::addRow("item 11 empty name") << u"device_name"_s << QJsonValue(QString()) << 400;
    QTest::addRow("item 11 another type") << u"type"_s << QJsonValue(u"refresh_token"_s) << 400;
    QTest::addRow("item 11 no value") << u"value"_s << absent << 400;
    QTest::addRow("item 11 value is no Base64") << u"value"_s << QJsonValue(u"not base 64!"_s) << 400;
    QTest::addRow("item 11 device id too long") << u"device_id"_s << QJsonValue(QString(37, u'a')) << 400;
    QTest::addRow("item 11 device id with letters") << u"device_id"_s << QJsonValue(u"xyz"_s) << 400;
    QTest::addRow("item 11 device id ends in a line break") << u"device_id"_s << QJsonValue(u"abc\n"_s) << 400;
    QTest::addRow("item 11 unknown member") << u"colour"_s << QJsonValue(u"red"_s) << 400;
    QTest::addRow("item 11 another client") << u"client_id"_s << QJsonValue(u"other"_s) << 403;
}

void DemoDevicesTest::refusesMalformedDevices()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(int, status);
    become(u"everyday"_s);
    QJsonObject body = QJsonDocument::fromJson(device).object();
    if (value.isUndefined())
        body.remove(member);
    else
        body.insert(member, value);
    const TenantAnswer answer = m_client->api("POST", catalogue::expand(Action::CreateDeviceCredential, {}),
                                              m_token, QJsonDocument(body).toJson());
    QCOMPARE(answer.status, status);
    if (status == 400)
        QCOMPARE(answer.code(), u"invalid_body"_s);
}

void DemoDevicesTest::forgetsDevicesQuietly() // item 11
{
    become(u"everyday"_s);
    const QString id = m_client->api("POST", catalogue::expand(Action::CreateDeviceCredential, {}), m_token,
                                     device).object().value(u"id").toString();
    const auto remove = [this](const QString &which) {
        return m_client->api("DELETE", catalogue::expand(Action::DeleteDeviceCredential, {which}), m_token);
    };
    become(u"newcomer"_s);
    QCOMPARE(remove(id).status, 204);
    qsizetype left = 0;
    m_client->tenant().withState([&left](demo::DemoState &state) { left = state.credentials.size(); });
    QCOMPARE(left, 1);
    become(u"everyday"_s);
    QCOMPARE(remove(id).status, 204);
    QCOMPARE(remove(id).status, 204);
    m_client->tenant().withState([&left](demo::DemoState &state) { left = state.credentials.size(); });
    QCOMPARE(left, 0);
    QCOMPARE(remove(u"nonsense"_s).status, 400);
    QCOMPARE(remove(u"nonsense"_s).code(), u"invalid_uri"_s);
}

void DemoDevicesTest::listsNoDevicesToUsers() // item 11
{
    become(u"everyday"_s);
    const QByteArray path = catalogue::expand(Action::CreateDeviceCredential, {});
    const TenantAnswer answer = m_client->api("GET", path, m_token);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.message(), u"Insufficient scope, expected any of: read:device_credentials"_s);
    QCOMPARE(answer.code(), u"insufficient_scope"_s);
    QCOMPARE(m_client->get(path).status, 401);
}

QTEST_GUILESS_MAIN(DemoDevicesTest)
#include "tst_demodevices.moc"
