// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rsakey.h"
#include "devices/devicekey.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

class DeviceKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void readsAPrivateKeyBack()
    {
        const auto key = crypto::RsaPrivateKey::generate();
        const auto again = crypto::RsaPrivateKey::fromPem(key->privateKeyPem());
        QVERIFY(again);
        QCOMPARE(again->publicKeyDer(), key->publicKeyDer());
        const auto publicKey
            = crypto::RsaPublicKey::fromComponents(key->modulus(), key->exponent());
        QVERIFY(publicKey->verifyRs256("text", again->signRs256("text")));
    }

    void refusesWhatIsNoKey_data()
    {
        QTest::addColumn<QByteArray>("pem");
        const auto pair = devices::makeDeviceKey();
        const QByteArray pem = pair->privateKeyPem.reveal();
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a word") << QByteArray("key");
        QTest::newRow("cut off") << pem.left(pem.size() / 2);
        QTest::newRow("a public key") << devices::publicKeyPem(pair->publicKeyDer);
        QTest::newRow("1024 bits")
            << crypto::RsaPrivateKey::generate(1024)->privateKeyPem().reveal();
    }

    void refusesWhatIsNoKey()
    {
        QFETCH(QByteArray, pem);
        const auto key = crypto::RsaPrivateKey::fromPem(Secret(pem));
        QVERIFY(!key);
        QCOMPARE(key.error().rule, QStringLiteral("key"));
    }

    void writesAPublicKeyForExport()
    {
        const auto pair = devices::makeDeviceKey();
        const QByteArray pem = devices::publicKeyPem(pair->publicKeyDer);
        QVERIFY(pem.startsWith("-----BEGIN PUBLIC KEY-----\n"));
        QVERIFY(pem.endsWith("\n-----END PUBLIC KEY-----\n"));
        QByteArray base64;
        for (const QByteArray &line : pem.split('\n')) {
            QVERIFY(line.size() <= 64);
            if (!line.startsWith('-'))
                base64 += line;
        }
        QCOMPARE(QByteArray::fromBase64(base64), pair->publicKeyDer);
    }

    void namesTheKeyWithoutTellingAnything() // B8.3
    {
        const secrets::SecretName name = devices::keyName(
            {QStringLiteral("https://t/"), QStringLiteral("auth0|1")}, QStringLiteral("d"));
        QCOMPARE(name.kind, secrets::SecretKind::DeviceKey);
        QVERIFY(!name.text().contains(u"auth0"));
    }
};

QTEST_GUILESS_MAIN(DeviceKeyTest)
#include "tst_devicekey.moc"
