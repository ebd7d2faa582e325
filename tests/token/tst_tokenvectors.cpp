// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/base64url.h"
#include "json/document.h"
#include "support/strict.h"
#include "token/idtokenrules.h"

#include <QByteArrayList>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;

/// Vectors of others: each token's verdict must be the published one.
class TokenVectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void judgesOurOwnVectors_data();
    void judgesOurOwnVectors();
    void refusesTheExamplesOfRfc7515_data();
    void refusesTheExamplesOfRfc7515();
    void verifiesTheRsaExampleOfRfc7515();
    void agreesWithWycheproof_data();
    void agreesWithWycheproof();
    void verifiesTheCookbooksRsaSignature();
};

static json::Value load(const QString &path)
{
    return json::Document::parse(test::readFile(test::sharedPath(path)))->root();
}

static QByteArray keySetOf(const json::Value &key)
{
    return key[u"keys"].isMissing() ? "{\"keys\":[" + key.rawText() + "]}" : key.rawText();
}

/// Only what concerns the signature, for payloads that are no JSON.
static bool isSignatureGood(const QByteArray &jws, const QByteArray &jwks)
{
    const auto keys = KeySet::parse(jwks);
    const QByteArrayList parts = jws.split('.');
    if (!keys || parts.size() != 3 || parts[1].isEmpty())
        return false;
    const auto headerText = crypto::fromBase64Url(parts[0]);
    const auto signature = crypto::fromBase64Url(parts[2]);
    const auto header = json::Document::parse(headerText.value_or(QByteArray()));
    if (!header || !signature || header->root()[u"alg"].toString() != u"RS256")
        return false;
    const auto key = keys->find(header->root()[u"kid"].toString());
    return key && (*key)->verifyRs256(parts[0] + '.' + parts[1], *signature);
}

void TokenVectorsTest::judgesOurOwnVectors_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("jwks");
    QTest::addColumn<bool>("isAccepted");
    const json::Value file = load(QStringLiteral("vectors/own/id-token.json"));
    for (json::Value v = file[u"vectors"].firstChild(); !v.isMissing(); v = v.nextSibling()) {
        QTest::addRow("B5.1 to B5.9 %s: %s", qPrintable(v[u"id"].toString()), qPrintable(v[u"why"].toString()))
            << v[u"token"].toString().toUtf8() << file[u"jwks"][v[u"jwks"].toString()].rawText()
            << (v[u"expect"].toString() == u"accept");
    }
}

void TokenVectorsTest::judgesOurOwnVectors()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, jwks);
    const json::Value context = load(QStringLiteral("vectors/own/id-token.json"))[u"context"];
    const auto keys = KeySet::parse(jwks);
    QVERIFY(keys);
    Expectation expected;
    expected.keys = &*keys;
    expected.issuer = context[u"issuer"].toString();
    expected.audience = context[u"client_id"].toString();
    expected.nonce = context[u"nonce"].toString().toUtf8();
    expected.now = QDateTime::fromSecsSinceEpoch(*context[u"now"].toInteger()).toUTC();
    expected.leewaySeconds = *context[u"leeway"].toInteger();
    QTEST(judgeIdToken(token, expected).isAccepted, "isAccepted");
}

void TokenVectorsTest::refusesTheExamplesOfRfc7515_data()
{
    QTest::addColumn<QByteArray>("jws");
    QTest::addColumn<QByteArray>("jwks");
    QTest::addColumn<QString>("rule");
    const json::Value file = load(QStringLiteral("vectors/own/rfc-examples.json"));
    int count = 0;
    for (json::Value v = file[u"jws"].firstChild(); !v.isMissing(); v = v.nextSibling(), ++count) {
        const QString id = v[u"id"].toString();
        const QByteArray jwks = v[u"jwk"].isObject() ? keySetOf(v[u"jwk"]) : QByteArray("{\"keys\":[]}");
        const QString rule = id.contains(u"rs256") ? QStringLiteral("expiry") : QStringLiteral("algorithm");
        QTest::addRow("B5.2 %s", qPrintable(id)) << v[u"jws"].toString().toUtf8() << jwks << rule;
    }
    QVERIFY(count >= 4);
}

void TokenVectorsTest::refusesTheExamplesOfRfc7515()
{
    QFETCH(QByteArray, jws);
    QFETCH(QByteArray, jwks);
    const auto keys = KeySet::parse(jwks);
    QVERIFY(keys);
    Expectation expected;
    expected.keys = &*keys;
    expected.now = QDateTime::fromSecsSinceEpoch(1790000000).toUTC();
    const Verdict verdict = judgeIdToken(jws, expected);
    QVERIFY(verdict.refusal);
    QTEST(verdict.refusal->rule, "rule");
}

void TokenVectorsTest::verifiesTheRsaExampleOfRfc7515()
{
    const json::Value file = load(QStringLiteral("vectors/own/rfc-examples.json"));
    int verified = 0;
    for (json::Value v = file[u"jws"].firstChild(); !v.isMissing(); v = v.nextSibling()) {
        if (v[u"jwk"].isObject())
            verified += isSignatureGood(v[u"jws"].toString().toUtf8(), keySetOf(v[u"jwk"]));
    }
    QCOMPARE(verified, 1);
}

void TokenVectorsTest::agreesWithWycheproof_data()
{
    QTest::addColumn<QByteArray>("jws");
    QTest::addColumn<QByteArray>("jwks");
    QTest::addColumn<bool>("isValid");
    int count = 0;
    for (const QString &name : {QStringLiteral("signature"), QStringLiteral("key")}) {
        const json::Value file = load(QStringLiteral("vectors/wycheproof/json_web_%1_subset.json").arg(name));
        for (json::Value g = file[u"testGroups"].firstChild(); !g.isMissing(); g = g.nextSibling()) {
            const json::Value key = g[u"public"].isObject() ? g[u"public"] : g[u"private"];
            for (json::Value t = g[u"tests"].firstChild(); !t.isMissing(); t = t.nextSibling(), ++count) {
                const QByteArray jws = t[u"jws"].isString() ? t[u"jws"].toString().toUtf8() : t[u"jws"].rawText();
                const bool isRs256 = keySetOf(key).contains("RS256");
                QTest::addRow("B5.5 %s %s %s", qPrintable(name), t[u"tcId"].numberText().constData(),
                              qPrintable(t[u"comment"].toString()))
                    << jws << keySetOf(key) << (isRs256 && t[u"result"].toString() == u"valid");
            }
        }
    }
    QCOMPARE(count, 100);
}

void TokenVectorsTest::agreesWithWycheproof()
{
    QFETCH(QByteArray, jws);
    QFETCH(QByteArray, jwks);
    QTEST(isSignatureGood(jws, jwks), "isValid");
    if (const auto keys = KeySet::parse(jwks)) {
        Expectation expected;
        expected.keys = &*keys;
        QVERIFY(judgeIdToken(jws, expected).refusal);
    }
}

void TokenVectorsTest::verifiesTheCookbooksRsaSignature()
{
    const json::Value rsa = load(QStringLiteral("vectors/jose-cookbook/jws/4_1.rsa_v15_signature.json"));
    const json::Value key = load(QStringLiteral("vectors/jose-cookbook/jwk/3_3.rsa_public_key.json"));
    const QByteArray jws = rsa[u"output"][u"compact"].toString().toUtf8();
    QVERIFY(isSignatureGood(jws, keySetOf(key)));
    QByteArray changed = jws;
    changed[jws.indexOf('.') + 5] = changed[jws.indexOf('.') + 5] == 'A' ? 'B' : 'A';
    QVERIFY(!isSignatureGood(changed, keySetOf(key)));

    const json::Value ecdsa = load(QStringLiteral("vectors/jose-cookbook/jws/4_3.ecdsa_signature.json"));
    const json::Value curve = load(QStringLiteral("vectors/jose-cookbook/jwk/3_1.ec_public_key.json"));
    QVERIFY(!isSignatureGood(ecdsa[u"output"][u"compact"].toString().toUtf8(), keySetOf(curve)));
    QVERIFY(KeySet::parse(keySetOf(curve))->isEmpty());
}

QTEST_GUILESS_MAIN(TokenVectorsTest)
#include "tst_tokenvectors.moc"
