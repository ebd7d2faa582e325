// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "token/keyset.h"
#include "token/tokenmaker.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;
using test::TokenMaker;

class KeySetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void findsKeysByTheirId();
    void needsNoIdForASingleKey();
    void refusesToGuess();
    void refusesAnIdThatStandsTwice();
    void keepsUnfitKeysOut_data();
    void keepsUnfitKeysOut();
    void takesFitKeys_data();
    void takesFitKeys();
    void refusesWhatIsNoKeySet_data();
    void refusesWhatIsNoKeySet();

private:
    const TokenMaker m_maker;
    const TokenMaker m_other;
};

static QString failedRule(const KeySet &keys, const QString &kid)
{
    const auto found = keys.find(kid);
    return found ? QString() : found.error().rule;
}

void KeySetTest::findsKeysByTheirId()
{
    const auto keys = KeySet::parse(TokenMaker::jwks({m_maker.jwk(R"(,"kid":"a")"), m_other.jwk(R"(,"kid":"b")")}));
    QVERIFY(keys);
    QCOMPARE(keys->keyIds().join(u','), QStringLiteral("a,b"));
    QVERIFY((*keys->find(QStringLiteral("b")))->verifyRs256("text", m_other.key().signRs256("text")));
    QCOMPARE(failedRule(*keys, QStringLiteral("A")), QStringLiteral("key"));
    QCOMPARE(failedRule(*keys, QStringLiteral("c")), QStringLiteral("key"));
}

void KeySetTest::needsNoIdForASingleKey()
{
    const auto keys = KeySet::parse(TokenMaker::jwks({m_maker.jwk()}));
    QVERIFY(keys->find(QString()));
    const auto unnamed = KeySet::parse(TokenMaker::jwks({m_maker.jwk(QByteArray())}));
    QVERIFY(unnamed->find(QString()));
    QCOMPARE(failedRule(*unnamed, QStringLiteral("k1")), QStringLiteral("key"));
}

void KeySetTest::refusesToGuess()
{
    // B5.3 two keys without kid
    const auto two = KeySet::parse(TokenMaker::jwks({m_maker.jwk(QByteArray()), m_other.jwk(QByteArray())}));
    QCOMPARE(failedRule(*two, QString()), QStringLiteral("key"));
    QCOMPARE(failedRule(KeySet(), QString()), QStringLiteral("key"));
}

void KeySetTest::refusesAnIdThatStandsTwice()
{
    const auto keys = KeySet::parse(TokenMaker::jwks({m_maker.jwk(), m_other.jwk()}));
    QCOMPARE(failedRule(*keys, QStringLiteral("k1")), QStringLiteral("key"));
}

void KeySetTest::keepsUnfitKeysOut_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::newRow("B5.4 for encryption") << m_maker.jwk(R"(,"use":"enc")");
    QTest::newRow("B5.4 use is no string") << m_maker.jwk(R"(,"use":["sig"])");
    QTest::newRow("B5.4 other algorithm") << m_maker.jwk(R"(,"alg":"PS256")");
    QTest::newRow("B5.4 algorithm in small letters") << m_maker.jwk(R"(,"alg":"rs256")");
    QTest::newRow("B5.4 for signing only") << m_maker.jwk(R"(,"key_ops":["sign"])");
    QTest::newRow("B5.4 operations are no list") << m_maker.jwk(R"(,"key_ops":"verify")");
    QTest::newRow("B5.4 no operations") << m_maker.jwk(R"(,"key_ops":[])");
    QTest::newRow("B5.4 id is a number") << m_maker.jwk(R"(,"kid":1)");
    QTest::newRow("B5.4 1024 bits") << TokenMaker(1024).jwk();
    QTest::newRow("B5.4 other kind of key") << QByteArray(R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})");
    QTest::newRow("B5.4 symmetric key") << QByteArray(R"({"kty":"oct","k":"AAAA"})");
    QTest::newRow("B5.4 modulus is not base64url") << QByteArray(R"({"kty":"RSA","n":"%%%","e":"AQAB"})");
    QTest::newRow("B5.4 no modulus") << QByteArray(R"({"kty":"RSA","e":"AQAB"})");
    QTest::newRow("B5.4 modulus is a number") << QByteArray(R"({"kty":"RSA","n":1,"e":"AQAB"})");
    QTest::newRow("B5.4 nothing at all") << QByteArray("{}");
}

void KeySetTest::keepsUnfitKeysOut()
{
    QFETCH(QByteArray, jwk);
    const auto keys = KeySet::parse(TokenMaker::jwks({jwk}));
    QVERIFY(keys);
    QVERIFY(keys->isEmpty());
    const auto beside = KeySet::parse(TokenMaker::jwks({jwk, m_other.jwk()}));
    QCOMPARE(beside->keyIds(), QStringList{QStringLiteral("k1")});
}

void KeySetTest::takesFitKeys_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::newRow("bare") << QByteArray();
    QTest::newRow("for signatures") << QByteArray(R"(,"use":"sig")");
    QTest::newRow("for verifying") << QByteArray(R"(,"key_ops":["sign","verify"])");
    QTest::newRow("with certificates") << QByteArray(R"(,"x5t":"x","x5c":["y"])");
}

void KeySetTest::takesFitKeys()
{
    QFETCH(QByteArray, extra);
    QVERIFY(!KeySet::parse(TokenMaker::jwks({m_maker.jwk(extra)}))->isEmpty());
}

void KeySetTest::refusesWhatIsNoKeySet_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("path");
    QTest::newRow("web page") << QByteArray("<html>") << QStringLiteral("line 1, column 1");
    QTest::newRow("list") << QByteArray("[]") << QStringLiteral("$");
    QTest::newRow("no keys") << QByteArray("{}") << QStringLiteral("$.keys");
    QTest::newRow("keys are an object") << QByteArray(R"({"keys":{}})") << QStringLiteral("$.keys");
    QTest::newRow("key is a number") << QByteArray(R"({"keys":[{},5]})") << QStringLiteral("$.keys[1]");
    QTest::newRow("B6.7 doubled member") << QByteArray(R"({"keys":[],"keys":[]})")
                                         << QStringLiteral("line 1, column 12");
}

void KeySetTest::refusesWhatIsNoKeySet()
{
    QFETCH(QByteArray, text);
    const auto keys = KeySet::parse(text);
    QVERIFY(!keys);
    QCOMPARE(keys.error().kind, Error::Kind::Malformed);
    QTEST(keys.error().rule, "path");
}

QTEST_GUILESS_MAIN(KeySetTest)
#include "tst_keyset.moc"
