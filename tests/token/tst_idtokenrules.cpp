// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "token/idtokencase.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;
using namespace accountdesk::test;

class IdTokenRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void namesItsRulesInOrder();
    void acceptsAnOrdinaryToken();
    void judgesHeaders_data();
    void judgesHeaders();
    void judgesClaims_data();
    void judgesClaims();
    void refusesForgedTokens_data();
    void refusesForgedTokens();
    void namesTheFirstOfSeveralFaults();
    void acceptsNothingWithoutKeysIssuerAndAudience_data();
    void acceptsNothingWithoutKeysIssuerAndAudience();
    void saysWhatItDidNotCheck();
    void capsLeeway();
    void judgesASignatureAlone_data();
    void judgesASignatureAlone();

private:
    Expectation expectation() const { return test::expectation(m_keys); }
    QString ruleFor(const QByteArray &token) const { return test::ruleFor(token, expectation()); }

    const TokenMaker m_maker;
    const TokenMaker m_other;
    KeySet m_keys;
};

void IdTokenRulesTest::initTestCase()
{
    m_keys = *KeySet::parse(TokenMaker::jwks({m_maker.jwk(), m_other.jwk(R"(,"kid":"k2")")}));
}

void IdTokenRulesTest::namesItsRulesInOrder()
{
    QCOMPARE(ruleNames().join(u' '),
             QStringLiteral("shape algorithm header key signature issuer audience azp expiry issuedAt "
                            "notBefore nonce subject atHash authTime organization"));
}

void IdTokenRulesTest::acceptsAnOrdinaryToken()
{
    const Verdict verdict = judgeIdToken(m_maker.sign(goodHeader, payload()), expectation());
    QVERIFY(!verdict.refusal);
    QVERIFY(verdict.isAccepted);
    QVERIFY(verdict.isSignatureValid);
    QCOMPARE(verdict.keyId, QStringLiteral("k1"));
}

void IdTokenRulesTest::judgesHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const char *header, const char *rule) {
        QTest::newRow(name) << QByteArray(header) << QString::fromLatin1(rule);
    };
    row("no typ", R"({"alg":"RS256","kid":"k1"})", "");
    row("typ in small letters", R"({"alg":"RS256","kid":"k1","typ":"jwt"})", "");
    row("thumbprint beside", R"({"alg":"RS256","kid":"k1","x5t":"abc"})", "");
    row("B5.2 none", R"({"alg":"none","kid":"k1"})", "algorithm");
    row("B5.2 None", R"({"alg":"None","kid":"k1"})", "algorithm");
    row("B5.2 small letters", R"({"alg":"rs256","kid":"k1"})", "algorithm");
    row("B6.1 HS256", R"({"alg":"HS256","kid":"k1"})", "algorithm");
    row("B6.1 PS256", R"({"alg":"PS256","kid":"k1"})", "algorithm");
    row("B6.1 RS512", R"({"alg":"RS512","kid":"k1"})", "algorithm");
    row("B5.2 no alg", R"({"kid":"k1"})", "algorithm");
    row("B5.2 alg is a list", R"({"alg":["RS256"],"kid":"k1"})", "algorithm");
    row("B5.2 alg with a blank", R"({"alg":"RS256 ","kid":"k1"})", "algorithm");
    row("B5.3 crit", R"({"alg":"RS256","kid":"k1","crit":["exp"]})", "header");
    row("B5.3 crit is null", R"({"alg":"RS256","kid":"k1","crit":null})", "header");
    row("B5.3 jwk", R"({"alg":"RS256","kid":"k1","jwk":{}})", "header");
    row("B5.3 jku", R"({"alg":"RS256","kid":"k1","jku":"https://evil.example"})", "header");
    row("B5.3 x5u", R"({"alg":"RS256","kid":"k1","x5u":"https://evil.example"})", "header");
    row("B5.3 x5c", R"({"alg":"RS256","kid":"k1","x5c":[]})", "header");
    row("B5.3 unencoded payload", R"({"alg":"RS256","kid":"k1","b64":false})", "header");
    row("B5.3 kid is a number", R"({"alg":"RS256","kid":1})", "header");
    row("B6.4 access token", R"({"alg":"RS256","kid":"k1","typ":"at+jwt"})", "header");
    row("B6.4 logout token", R"({"alg":"RS256","kid":"k1","typ":"logout+jwt"})", "header");
    row("B6.4 typ is a number", R"({"alg":"RS256","kid":"k1","typ":1})", "header");
    row("B5.3 unknown kid", R"({"alg":"RS256","kid":"k9"})", "key");
    row("B5.3 no kid, two keys", R"({"alg":"RS256"})", "key");
    row("B6.2 kid of another key", R"({"alg":"RS256","kid":"k2"})", "signature");
}

void IdTokenRulesTest::judgesHeaders()
{
    QFETCH(QByteArray, header);
    QTEST(ruleFor(m_maker.sign(header, payload())), "rule");
}

void IdTokenRulesTest::judgesClaims_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *id, const char *claim, const QByteArray &value, const char *rule) {
        QTest::newRow(id) << QByteArray(claim) << value << QString::fromLatin1(rule);
    };
    row("B6.4 logout event", "events", R"({"http://schemas.openid.net/event/backchannel-logout":{}})", "shape");
    row("B5.6 other issuer", "iss", R"("https://evil.example.com/")", "issuer");
    row("B5.6 issuer without slash", "iss", R"("https://tenant.example.com")", "issuer");
    row("B5.6 issuer in capitals", "iss", R"("https://TENANT.example.com/")", "issuer");
    row("B6.3 no issuer", "iss", "", "issuer");
    row("B6.3 issuer is a list", "iss", R"(["https://tenant.example.com/"])", "issuer");
    row("B5.6 list of only the client", "aud", R"(["client"])", "");
    row("B5.6 list with another", "aud", R"(["client","other"])", "audience");
    row("B5.6 client twice", "aud", R"(["client","client"])", "audience");
    row("B5.6 other audience", "aud", R"("other")", "audience");
    row("B6.4 audience of an API", "aud", R"(["https://tenant.example.com/api/v2/"])", "audience");
    row("B5.6 empty list", "aud", "[]", "audience");
    row("B6.3 no audience", "aud", "", "audience");
    row("B5.6 audience is an object", "aud", R"({"0":"client"})", "audience");
    row("B5.6 list in a list", "aud", R"([["client"]])", "audience");
    row("B5.6 azp is the client", "azp", R"("client")", "");
    row("B5.6 azp is another", "azp", R"("other")", "azp");
    row("B5.6 azp is a number", "azp", "1", "azp");
    row("B5.6 azp is null", "azp", "null", "azp");
    row("B5.7 expired within leeway", "exp", seconds(-59), "");
    row("B5.7 expired just beyond leeway", "exp", seconds(-60), "expiry");
    row("B5.7 expired long ago", "exp", "1300819380", "expiry");
    row("B5.7 no exp", "exp", "", "expiry");
    row("B5.7 exp is a string", "exp", R"("1790036000")", "expiry");
    row("B5.7 exp with a fraction", "exp", "1790036000.5", "");
    row("B6.8 exp 1e300", "exp", "1e300", "expiry");
    row("B6.8 exp -1", "exp", "-1", "expiry");
    row("B6.8 exp 2^63", "exp", "9223372036854775808", "expiry");
    row("B6.8 exp 2^64 + later", "exp", "18446744075499587616", "expiry");
    row("B5.7 exp in milliseconds", "exp", "1790036000000", "expiry");
    row("B5.7 issued within leeway ahead", "iat", seconds(60), "");
    row("B5.7 issued beyond leeway ahead", "iat", seconds(61), "issuedAt");
    row("B5.7 issued a day ago", "iat", seconds(-86400), "");
    row("B5.7 issued more than a day ago", "iat", seconds(-86401), "issuedAt");
    row("B5.7 no iat", "iat", "", "issuedAt");
    row("B5.7 iat is a string", "iat", R"("1790000000")", "issuedAt");
    row("B6.8 iat -1", "iat", "-1", "issuedAt");
    row("B6.8 iat 1e300", "iat", "1e300", "issuedAt");
    row("B5.7 nbf within leeway ahead", "nbf", seconds(60), "");
    row("B5.7 nbf beyond leeway ahead", "nbf", seconds(61), "notBefore");
    row("B5.7 nbf is a string", "nbf", R"("0")", "notBefore");
    row("B6.8 nbf 1e300", "nbf", "1e300", "notBefore");
    row("B5.8 no nonce", "nonce", "", "nonce");
    row("B5.8 other nonce", "nonce", R"("n-2")", "nonce");
    row("B5.8 longer nonce", "nonce", R"("n-11")", "nonce");
    row("B5.8 nonce is a number", "nonce", "1", "nonce");
    row("B5.9 no sub", "sub", "", "subject");
    row("B5.9 empty sub", "sub", R"("")", "subject");
    row("B5.9 sub is a number", "sub", "1", "subject");
    row("B5.9 sub of 255 characters", "sub", '"' + QByteArray(255, 'x') + '"', "");
    row("B5.9 sub of 256 characters", "sub", '"' + QByteArray(256, 'x') + '"', "subject");
    row("B5.7a auth_time is a string", "auth_time", R"("1790000000")", "authTime");
    row("custom claim", "https://example.com/roles", R"(["admin"])", "");
}

void IdTokenRulesTest::judgesClaims()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTEST(ruleFor(m_maker.sign(goodHeader, payload(name, value))), "rule");
}

void IdTokenRulesTest::refusesForgedTokens_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("rule");
    const QByteArray good = m_maker.sign(goodHeader, payload());
    const QByteArrayList parts = good.split('.');
    QTest::newRow("B5.5 signed by another key") << m_other.sign(goodHeader, payload()) << QStringLiteral("signature");
    QTest::newRow("B5.5 no signature") << parts[0] + '.' + parts[1] + '.' << QStringLiteral("signature");
    QTest::newRow("B5.5 signature of another payload")
        << parts[0] + '.' + crypto::toBase64Url(payload("sub", R"("auth0|2")")) + '.' + parts[2]
        << QStringLiteral("signature");
    QTest::newRow("B5.2 unsigned") << crypto::toBase64Url(R"({"alg":"none"})") + '.' + parts[1] + '.'
                                   << QStringLiteral("algorithm");
    QTest::newRow("B5.1 cut off") << parts[0] + '.' + parts[1] << QStringLiteral("shape");
    QTest::newRow("B5.1 spare bits") << good.chopped(1) + (good.endsWith('x') ? 'y' : 'x')
                                     << QStringLiteral("shape");
    QTest::newRow("B5.1 empty") << QByteArray() << QStringLiteral("shape");
}

void IdTokenRulesTest::refusesForgedTokens()
{
    QFETCH(QByteArray, token);
    QTEST(ruleFor(token), "rule");
    QVERIFY(!judgeIdToken(token, expectation()).isSignatureValid);
}

void IdTokenRulesTest::namesTheFirstOfSeveralFaults()
{
    // From the last rule to the first, each fault added to those before.
    const QByteArray faults = R"({"iss":"x","aud":"y","azp":"z","exp":1,"iat":1e300,"nbf":"a","nonce":"b","sub":""})";
    QCOMPARE(ruleFor(m_maker.sign(goodHeader, faults)), QStringLiteral("issuer"));
    QCOMPARE(ruleFor(m_other.sign(goodHeader, faults)), QStringLiteral("signature"));
    QCOMPARE(ruleFor(m_other.sign(R"({"alg":"RS256","kid":"k9"})", faults)), QStringLiteral("key"));
    QCOMPARE(ruleFor(m_other.sign(R"({"alg":"RS256","kid":"k9","crit":[]})", faults)), QStringLiteral("header"));
    QCOMPARE(ruleFor(m_other.sign(R"({"alg":"none","kid":"k9","crit":[]})", faults)), QStringLiteral("algorithm"));
    QCOMPARE(ruleFor(m_other.sign(R"({"alg":"none","kid":"k9","crit":[]})", "[]")), QStringLiteral("shape"));
}

using Adjust = std::function<void(Expectation &)>;
Q_DECLARE_METATYPE(Adjust)

void IdTokenRulesTest::acceptsNothingWithoutKeysIssuerAndAudience_data()
{
    QTest::addColumn<Adjust>("adjust");
    QTest::addColumn<QString>("unchecked");
    QTest::newRow("no keys") << Adjust([](Expectation &e) { e.keys = nullptr; }) << QStringLiteral("signature");
    QTest::newRow("no issuer") << Adjust([](Expectation &e) { e.issuer.clear(); }) << QStringLiteral("issuer");
    QTest::newRow("no audience") << Adjust([](Expectation &e) { e.audience.clear(); }) << QStringLiteral("audience");
    QTest::newRow("no time") << Adjust([](Expectation &e) { e.now = QDateTime(); }) << QStringLiteral("expiry");
}

void IdTokenRulesTest::acceptsNothingWithoutKeysIssuerAndAudience()
{
    QFETCH(Adjust, adjust);
    QFETCH(QString, unchecked);
    Expectation expected = expectation();
    adjust(expected);
    const Verdict verdict = judgeIdToken(m_maker.sign(goodHeader, payload()), expected);
    QVERIFY(!verdict.isAccepted);
    QVERIFY(verdict.notChecked.contains(unchecked));
}

void IdTokenRulesTest::saysWhatItDidNotCheck()
{
    QCOMPARE(judgeIdToken(m_maker.sign(goodHeader, payload()), expectation()).notChecked.join(u' '),
             QStringLiteral("subject atHash authTime organization"));
    Expectation nothing;
    nothing.now = expectation().now;
    const QString most = QStringLiteral("key signature issuer audience azp nonce subject atHash authTime organization");
    QCOMPARE(judgeIdToken(m_maker.sign(goodHeader, payload()), nothing).notChecked.join(u' '), most);
    QCOMPARE(judgeIdToken("no token", nothing).notChecked.join(u' '), most);
}

void IdTokenRulesTest::capsLeeway()
{
    // B5.7
    Expectation expected = expectation();
    expected.leewaySeconds = 100'000;
    QCOMPARE(test::ruleFor(m_maker.sign(goodHeader, payload("exp", seconds(-119))), expected), QString());
    QCOMPARE(test::ruleFor(m_maker.sign(goodHeader, payload("exp", seconds(-120))), expected), QStringLiteral("expiry"));
    expected.leewaySeconds = -1000;
    QCOMPARE(test::ruleFor(m_maker.sign(goodHeader, payload("exp", seconds(1))), expected), QString());
    QCOMPARE(test::ruleFor(m_maker.sign(goodHeader, payload("exp", seconds(0))), expected), QStringLiteral("expiry"));
}

void IdTokenRulesTest::judgesASignatureAlone_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("rule");
    QTest::newRow("Auth0's own profile") << goodHeader << QString();
    QTest::newRow("RFC 9068 profile") << QByteArray(R"({"alg":"RS256","kid":"k1","typ":"at+jwt"})") << QString();
    QTest::newRow("B5.2 other algorithm") << QByteArray(R"({"alg":"HS256","kid":"k1"})") << QStringLiteral("algorithm");
    QTest::newRow("B5.3 key of its own") << QByteArray(R"({"alg":"RS256","kid":"k1","jwk":{}})") << QStringLiteral("header");
    QTest::newRow("B5.3 unknown key") << QByteArray(R"({"alg":"RS256","kid":"k9"})") << QStringLiteral("key");
    QTest::newRow("B6.2 other key") << QByteArray(R"({"alg":"RS256","kid":"k2"})") << QStringLiteral("signature");
}

void IdTokenRulesTest::judgesASignatureAlone()
{
    QFETCH(QByteArray, header);
    const Verdict verdict = judgeSignature(*parseJwt(m_maker.sign(header, R"({"aud":["api"]})")), m_keys);
    QTEST(verdict.refusal ? verdict.refusal->rule : QString(), "rule");
    QCOMPARE(verdict.isSignatureValid, !verdict.refusal.has_value());
    QVERIFY(!verdict.isAccepted);
}

QTEST_GUILESS_MAIN(IdTokenRulesTest)
#include "tst_idtokenrules.moc"
