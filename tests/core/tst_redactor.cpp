// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"
#include "core/redactor.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

namespace {

QStringList g_captured;

void capture(QtMsgType, const QMessageLogContext &, const QString &message)
{
    g_captured.append(message);
}

} // namespace

class RedactorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void takesSecretsOut_data();
    void takesSecretsOut();
    void keepsWhatIsNoSecret_data();
    void keepsWhatIsNoSecret();
    void changesNothingTheSecondTime();
    void standsInFrontOfTheLog();
};

void RedactorTest::takesSecretsOut_data()
{
    QTest::addColumn<QString>("text");
    // Every row's secrets consist of parts that hold the word SECRET.
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("bearer header", "Authorization: Bearer SECRET.abc-SECRET");
    row("header in JSON", R"({"Authorization":"Bearer SECRET"})");
    row("header as a pair in debug output", R"(("Authorization", "Bearer SECRET"))");
    row("cookie", "Cookie: auth0=SECRET; did=SECRET");
    row("cookie as a pair in debug output", R"(("Cookie", "auth0=SECRET"))");
    row("set-cookie", "set-cookie: auth0=SECRET; Path=/");
    row("bearer within a sentence", "sent bearer SECRET to the API");
    row("token in a form", "grant_type=refresh_token&refresh_token=SECRET&client_id=abc");
    row("token in JSON", R"({"access_token": "SECRET","expires_in":86400})");
    row("token in quoted JSON", R"("{\"access_token\":\"SECRET\",\"id_token\":\"SECRET\"}")");
    row("token as a pair in debug output", R"(("refresh_token", "SECRET"))");
    row("camel case", "refreshToken=SECRET");
    row("password with blanks", R"({"password":"SECRET SECRET SECRET"})");
    row("password with a comma and a quote", R"({"password":"SECRET, \"SECRET; SECRET"})");
    row("password with blanks in quoted JSON", R"("{\"password\":\"SECRET SECRET\"}")");
    row("password in single quotes", "password='SECRET SECRET'");
    row("code and verifier", "code=SECRET&code_verifier=SECRET");
    row("encoded once more", "location code%3DSECRET");
    row("state and nonce", R"(state: SECRET nonce: "SECRET")");
    row("device code", "device_code=SECRET");
    row("link_with", R"({"link_with":"SECRET"})");
    row("hints", "id_token_hint=SECRET&logout_hint=SECRET");
    row("client assertion", "client_assertion=SECRET");
    row("one-time password", "otp=SECRET");
    row("recovery codes", R"({"recovery_codes":["SECRET","SECRET"]})");
    row("authenticator secret", R"({"secret":"SECRET","barcode_uri":"otpauth://totp/x?secret=SECRET"})");
    row("authenticator address", "otpauth://totp/tenant:me?secret=SECRET&issuer=tenant");
    row("query of an address", "GET https://tenant.example.com/authorize?x=SECRET");
    row("fragment of an address", "http://127.0.0.1:47821/callback#SECRET");
    row("query of another scheme", "com.example.app://callback?x=SECRET");
    row("proxy with a password", "proxy http://me:SECRET@proxy.example.com:3128/");
    row("proxy with a password that holds an at sign", "http://me:SECRET@SECRET@proxy.example.com");
    row("socks proxy with a password", "socks5://me:SECRET@proxy.example.com:1080");
    row("bare JWT", "got eyJSECRET.eyJSECRET.SECRET back");
    row("JWT behind an encoded quote", "%22eyJSECRET.SECRET.SECRET%22");
    row("encrypted token of five parts", "eyJSECRET..SECRET.SECRET.SECRET");
    row("bare refresh token", "v1.SECRETSECRETSECRETSECRET");
    row("e-mail address", "hello SECRET@SECRET.example.com!");
    row("encoded e-mail address", "/users/SECRET%40SECRET.example.com");
    row("e-mail address with an accent", "m\u00fcllerSECRET@SECRET.example.com");
}

void RedactorTest::takesSecretsOut()
{
    QFETCH(QString, text);
    const QString result = redacted(text);
    QVERIFY2(!result.contains(u"SECRET"), qPrintable(result));
    QVERIFY2(result.contains(u"[redacted]") || result.contains(u"[e-mail]"), qPrintable(result));
}

void RedactorTest::keepsWhatIsNoSecret_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"GET https://tenant.example.com/api/v2/users/auth0%7C123 200 in 35 ms",
                             "listening on http://127.0.0.1:47821/callback", "two keys, RS256, kid abc",
                             "scope: openid profile email read:current_user", ""})
        QTest::addRow("%s", *text ? text : "nothing") << QString::fromLatin1(text);
}

void RedactorTest::keepsWhatIsNoSecret()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void RedactorTest::changesNothingTheSecondTime()
{
    const QString once = redacted(QStringLiteral("https://a.example/b?code=1 password=\"x y\" a@b.example"));
    QCOMPARE(redacted(once), once);
}

void RedactorTest::standsInFrontOfTheLog()
{
    const QtMessageHandler before = qInstallMessageHandler(capture);
    installLogging();
    qCWarning(lcAuth, "code=SECRET for me@example.com");
    qInstallMessageHandler(before);
    QCOMPARE(g_captured, QStringList{QStringLiteral("code=[redacted] for [e-mail]")});
}

QTEST_GUILESS_MAIN(RedactorTest)
#include "tst_redactor.moc"
