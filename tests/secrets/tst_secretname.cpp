// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretstore.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using secrets::SecretKind;
using secrets::SecretName;

class TestSecretName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void tellsEntriesApart();
    void tellsNothingOfTheAccount();
};

void TestSecretName::tellsEntriesApart() // B8.3
{
    const records::AccountKey one{QStringLiteral("https://a.example/"), QStringLiteral("auth0|1")};
    const records::AccountKey two{QStringLiteral("https://b.example/"), QStringLiteral("auth0|1")};
    const QList<SecretName> names{
        {SecretKind::RefreshToken, one, {}}, {SecretKind::RefreshToken, two, {}},
        {SecretKind::DeviceKey, one, {}}, {SecretKind::DeviceKey, one, QStringLiteral("1")},
        {SecretKind::DeviceKey, one, QStringLiteral("1#a0")},
        {SecretKind::DeviceKey, one, QStringLiteral("1?")},
        {SecretKind::ProxyPassword, {}, QStringLiteral("1")}, {SecretKind::ProxyPassword, one, {}}};
    QSet<QString> texts;
    for (const SecretName &name : names) {
        texts.insert(name.text());
        QVERIFY(!name.text().contains(QLatin1Char('#')));
        QVERIFY(!name.text().contains(QLatin1Char('?')));
    }
    QCOMPARE(texts.size(), names.size());
}

void TestSecretName::tellsNothingOfTheAccount() // B8.3
{
    const SecretName name{SecretKind::DeviceKey,
                          {QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|ada")},
                          QStringLiteral("0c6f")};
    QVERIFY(!name.text().contains(QLatin1String("tenant")));
    QVERIFY(!name.text().contains(QLatin1String("ada")));
    QVERIFY(name.text().startsWith(QLatin1String("device-key:")));
    QVERIFY(name.text().endsWith(QLatin1String(":0c6f")));
}

QTEST_GUILESS_MAIN(TestSecretName)
#include "tst_secretname.moc"
