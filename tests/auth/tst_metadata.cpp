// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/metadata.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using auth::checkMetadata;
using auth::Metadata;

class MetadataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void takesOverWhatIsRight();
    void acceptsOtherLayouts_data();
    void acceptsOtherLayouts();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void findsThePlacesOfAnIssuer();
};

namespace {

const QString issuer = QStringLiteral("https://t.example/");

const QByteArray good = R"({
 "issuer": "https://t.example/",
 "authorization_endpoint": "https://t.example/authorize",
 "token_endpoint": "https://t.example/oauth/token",
 "userinfo_endpoint": "https://t.example/userinfo",
 "revocation_endpoint": "https://t.example/oauth/revoke",
 "end_session_endpoint": "https://t.example/oidc/logout",
 "jwks_uri": "https://t.example/.well-known/jwks.json"
})";

QByteArray changed(const QByteArray &before, const QByteArray &after)
{
    QByteArray json = good;
    json.replace(before, after);
    return json == good ? QByteArray("nothing was changed") : json;
}

} // namespace

void MetadataTest::takesOverWhatIsRight()
{
    const Result<Metadata> metadata = checkMetadata(good, issuer);
    QVERIFY(metadata);
    QCOMPARE(metadata->issuer, issuer);
    QCOMPARE(metadata->authorizationEndpoint, QUrl(QStringLiteral("https://t.example/authorize")));
    QCOMPARE(metadata->tokenEndpoint, QUrl(QStringLiteral("https://t.example/oauth/token")));
    QCOMPARE(metadata->jwksUri, QUrl(QStringLiteral("https://t.example/.well-known/jwks.json")));
    QCOMPARE(metadata->userinfoEndpoint, QUrl(QStringLiteral("https://t.example/userinfo")));
    QCOMPARE(metadata->revocationEndpoint, QUrl(QStringLiteral("https://t.example/oauth/revoke")));
    QCOMPARE(metadata->endSessionEndpoint, QUrl(QStringLiteral("https://t.example/oidc/logout")));
    QVERIFY(metadata->hasUsualKeyPlace);
    QVERIFY(!metadata->announcesIssInCallback);
}

void MetadataTest::acceptsOtherLayouts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("hasUsualKeyPlace");
    const QByteArray elsewhere =
        changed("https://t.example/.well-known/jwks.json", "https://t.example/jwks");
    QTest::newRow("keys in another place") << elsewhere << false;
    QTest::newRow("without optional endpoints")
        << QByteArray(R"({"issuer":"https://t.example/","authorization_endpoint":)"
                      R"("https://t.example/a","token_endpoint":"https://t.example/t",)"
                      R"("userinfo_endpoint":null,"jwks_uri":"https://t.example/.well-known/jwks.json"})")
        << true;
    QTest::newRow("other provider with endpoints elsewhere")
        << QByteArray(R"({"issuer":"https://t.example/","authorization_endpoint":)"
                      R"("https://a.example/a?x=1","token_endpoint":"https://b.example/t",)"
                      R"("jwks_uri":"https://c.example/k"})")
        << false;
}

void MetadataTest::acceptsOtherLayouts()
{
    QFETCH(QByteArray, json);
    const Result<Metadata> metadata = checkMetadata(json, issuer);
    QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().rule));
    QTEST(metadata->hasUsualKeyPlace, "hasUsualKeyPlace");
}

void MetadataTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("rule");
    const auto untrusted = [](const char *row, const QByteArray &json, const char *rule) {
        QTest::newRow(row) << json << Error::Kind::Untrusted << QString::fromLatin1(rule);
    };
    const auto malformed = [](const char *row, const QByteArray &json, const char *rule) {
        QTest::newRow(row) << json << Error::Kind::Malformed << QString::fromLatin1(rule);
    };
    const char *issuerText = "\"issuer\": \"https://t.example/\"";
    untrusted("B4.2 another issuer", changed(issuerText, R"("issuer": "https://evil.example/")"), "issuer");
    untrusted("B4.2 issuer without slash", changed(issuerText, R"("issuer": "https://t.example")"), "issuer");
    untrusted("B4.2 issuer in capitals", changed(issuerText, R"("issuer": "https://T.example/")"), "issuer");
    untrusted("B4.2 issuer that goes on", changed(issuerText, R"("issuer": "https://t.example/x")"), "issuer");
    untrusted("B4.2 authorization over http",
              changed("https://t.example/authorize", "http://t.example/authorize"),
              "endpoint:authorization_endpoint");
    untrusted("B4.2 token over http",
              changed("https://t.example/oauth/token", "http://t.example/oauth/token"),
              "endpoint:token_endpoint");
    untrusted("B4.2 token in clear text on this machine",
              changed("https://t.example/oauth/token", "http://127.0.0.1:80/oauth/token"),
              "endpoint:token_endpoint");
    untrusted("B1.2 authorization by another scheme",
              changed("https://t.example/authorize", "javascript:alert(1)"),
              "endpoint:authorization_endpoint");
    untrusted("B1.2 authorization as a file",
              changed("https://t.example/authorize", "file:///bin/sh"),
              "endpoint:authorization_endpoint");
    untrusted("B4.2 relative endpoint", changed("https://t.example/oauth/token", "/oauth/token"),
              "endpoint:token_endpoint");
    untrusted("B4.2 empty endpoint", changed("https://t.example/oauth/token", ""),
              "endpoint:token_endpoint");
    untrusted("B4.2 user name in an endpoint",
              changed("https://t.example/oauth/token", "https://t.example@evil.example/t"),
              "endpoint:token_endpoint");
    untrusted("B4.2 fragment in an endpoint",
              changed("https://t.example/authorize", "https://t.example/authorize#x"),
              "endpoint:authorization_endpoint");
    untrusted("B4.3 authorization elsewhere",
              changed("https://t.example/authorize", "https://evil.example/authorize"),
              "endpoint:authorization_endpoint");
    untrusted("B4.3 token elsewhere",
              changed("https://t.example/oauth/token", "https://t.example.evil.example/token"),
              "endpoint:token_endpoint");
    untrusted("B4.3 token on another port",
              changed("https://t.example/oauth/token", "https://t.example:8443/oauth/token"),
              "endpoint:token_endpoint");
    untrusted("B4.3 profile elsewhere",
              changed("https://t.example/userinfo", "https://evil.example/userinfo"),
              "endpoint:userinfo_endpoint");
    untrusted("B4.3 revocation elsewhere",
              changed("https://t.example/oauth/revoke", "https://evil.example/oauth/revoke"),
              "endpoint:revocation_endpoint");
    untrusted("B4.3 logout elsewhere",
              changed("https://t.example/oidc/logout", "https://evil.example/oidc/logout"),
              "endpoint:end_session_endpoint");
    malformed("B4.2 no issuer", changed(issuerText, R"("x": 1)"), "$.issuer");
    malformed("B4.2 issuer of another type", changed(issuerText, R"("issuer": ["https://t.example/"])"),
              "$.issuer");
    malformed("B4.2 no token endpoint", changed("\"token_endpoint\"", "\"token_endpoints\""),
              "$.token_endpoint");
    malformed("B13.6 token endpoint is a number",
              changed("\"https://t.example/oauth/token\"", "5"), "$.token_endpoint");
    malformed("B13.6 keys null", changed("\"https://t.example/.well-known/jwks.json\"", "null"),
              "$.jwks_uri");
    malformed("B13.6 profile endpoint is an object", changed("\"https://t.example/userinfo\"", "{}"),
              "$.userinfo_endpoint");
    malformed("B4.2 announcement of another type",
              changed("{\n", R"({"authorization_response_iss_parameter_supported": "yes",)"),
              "$.authorization_response_iss_parameter_supported");
    malformed("B13.6 a list", "[]", "$");
    malformed("B6.7 doubled issuer", changed("{\n", R"({"issuer": "https://t.example/",)"), "");
    malformed("R6 nothing", "", "");
    malformed("R6 cut off", good.first(good.size() / 2), "");
}

void MetadataTest::refusesWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, rule);
    const Result<Metadata> metadata = checkMetadata(json, issuer);
    QVERIFY(!metadata);
    QTEST(metadata.error().kind, "kind");
    if (!rule.isEmpty())
        QCOMPARE(metadata.error().rule, rule);
}

void MetadataTest::findsThePlacesOfAnIssuer()
{
    for (const QString &text : {QStringLiteral("https://t.example/"), QStringLiteral("https://t.example")}) {
        QCOMPARE(auth::metadataPlace(text),
                 QStringLiteral("https://t.example/.well-known/openid-configuration"));
        QCOMPARE(auth::usualKeyPlace(text), QStringLiteral("https://t.example/.well-known/jwks.json"));
    }
}

QTEST_GUILESS_MAIN(MetadataTest)
#include "tst_metadata.moc"
