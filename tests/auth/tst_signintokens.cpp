// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "support/strict.h"

#include <QJsonArray>
#include <QTest>

using namespace accountdesk;
using test::Attempt;
using test::ScriptedProvider;

namespace {

/// One thing that is wrong with the tokens, and the rule that names it.
struct Case
{
    const char *row;
    std::function<void(Attempt &)> arrange;
    const char *rule;
};

using Arrange = std::function<void(Attempt &)>;

ScriptedProvider::Tweak set(const char *name, const QJsonValue &value)
{
    return [=](QJsonObject &object) {
        if (value.isUndefined())
            object.remove(QString::fromLatin1(name));
        else
            object.insert(QString::fromLatin1(name), value);
    };
}

const QJsonValue absent{QJsonValue::Undefined};

Arrange header(const char *name, const QJsonValue &value)
{
    return [=](Attempt &attempt) { attempt.provider.tweakIdHeader = set(name, value); };
}

Arrange claim(const char *name, const QJsonValue &value)
{
    return [=](Attempt &attempt) { attempt.provider.tweakIdClaims = set(name, value); };
}

/// A time claim that many seconds from now.
Arrange time(const char *name, qint64 seconds)
{
    return [=](Attempt &attempt) {
        const qint64 now = attempt.clock.now().toSecsSinceEpoch();
        attempt.provider.tweakIdClaims = set(name, now + seconds);
    };
}

Arrange idToken(std::function<QByteArray(QByteArray)> tweak)
{
    return [=](Attempt &attempt) { attempt.provider.tweakIdToken = tweak; };
}

QByteArray tampered(QByteArray token)
{
    // In the middle of the signature, where every bit counts.
    char &letter = token[token.lastIndexOf('.') + 100];
    letter = letter == 'A' ? 'B' : 'A';
    return token;
}

QByteArray withAnotherPayload(const QByteArray &token)
{
    const QByteArrayList parts = token.split('.');
    QByteArray payload = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
    payload.replace("auth0|", "evil0|");
    return parts[0] + '.'
        + payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '.'
        + parts[2];
}

QByteArray withRawPayload(const QByteArray &token, const QByteArray &payload)
{
    const QByteArrayList parts = token.split('.');
    return parts[0] + '.'
        + payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '.'
        + parts[2];
}

const QList<Case> &shapeCases()
{
    static const QList<Case> cases{
        {"B5.1 two parts", idToken([](const QByteArray &t) { return t.left(t.lastIndexOf('.')); }),
         "shape"},
        {"B5.1 four parts", idToken([](const QByteArray &t) { return t + ".x"; }), "shape"},
        {"B5.1 padding", idToken([](const QByteArray &t) { return t + "=="; }), "shape"},
        {"B5.1 foreign letter", idToken([](const QByteArray &t) { return t + "+"; }), "shape"},
        {"B5.1 blank behind", idToken([](const QByteArray &t) { return t + ' '; }), "shape"},
        {"B5.1 opaque", idToken([](const QByteArray &) { return QByteArray("opaque"); }), "shape"},
        {"B5.1 payload is a list",
         idToken([](const QByteArray &t) { return withRawPayload(t, "[]"); }), "shape"},
        {"B5.1 too large",
         idToken([](const QByteArray &t) {
             return withRawPayload(t, "{\"x\":\"" + QByteArray(70000, 'x') + "\"}");
         }), "shape"},
        {"B5.1 too deep",
         idToken([](const QByteArray &t) {
             return withRawPayload(t, "{\"x\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}');
         }), "shape"},
        {"B6.7 doubled subject",
         idToken([](const QByteArray &t) {
             return withRawPayload(t, "{\"sub\":\"a\",\"sub\":\"b\"}");
         }), "shape"},
        {"B6.4 logout token", claim("events", QJsonObject()), "shape"},
        {"B5.2 none", header("alg", QStringLiteral("none")), "algorithm"},
        {"B5.2 HS256", header("alg", QStringLiteral("HS256")), "algorithm"},
        {"B5.2 small letters", header("alg", QStringLiteral("rs256")), "algorithm"},
        {"B5.2 RS384", header("alg", QStringLiteral("RS384")), "algorithm"},
        {"B5.2 absent", header("alg", absent), "algorithm"},
        {"B5.2 number", header("alg", 256), "algorithm"},
        {"B5.3 crit", header("crit", QJsonArray{QStringLiteral("x")}), "header"},
        {"B5.3 jwk", header("jwk", QJsonObject()), "header"},
        {"B5.3 jku", header("jku", QStringLiteral("https://evil.example/")), "header"},
        {"B5.3 x5u", header("x5u", QStringLiteral("https://evil.example/")), "header"},
        {"B5.3 x5c", header("x5c", QJsonArray()), "header"},
        {"B6.4 access token's type", header("typ", QStringLiteral("at+jwt")), "header"},
        {"B5.5 another key's signature", [](Attempt &a) {
             a.provider.signingKey = 2;
             a.provider.tweakIdHeader = set("kid", ScriptedProvider::keyId(0));
         }, "signature"},
        {"B5.5 changed signature", idToken(tampered), "signature"},
        {"B5.5 changed payload", idToken(withAnotherPayload), "signature"},
        {"B5.5 no signature", idToken([](const QByteArray &t) { return t.left(t.lastIndexOf('.') + 1); }),
         "signature"},
    };
    return cases;
}

const QList<Case> &claimCases()
{
    const QString client = QStringLiteral("client+1");
    static const QList<Case> cases{
        {"B5.6 another issuer", claim("iss", QStringLiteral("https://evil.example/")), "issuer"},
        {"B5.6 issuer without slash", [](Attempt &a) {
             a.provider.tweakIdClaims = set("iss", a.provider.issuer().chopped(1));
         }, "issuer"},
        {"B5.6 no issuer", claim("iss", absent), "issuer"},
        {"B13.6 issuer is a list", claim("iss", QJsonArray()), "issuer"},
        {"B5.6 another audience", claim("aud", QStringLiteral("other")), "audience"},
        {"B5.6 two audiences", claim("aud", QJsonArray{client, QStringLiteral("other")}), "audience"},
        {"B5.6 no audience", claim("aud", absent), "audience"},
        {"B5.6 empty list", claim("aud", QJsonArray()), "audience"},
        {"B13.6 audience is a number", claim("aud", 1), "audience"},
        {"B5.6 another party", claim("azp", QStringLiteral("other")), "azp"},
        {"B5.7 expired a minute and a second ago", time("exp", -61), "expiry"},
        {"B5.7 no expiry", claim("exp", absent), "expiry"},
        {"B13.6 expiry is a text", claim("exp", QStringLiteral("9999999999")), "expiry"},
        {"B6.8 expiry 1e300", claim("exp", 1e300), "expiry"},
        {"B6.8 expiry -1", claim("exp", -1), "expiry"},
        {"B5.7 issued in the future", time("iat", 61), "issuedAt"},
        {"B5.7 issued two days ago", time("iat", -2 * 86400), "issuedAt"},
        {"B5.7 no time of issue", claim("iat", absent), "issuedAt"},
        {"B5.7 not yet", time("nbf", 61), "notBefore"},
        {"B5.8 another nonce", claim("nonce", QStringLiteral("other")), "nonce"},
        {"B5.8 no nonce", claim("nonce", absent), "nonce"},
        {"B5.9 no subject", claim("sub", absent), "subject"},
        {"B5.9 empty subject", claim("sub", QString()), "subject"},
        {"B5.9 endless subject", claim("sub", QString(256, QLatin1Char('a'))), "subject"},
        {"B13.6 subject is a number", claim("sub", 5), "subject"},
        {"B6.3 access token of another", [](Attempt &a) {
             a.provider.tweakAccessClaims = set("sub", QStringLiteral("auth0|other"));
         }, "subject"},
        {"B6.3 access token of nobody", [](Attempt &a) {
             a.provider.tweakAccessClaims = set("sub", absent);
         }, "subject"},
        {"R25 another account than expected", [](Attempt &a) {
             a.request.expectedSubject = QStringLiteral("auth0|other");
         }, "subject"},
        {"B5.10 hash of another access token", claim("at_hash", QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA")),
         "atHash"},
        {"B5.7a no time of login", [](Attempt &a) { a.request.maxAgeSeconds = 60; }, "authTime"},
        {"B5.7a login too long ago", [](Attempt &a) {
             a.request.maxAgeSeconds = 60;
             time("auth_time", -121)(a);
         }, "authTime"},
        {"B5.7a no organization", [](Attempt &a) {
             a.request.organization = QStringLiteral("org_1");
         }, "organization"},
        {"B5.7a another organization", [](Attempt &a) {
             a.request.organization = QStringLiteral("org_1");
             a.provider.tweakIdClaims = set("org_id", QStringLiteral("org_2"));
         }, "organization"},
    };
    return cases;
}

const QList<Case> &goodCases()
{
    const QString client = QStringLiteral("client+1");
    static const QList<Case> cases{
        {"B5.6 list of the client alone", claim("aud", QJsonArray{client}), ""},
        {"B5.6 the client as party", claim("azp", client), ""},
        {"B5.7 expired within the leeway", time("exp", -30), ""},
        {"R15 issued a little ahead", time("iat", 30), ""},
        {"B5.7a login just now", [](Attempt &a) {
             a.request.maxAgeSeconds = 60;
             time("auth_time", -10)(a);
         }, ""},
        {"B5.7a the organization asked for", [](Attempt &a) {
             a.request.organization = QStringLiteral("org_1");
             a.provider.tweakIdClaims = set("org_id", QStringLiteral("org_1"));
         }, ""},
        {"B6.6 access token long expired", [](Attempt &a) {
             a.provider.tweakAccessClaims = set("exp", 1);
         }, ""},
    };
    return cases;
}

void addRows(const QList<Case> &cases)
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].row) << i;
}

void check(const Case &wanted)
{
    Attempt attempt;
    wanted.arrange(attempt);
    const auto result = attempt.run();
    if (QByteArray(wanted.rule).isEmpty()) {
        QVERIFY2(result, result ? "" : qPrintable(result.error().rule));
        return;
    }
    QVERIFY(!result);
    QCOMPARE(result.error().rule, QString::fromLatin1(wanted.rule));
    QCOMPARE(kindName(result.error().kind), kindName(Error::Kind::Untrusted));
    QCOMPARE(attempt.count(test::tokenPath), 1);
    QCOMPARE(attempt.count(test::keysPath), 1);
}

} // namespace

class SignInTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void namesTheRuleOfTheShape_data() { addRows(shapeCases()); }
    void namesTheRuleOfTheShape();
    void namesTheRuleOfTheClaims_data() { addRows(claimCases()); }
    void namesTheRuleOfTheClaims();
    void acceptsWhatIsAllowed_data() { addRows(goodCases()); }
    void acceptsWhatIsAllowed();
};

void SignInTokensTest::namesTheRuleOfTheShape()
{
    QFETCH(int, index);
    check(shapeCases()[index]);
}

void SignInTokensTest::namesTheRuleOfTheClaims()
{
    QFETCH(int, index);
    check(claimCases()[index]);
}

void SignInTokensTest::acceptsWhatIsAllowed()
{
    QFETCH(int, index);
    check(goodCases()[index]);
}

QTEST_GUILESS_MAIN(SignInTokensTest)
#include "tst_signintokens.moc"
