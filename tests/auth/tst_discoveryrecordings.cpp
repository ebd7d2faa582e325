// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/metadata.h"
#include "support/strict.h"
#include "token/keyset.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace accountdesk;

class DiscoveryRecordingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void acceptsWhatARealTenantServes();

private:
    static QByteArray data(const QString &name)
    {
        const QByteArray file = test::readFile(test::sharedPath(QStringLiteral("recordings/discovery/") + name));
        const QJsonObject object = QJsonDocument::fromJson(file).object();
        return QJsonDocument(object.value(QStringLiteral("data")).toObject()).toJson();
    }
};

void DiscoveryRecordingsTest::acceptsWhatARealTenantServes()
{
    const QString issuer = QStringLiteral("https://dev-ltxchcls4igzho78.us.auth0.com/");
    const auto metadata =
        auth::checkMetadata(data(QStringLiteral("openid-configuration-2023.json")), issuer);
    QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().rule));
    QVERIFY(metadata->hasUsualKeyPlace);
    QVERIFY(!metadata->announcesIssInCallback);
    QVERIFY(metadata->endSessionEndpoint.isEmpty());
    const auto keys = token::KeySet::parse(data(QStringLiteral("jwks-2023.json")));
    QVERIFY(keys);
    QCOMPARE(keys->keyIds().size(), 2);
}

QTEST_GUILESS_MAIN(DiscoveryRecordingsTest)
#include "tst_discoveryrecordings.moc"
