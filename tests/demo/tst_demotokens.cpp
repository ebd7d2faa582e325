// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 1, 5 and 6: the token endpoint and what stands beside it.
#include "demo/tenantclient.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
    void refusesWhatDoesNotBelongToTheCode_data();
    void refusesWhatDoesNotBelongToTheCode();
    void dropsTheTokensOfAReusedCode();
    void refusesACodeThatIsTooOld();
    void readsJsonBodiesToo();
    void rotatesRefreshTokensAndRevokesTheFamilyOnReuse();
    void acceptsThePreviousTokenWithinTheLeeway();
    void keepsTheTokenWithoutRotation();
    void revokesQuietly();
    void givesNarrowerScopesOnRefresh();
    void refusesTokensOfSomebodyWhoIsGone();
    void signsOutToListedAddressesOnly_data();
    void signsOutToListedAddressesOnly();
    void asksBeforeSigningOutWithoutAHint();
    void answersUserinfoByScope();
    void refusesUserinfoWithAnUnknownToken();
    void sendsThePasswordMail();
    void describesItself();

private:
    QJsonObject signInOffline();
    std::unique_ptr<TenantClient> m_client;
};

void DemoTokens::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void DemoTokens::init()
{
    failOnAnyWarning();
    m_client->reset();
}

QJsonObject DemoTokens::signInOffline()
{
    m_client->tenant().withState([](demo::DemoState &state) { state.options.allowsOfflineAccess = true; });
    return m_client->signIn(u"everyday"_s, {{u"scope"_s, u"openid profile offline_access"_s}});
}

void DemoTokens::refusesWhatDoesNotBelongToTheCode_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addRow("item 5 unknown code") << Fields{{u"code"_s, u"xxxx"_s}} << 403 << u"invalid_grant"_s;
    QTest::addRow("no code") << Fields{{u"code"_s, {}}} << 400 << u"invalid_request"_s;
    QTest::addRow("item 5 wrong verifier")
        << Fields{{u"code_verifier"_s, QString(50, u'w')}} << 403 << u"invalid_grant"_s;
    QTest::addRow("item 5 no verifier") << Fields{{u"code_verifier"_s, {}}} << 403 << u"invalid_grant"_s;
    QTest::addRow("another callback")
        << Fields{{u"redirect_uri"_s, u"http://127.0.0.1:50124/callback"_s}} << 403 << u"invalid_grant"_s;
    QTest::addRow("unknown client") << Fields{{u"client_id"_s, u"nobody"_s}} << 401 << u"invalid_client"_s;
    QTest::addRow("password grant")
        << Fields{{u"grant_type"_s, u"password"_s}} << 403 << u"unauthorized_client"_s;
    QTest::addRow("no grant type") << Fields{{u"grant_type"_s, {}}} << 400 << u"invalid_request"_s;
}

void DemoTokens::refusesWhatDoesNotBelongToTheCode()
{
    QFETCH(Fields, changes);
    QFETCH(int, status);
    QFETCH(QString, error);
    const QString code = parameterOf(m_client->walk(u"everyday"_s), u"code"_s);
    QVERIFY(!code.isEmpty());
    const TenantAnswer answer = m_client->exchange(code, changes);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.error(), error);
    QVERIFY(!answer.object().value(u"error_description").toString().isEmpty());
}

void DemoTokens::dropsTheTokensOfAReusedCode()
{
    m_client->tenant().withState([](demo::DemoState &state) { state.options.allowsOfflineAccess = true; });
    const QString code = parameterOf(m_client->walk(u"everyday"_s, {{u"scope"_s, u"openid read:current_user "
                                                                                  "offline_access"_s}}), u"code"_s);
    const QJsonObject tokens = m_client->exchange(code).object();
    const QByteArray access = tokens.value(u"access_token").toString().toLatin1();
    const QByteArray path = m_client->userPath(claimsOf(QString::fromLatin1(access)).value(u"sub").toString());
    QCOMPARE(m_client->api("GET", path, access).status, 200);
    const TenantAnswer again = m_client->exchange(code);
    QCOMPARE(again.status, 403);
    QCOMPARE(again.error(), u"invalid_grant"_s);
    QCOMPARE(m_client->api("GET", path, access).status, 401);
    QCOMPARE(m_client->refresh(tokens.value(u"refresh_token").toString()).status, 403);
}

void DemoTokens::refusesACodeThatIsTooOld()
{
    const QString code = parameterOf(m_client->walk(u"everyday"_s), u"code"_s);
    m_client->tenant().withState([](demo::DemoState &state) { state.clockOffsetSeconds += 601; });
    QCOMPARE(m_client->exchange(code).status, 403);
}

void DemoTokens::readsJsonBodiesToo()
{
    const QString code = parameterOf(m_client->walk(u"everyday"_s), u"code"_s);
    const QJsonObject body{{u"grant_type"_s, u"authorization_code"_s},
                           {u"client_id"_s, m_client->address().clientId},
                           {u"code"_s, code},
                           {u"code_verifier"_s, QString::fromLatin1(TenantClient::verifier)},
                           {u"redirect_uri"_s, TenantClient::callback}};
    const TenantAnswer answer = m_client->send("POST", "/oauth/token", {}, QJsonDocument(body).toJson());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Cache-Control"), QByteArray("no-store"));
    QVERIFY(answer.header("Content-Type").startsWith("application/json"));
}

void DemoTokens::rotatesRefreshTokensAndRevokesTheFamilyOnReuse() // item 6
{
    const QString first = signInOffline().value(u"refresh_token").toString();
    const TenantAnswer renewed = m_client->refresh(first);
    QCOMPARE(renewed.status, 200);
    const QString second = renewed.object().value(u"refresh_token").toString();
    QVERIFY(!second.isEmpty() && second != first);
    QVERIFY(!renewed.object().value(u"access_token").toString().isEmpty());
    QVERIFY(!claimsOf(renewed.object().value(u"id_token").toString()).contains(u"nonce"));
    const TenantAnswer reused = m_client->refresh(first);
    QCOMPARE(reused.status, 403);
    QCOMPARE(reused.error(), u"invalid_grant"_s);
    QCOMPARE(reused.object().value(u"error_description").toString(), u"Unknown or invalid refresh token."_s);
    QCOMPARE(m_client->refresh(second).status, 403);
}

void DemoTokens::acceptsThePreviousTokenWithinTheLeeway()
{
    const QString first = signInOffline().value(u"refresh_token").toString();
    m_client->tenant().withState([](demo::DemoState &state) { state.options.rotationLeewaySeconds = 30; });
    QCOMPARE(m_client->refresh(first).status, 200);
    const TenantAnswer again = m_client->refresh(first);
    QCOMPARE(again.status, 200);
    m_client->tenant().withState([](demo::DemoState &state) { state.clockOffsetSeconds += 31; });
    QCOMPARE(m_client->refresh(first).status, 403);
    QCOMPARE(m_client->refresh(again.object().value(u"refresh_token").toString()).status, 403);
}

void DemoTokens::keepsTheTokenWithoutRotation()
{
    const QString token = signInOffline().value(u"refresh_token").toString();
    m_client->tenant().withState([](demo::DemoState &state) { state.options.rotatesRefreshTokens = false; });
    for (int round = 0; round < 3; ++round) {
        const TenantAnswer answer = m_client->refresh(token);
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.object().contains(u"refresh_token"));
    }
}

void DemoTokens::revokesQuietly()
{
    const QString token = signInOffline().value(u"refresh_token").toString();
    for (const QString &revoked : {token, token, u"never seen"_s}) {
        const TenantAnswer answer = m_client->postForm(
            "/oauth/revoke", {{u"client_id"_s, m_client->address().clientId}, {u"token"_s, revoked}});
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.isEmpty());
    }
    QCOMPARE(m_client->refresh(token).status, 403);
}

void DemoTokens::givesNarrowerScopesOnRefresh()
{
    const QString token = signInOffline().value(u"refresh_token").toString();
    const TenantAnswer answer = m_client->postForm(
        "/oauth/token", {{u"grant_type"_s, u"refresh_token"_s}, {u"client_id"_s, m_client->address().clientId},
                         {u"refresh_token"_s, token}, {u"scope"_s, u"openid read:users"_s}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"scope").toString(), u"openid"_s);
}

void DemoTokens::refusesTokensOfSomebodyWhoIsGone()
{
    const QString token = signInOffline().value(u"refresh_token").toString();
    const QString code = parameterOf(m_client->walk(u"everyday"_s), u"code"_s);
    m_client->tenant().withState([](demo::DemoState &state) { state.accounts.clear(); });
    const TenantAnswer refreshed = m_client->refresh(token);
    QCOMPARE(refreshed.status, 403);
    QCOMPARE(refreshed.object().value(u"error_description").toString(),
             u"The refresh_token was generated for a user who doesn't exist anymore."_s);
    QCOMPARE(m_client->exchange(code).object().value(u"error_description").toString(),
             u"The code was generated for a user who doesn't exist anymore."_s);
}

void DemoTokens::signsOutToListedAddressesOnly_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    const QByteArray listed = "http%3A%2F%2F127.0.0.1%3A47821%2Fcallback";
    QTest::addRow("listed") << QByteArray("/v2/logout?returnTo=" + listed) << 302
                            << QByteArray("http://127.0.0.1:47821/callback");
    QTest::addRow("not listed") << QByteArray("/v2/logout?returnTo=https%3A%2F%2Fevil.example.com%2F") << 400
                                << QByteArray();
    QTest::addRow("none asked") << QByteArray("/v2/logout") << 200 << QByteArray();
    QTest::addRow("not listed, OpenID")
        << QByteArray("/oidc/logout?post_logout_redirect_uri=https%3A%2F%2Fevil.example.com%2F") << 400
        << QByteArray();
}

void DemoTokens::signsOutToListedAddressesOnly()
{
    QFETCH(QByteArray, target);
    const TenantAnswer answer = m_client->get(target);
    QTEST(answer.status, "status");
    QTEST(answer.header("Location"), "location");
    if (answer.status != 302)
        QVERIFY(answer.body.contains("not Auth0"));
}

void DemoTokens::asksBeforeSigningOutWithoutAHint()
{
    const QString token = m_client->signIn(u"everyday"_s).value(u"id_token").toString();
    const QByteArray back = "&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A47821%2Fcallback&state=s1";
    const TenantAnswer hinted = m_client->get("/oidc/logout?id_token_hint=" + token.toLatin1() + back);
    QCOMPARE(hinted.status, 302);
    QCOMPARE(hinted.header("Location"), QByteArray("http://127.0.0.1:47821/callback?state=s1"));
    const TenantAnswer asked = m_client->get("/oidc/logout?x=1" + back);
    QCOMPARE(asked.status, 200);
    QVERIFY(asked.body.contains("not Auth0"));
    const qsizetype at = asked.body.indexOf("name=\"tx\" value=\"") + 17;
    const Fields answer{{u"tx"_s, QString::fromLatin1(asked.body.mid(at, asked.body.indexOf('"', at) - at))},
                        {u"action"_s, u"accept"_s}};
    const TenantAnswer left = m_client->postForm("/u/logout", answer);
    QCOMPARE(left.header("Location"), QByteArray("http://127.0.0.1:47821/callback?state=s1"));
    QCOMPARE(m_client->postForm("/u/logout", answer).status, 400);
}

void DemoTokens::answersUserinfoByScope()
{
    const QByteArray token = m_client->accessToken(u"everyday"_s, {{u"scope"_s, u"openid email"_s}});
    const TenantAnswer answer = m_client->api("GET", "/userinfo", token);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().keys(), QStringList({u"email"_s, u"email_verified"_s, u"sub"_s}));
    const QByteArray apiOnly = m_client->accessToken(u"everyday"_s, {{u"scope"_s, u"read:current_user"_s}});
    QCOMPARE(m_client->api("GET", "/userinfo", apiOnly).status, 401);
}

void DemoTokens::refusesUserinfoWithAnUnknownToken()
{
    for (const QByteArray &token : {QByteArray("nonsense"), QByteArray("a.b.c"), QByteArray()}) {
        const TenantAnswer answer = m_client->api("GET", "/userinfo", token);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.body, QByteArray("Unauthorized"));
        QVERIFY(answer.header("WWW-Authenticate")
                    .startsWith("Bearer realm=\"Users\", error=\"invalid_token\", error_description=\""));
    }
}

void DemoTokens::sendsThePasswordMail()
{
    for (const QString &email : {m_client->person(u"everyday"_s).username, u"nobody@example.com"_s}) {
        const TenantAnswer answer = m_client->send(
            "POST", "/dbconnections/change_password", {},
            QJsonDocument(QJsonObject{{u"client_id"_s, m_client->address().clientId}, {u"email"_s, email},
                                      {u"connection"_s, u"Username-Password-Authentication"_s}}).toJson());
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("Content-Type").startsWith("text/html"));
        QCOMPARE(answer.body, QByteArray("We've just sent you an email to reset your password."));
    }
    QCOMPARE(m_client->send("POST", "/dbconnections/change_password", {}, "{}").status, 400);
}

void DemoTokens::describesItself()
{
    const QJsonObject metadata = m_client->get("/.well-known/openid-configuration").object();
    QCOMPARE(metadata.value(u"issuer").toString(), m_client->address().issuer);
    for (const QString &name : {u"authorization_endpoint"_s, u"token_endpoint"_s, u"userinfo_endpoint"_s,
                                u"jwks_uri"_s, u"revocation_endpoint"_s, u"end_session_endpoint"_s})
        QVERIFY2(metadata.value(name).toString().startsWith(m_client->address().issuer), qPrintable(name));
    QVERIFY(metadata.value(u"authorization_response_iss_parameter_supported").toBool());
    QVERIFY(metadata.value(u"code_challenge_methods_supported").toArray().contains(u"S256"_s));
}

QTEST_GUILESS_MAIN(DemoTokens)
#include "tst_demotokens.moc"
