// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/base64url.h"
#include "support/strict.h"
#include "token/jwt.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;

class JwtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void takesATokenApart();
    void refusesAnyOtherShape_data();
    void refusesAnyOtherShape();
    void readsHeaderNamesOnlyFromStrings();
    void tellsAJwtFromAnOpaqueToken_data();
    void tellsAJwtFromAnOpaqueToken();
};

static QByteArray compact(const QByteArray &header, const QByteArray &payload, const QByteArray &signature = "sig")
{
    return crypto::toBase64Url(header) + '.' + crypto::toBase64Url(payload) + '.'
        + crypto::toBase64Url(signature);
}

void JwtTest::takesATokenApart()
{
    const QByteArray text = compact(R"({"alg":"RS256","kid":"k"})", R"({"sub":"me"})", "\x01\x02");
    const auto jwt = parseJwt(text);
    QVERIFY(jwt);
    QCOMPARE(jwt->algorithm(), QStringLiteral("RS256"));
    QCOMPARE(jwt->keyId(), QStringLiteral("k"));
    QCOMPARE(jwt->payload.root()[u"sub"].toString(), QStringLiteral("me"));
    QCOMPARE(jwt->signature, QByteArray("\x01\x02"));
    QCOMPARE(jwt->signedText, text.first(text.lastIndexOf('.')));
}

void JwtTest::refusesAnyOtherShape_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = compact(R"({"alg":"RS256"})", "{}");
    const QByteArray header = crypto::toBase64Url(R"({"alg":"RS256"})");
    QTest::newRow("B5.1 empty") << QByteArray();
    QTest::newRow("B5.1 two dots only") << QByteArray("..");
    QTest::newRow("B5.1 two parts") << good.first(good.lastIndexOf('.'));
    QTest::newRow("B5.1 four parts") << good + ".e30";
    QTest::newRow("B5.1 five parts, encrypted") << header + "..iv.text.tag";
    QTest::newRow("B5.1 padding") << good + "=";
    QTest::newRow("B5.1 blank in front") << ' ' + good;
    QTest::newRow("B5.1 line end") << good + '\n';
    QTest::newRow("B5.1 empty payload") << header + "..c2ln";
    QTest::newRow("B5.1 empty header") << QByteArray(".e30.c2ln");
    QTest::newRow("B5.1 payload is a list") << compact(R"({"alg":"RS256"})", "[]");
    QTest::newRow("B5.1 payload is a string") << compact(R"({"alg":"RS256"})", "\"x\"");
    QTest::newRow("B5.1 header is a list") << compact("[]", "{}");
    QTest::newRow("B5.1 payload is not JSON") << compact(R"({"alg":"RS256"})", "foo");
    QTest::newRow("B5.1 payload is not UTF-8") << compact(R"({"alg":"RS256"})", "{\"a\":\"\xff\"}");
    QTest::newRow("B5.1 text behind the payload") << compact(R"({"alg":"RS256"})", "{}{}");
    QTest::newRow("B5.1 nested too deeply")
        << compact(R"({"alg":"RS256"})", R"({"a":)" + QByteArray(32, '[') + QByteArray(32, ']') + '}');
    QTest::newRow("B5.1 too long") << compact(R"({"alg":"RS256"})", R"({"a":")" + QByteArray(64 * 1024, 'x') + "\"}");
    QTest::newRow("B6.7 doubled claim") << compact(R"({"alg":"RS256"})", R"({"sub":"a","sub":"b"})");
    QTest::newRow("B6.7 doubled header member") << compact(R"({"alg":"none","alg":"RS256"})", "{}");
    QTest::newRow("B6.7 doubled, once escaped") << compact(R"({"alg":"RS256"})", R"({"sub":"a","\u0073ub":"b"})");
}

void JwtTest::refusesAnyOtherShape()
{
    QFETCH(QByteArray, text);
    const auto jwt = parseJwt(text);
    QVERIFY(!jwt);
    QCOMPARE(jwt.error().kind, Error::Kind::Untrusted);
    QCOMPARE(jwt.error().rule, QStringLiteral("shape"));
}

void JwtTest::readsHeaderNamesOnlyFromStrings()
{
    const auto jwt = parseJwt(compact(R"({"alg":["RS256"],"kid":7})", "{}"));
    QVERIFY(jwt);
    QCOMPARE(jwt->algorithm(), QString());
    QCOMPARE(jwt->keyId(), QString());
}

void JwtTest::tellsAJwtFromAnOpaqueToken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isJwt");
    QTest::newRow("JWT") << compact(R"({"alg":"RS256"})", "{}") << true;
    QTest::newRow("without signature") << compact(R"({"alg":"none"})", "{}", QByteArray()) << true;
    QTest::newRow("random text") << QByteArray("tm7qNm2SX2hk5Yz0") << false;
    QTest::newRow("random text with dots") << QByteArray("abcd.efgh.ijkl") << false;
    QTest::newRow("encrypted, five parts") << QByteArray("eyJhbGciOiJkaXIifQ..aXY.dGV4dA.dGFn") << false;
    QTest::newRow("refresh token") << QByteArray("v1.MRr-abcdefghijklmnopqrstuv") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void JwtTest::tellsAJwtFromAnOpaqueToken()
{
    QFETCH(QByteArray, text);
    QTEST(looksLikeJwt(text), "isJwt");
}

QTEST_GUILESS_MAIN(JwtTest)
#include "tst_jwt.moc"
