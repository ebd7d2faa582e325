// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rsakey.h"
#include "support/strict.h"

#include <QTest>

#include <thread>

using namespace accountdesk;
using namespace accountdesk::crypto;

class RsaKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void verifiesWhatItSigned();
    void refusesAnyOtherSignature_data();
    void refusesAnyOtherSignature();
    void verifiesAgainAfterARefusal();
    void verifiesOnSeveralThreads();
    void refusesUnfitKeys_data();
    void refusesUnfitKeys();
    void acceptsLeadingZeros();
    void handsOutItsParts();
    void makesADifferentKeyEachTime();

private:
    RsaPublicKey publicKey() const;
    std::optional<RsaPrivateKey> m_key;
    QByteArray m_signature;
};

static const QByteArray text("header.payload");

void RsaKeyTest::initTestCase()
{
    auto key = RsaPrivateKey::generate();
    QVERIFY(key);
    m_key = *std::move(key);
    m_signature = m_key->signRs256(text);
}

RsaPublicKey RsaKeyTest::publicKey() const
{
    return *RsaPublicKey::fromComponents(m_key->modulus(), m_key->exponent());
}

void RsaKeyTest::verifiesWhatItSigned()
{
    const RsaPublicKey key = publicKey();
    QCOMPARE(key.bits(), 2048);
    QCOMPARE(m_signature.size(), 256);
    QVERIFY(key.verifyRs256(text, m_signature));
    const QByteArray empty;
    QVERIFY(key.verifyRs256(empty, m_key->signRs256(empty)));
}

void RsaKeyTest::refusesAnyOtherSignature_data()
{
    QTest::addColumn<QByteArray>("signedText");
    QTest::addColumn<QByteArray>("signature");
    QByteArray flipped = m_signature;
    flipped[100] = static_cast<char>(flipped[100] ^ 1);
    QTest::newRow("B5.5 one bit of the signature") << text << flipped;
    QTest::newRow("B5.5 one letter of the text") << QByteArray("header.pAyload") << m_signature;
    QTest::newRow("B5.5 no signature") << text << QByteArray();
    QTest::newRow("B5.5 signature cut off") << text << m_signature.chopped(1);
    QTest::newRow("B5.5 signature with a zero in front") << text << QByteArray(1, '\0') + m_signature;
    QTest::newRow("B5.5 signature with a zero behind") << text << m_signature + QByteArray(1, '\0');
    QTest::newRow("B5.5 all ones") << text << QByteArray(256, '\xff');
    QTest::newRow("B5.5 all zeros") << text << QByteArray(256, '\0');
    QTest::newRow("B5.5 other key") << text << RsaPrivateKey::generate()->signRs256(text);
}

void RsaKeyTest::refusesAnyOtherSignature()
{
    QFETCH(QByteArray, signedText);
    QFETCH(QByteArray, signature);
    QVERIFY(!publicKey().verifyRs256(signedText, signature));
}

void RsaKeyTest::verifiesAgainAfterARefusal()
{
    const RsaPublicKey key = publicKey();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!key.verifyRs256("something else", m_signature));
        QVERIFY(!key.verifyRs256(text, "short"));
        QVERIFY(key.verifyRs256(text, m_signature));
    }
}

void RsaKeyTest::verifiesOnSeveralThreads()
{
    const RsaPublicKey key = publicKey();
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n)
                wrong += !key.verifyRs256(text, m_signature) || key.verifyRs256("other", m_signature);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void RsaKeyTest::refusesUnfitKeys_data()
{
    QTest::addColumn<QByteArray>("modulus");
    QTest::addColumn<QByteArray>("exponent");
    const QByteArray n = m_key->modulus();
    const QByteArray e = m_key->exponent();
    QTest::newRow("B5.4 1024 bits") << RsaPrivateKey::generate(1024)->modulus() << e;
    QByteArray shorter = n;
    shorter[0] = static_cast<char>(shorter[0] & 0x7f);
    QTest::newRow("B5.4 2047 bits") << shorter << e;
    QTest::newRow("B5.4 more than 16384 bits") << QByteArray(2049, '\xff') << e;
    QTest::newRow("B5.4 absurdly long") << QByteArray(1'000'000, '\xff') << e;
    QTest::newRow("B5.4 empty modulus") << QByteArray() << e;
    QTest::newRow("B5.4 modulus zero") << QByteArray(256, '\0') << e;
    QByteArray even = n;
    even[even.size() - 1] = static_cast<char>(even.back() & ~1);
    QTest::newRow("B5.4 even modulus") << even << e;
    QTest::newRow("B5.4 empty exponent") << n << QByteArray();
    QTest::newRow("B5.4 exponent one") << n << QByteArray("\x01");
    QTest::newRow("B5.4 even exponent") << n << QByteArray("\x01\x00\x00", 3);
    QTest::newRow("B5.4 exponent of 65 bits") << n << QByteArray("\x01\x00\x00\x00\x00\x00\x00\x00\x01", 9);
}

void RsaKeyTest::refusesUnfitKeys()
{
    QFETCH(QByteArray, modulus);
    QFETCH(QByteArray, exponent);
    const auto key = RsaPublicKey::fromComponents(modulus, exponent);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, Error::Kind::Untrusted);
    QCOMPARE(key.error().rule, QStringLiteral("key"));
}

void RsaKeyTest::acceptsLeadingZeros()
{
    const auto key = RsaPublicKey::fromComponents(QByteArray(1, '\0') + m_key->modulus(),
                                                  QByteArray(2, '\0') + m_key->exponent());
    QVERIFY(key);
    QVERIFY(key->verifyRs256(text, m_signature));
}

void RsaKeyTest::handsOutItsParts()
{
    QCOMPARE(m_key->exponent(), QByteArray("\x01\x00\x01", 3));
    QCOMPARE(m_key->modulus().size(), 256);
    QVERIFY(m_key->publicKeyDer().contains(m_key->modulus()));
    const Secret pem = m_key->privateKeyPem();
    QVERIFY(pem.reveal().startsWith("-----BEGIN PRIVATE KEY-----\n"));
    QVERIFY(pem.reveal().endsWith("-----END PRIVATE KEY-----\n"));
}

void RsaKeyTest::makesADifferentKeyEachTime()
{
    QVERIFY(RsaPrivateKey::generate()->modulus() != m_key->modulus());
}

QTEST_GUILESS_MAIN(RsaKeyTest)
#include "tst_rsakey.moc"
