// SPDX-License-Identifier: GPL-3.0-or-later
// Security B15 and contract section 7, items 15 and 17.
#include "catalogue/lookup.h"
#include "demo/tenantclient.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
    void listensOnLoopbackOnly();
    void namesItsAddress();
    void refusesForeignHosts_data();
    void refusesForeignHosts();
    void refusesForeignOrigins_data();
    void refusesForeignOrigins();
    void answersAllowedOrigins();
    void keepsPagesFromAllowedOrigins();
    void protectsItsPages_data();
    void protectsItsPages();
    void wantsItsOwnFormToken_data();
    void wantsItsOwnFormToken();
    void keepsTheCookieToItself();
    void givesEachRunItsOwnKeysAndClient();
    void boundsWhatItRemembers();
    void saysThatThePortIsTaken();
    void stopsAndStartsAgain();
    void servesTlsWithACertificateOfItsOwn();
    void refusesMalformedRequests();

private:
    /// Sends bytes as they are and reads until the server closes.
    static QByteArray raw(const TenantClient &client, const QByteArray &bytes);

    std::unique_ptr<TenantClient> m_client;
};

void DemoSafety::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void DemoSafety::init()
{
    failOnAnyWarning();
    m_client->reset();
}

QByteArray DemoSafety::raw(const TenantClient &client, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(client.address().issuer).port()));
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(bytes);
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10000)) { }
    return socket.readAll();
}

void DemoSafety::listensOnLoopbackOnly() // B15.1, item 15
{
    TenantClient &client = *m_client;
    QVERIFY(client.isStarted());
    const quint16 port = quint16(QUrl(client.address().issuer).port());
    // Nobody else listens there: the same port can be had on another address of the host.
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.isLinkLocal())
            continue;
        QTcpSocket socket;
        socket.connectToHost(address, port);
        QVERIFY2(!socket.waitForConnected(2000), qPrintable(address.toString()));
    }
    QTcpSocket other;
    other.connectToHost(QHostAddress(u"127.0.0.2"_s), port);
    QVERIFY(!other.waitForConnected(2000));
}

void DemoSafety::namesItsAddress()
{
    TenantClient &client = *m_client;
    const demo::DemoAddress &address = client.address();
    QVERIFY(address.domain.startsWith(u"127.0.0.1:"));
    QCOMPARE(address.issuer, u"http://"_s + address.domain + u'/');
    QCOMPARE(address.audience, catalogue::apiAudience(address.domain));
    QVERIFY(address.caFile.isEmpty() && address.authorityPem.isEmpty());
}

void DemoSafety::refusesForeignHosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addRow("B15.2 another name") << QByteArray("evil.example.com");
    QTest::addRow("B15.2 localhost") << QByteArray("localhost:PORT");
    QTest::addRow("B15.2 no port") << QByteArray("127.0.0.1");
    QTest::addRow("B15.2 another port") << QByteArray("127.0.0.1:1");
    QTest::addRow("B15.2 more behind it") << QByteArray("127.0.0.1:PORT.evil.example.com");
}

void DemoSafety::refusesForeignHosts()
{
    QFETCH(QByteArray, host);
    TenantClient &client = *m_client;
    host.replace("PORT", QByteArray::number(QUrl(client.address().issuer).port()));
    for (const QByteArray &target : {QByteArray("/.well-known/jwks.json"), client.authorizeTarget()}) {
        const QByteArray answer = raw(client, "GET " + target + " HTTP/1.1\r\nConnection: close\r\nHost: "
                                                  + host + "\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 421 "), answer.left(40).constData());
        QVERIFY(!answer.contains("Set-Cookie"));
    }
}

void DemoSafety::refusesForeignOrigins_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("origin");
    for (const char *origin : {"https://evil.example.com", "null", "http://localhost:3000"}) {
        QTest::addRow("B15.2 token, %s", origin) << QByteArray("POST") << QByteArray("/oauth/token")
                                                 << QByteArray(origin);
        QTest::addRow("B15.2 keys, %s", origin) << QByteArray("GET") << QByteArray("/.well-known/jwks.json")
                                                << QByteArray(origin);
        QTest::addRow("B15.2 preflight, %s", origin) << QByteArray("OPTIONS") << QByteArray("/oauth/token")
                                                     << QByteArray(origin);
        QTest::addRow("B15.2 login, %s", origin) << QByteArray("POST") << QByteArray("/u/login")
                                                 << QByteArray(origin);
    }
}

void DemoSafety::refusesForeignOrigins()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, origin);
    TenantClient &client = *m_client;
    const TenantAnswer answer = client.send(verb, target, {{"Origin", origin}}, verb == "POST" ? "{}" : "");
    QCOMPARE(answer.status, 403);
    for (const auto &header : answer.headers)
        QVERIFY(!header.first.toLower().startsWith("access-control-"));
    // The tenant's own origin is none of these.
    const TenantAnswer own = client.get("/.well-known/jwks.json",
                                        {{"Origin", client.address().issuer.chopped(1).toLatin1()}});
    QCOMPARE(own.status, 200);
    QVERIFY(!own.hasHeader("Access-Control-Allow-Origin"));
}

void DemoSafety::answersAllowedOrigins()
{
    TenantClient &client = *m_client;
    client.tenant().withState([](demo::DemoState &state) {
        state.options.allowedOrigins = {u"http://localhost:3000"_s};
    });
    const QByteArray origin = "http://localhost:3000";
    const QByteArray token = client.accessToken(u"everyday"_s);
    const QByteArray path = client.userPath(claimsOf(QString::fromLatin1(token)).value(u"sub").toString());
    for (const QByteArray &target : {QByteArray("/oauth/token"), QByteArray("/userinfo"), path,
                                     QByteArray("/.well-known/jwks.json"),
                                     QByteArray("/.well-known/openid-configuration")}) {
        const TenantAnswer preflight = client.send(
            "OPTIONS", target, {{"Origin", origin}, {"Access-Control-Request-Method", "POST"},
                                {"Access-Control-Request-Headers", "auth0-client,authorization"}});
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.header("Access-Control-Allow-Origin"), origin);
        QVERIFY(preflight.header("Access-Control-Allow-Headers").toLower().contains("auth0-client"));
        QVERIFY(preflight.header("Access-Control-Allow-Methods").contains("PATCH"));
        QVERIFY(preflight.header("Access-Control-Max-Age").toInt() > 0);
    }
    const TenantAnswer user = client.send("GET", path, {{"Origin", origin}, {"Authorization", "Bearer " + token}});
    QCOMPARE(user.status, 200);
    QCOMPARE(user.header("Access-Control-Allow-Origin"), origin);
    QVERIFY(user.header("Access-Control-Expose-Headers").contains("x-ratelimit-reset"));
    QVERIFY(user.header("Vary").contains("Origin"));
    const TenantAnswer other = client.send("GET", path, {{"Origin", "http://localhost:3001"},
                                                         {"Authorization", "Bearer " + token}});
    QCOMPARE(other.status, 403);
}

void DemoSafety::keepsPagesFromAllowedOrigins()
{
    TenantClient &client = *m_client;
    client.tenant().withState([](demo::DemoState &state) {
        state.options.allowedOrigins = {u"http://localhost:3000"_s};
    });
    const TenantAnswer page = client.get(client.authorizeTarget(), {{"Origin", "http://localhost:3000"}});
    QVERIFY(!page.hasHeader("Access-Control-Allow-Origin"));
    QCOMPARE(client.send("OPTIONS", "/u/login", {{"Origin", "http://localhost:3000"}}).status, 405);
}

void DemoSafety::protectsItsPages_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addRow("B15.2 login") << QByteArray("AUTHORIZE");
    QTest::addRow("B15.2 error") << QByteArray("/authorize?client_id=nobody");
    QTest::addRow("B15.2 logged out") << QByteArray("/v2/logout");
    QTest::addRow("B15.2 nothing there") << QByteArray("/nothing");
}

void DemoSafety::protectsItsPages()
{
    QFETCH(QByteArray, target);
    TenantClient &client = *m_client;
    const TenantAnswer page = client.get(target == "AUTHORIZE" ? client.authorizeTarget() : target);
    QCOMPARE(page.header("X-Frame-Options"), QByteArray("DENY"));
    const QByteArray policy = page.header("Content-Security-Policy");
    QVERIFY(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    QVERIFY(policy.contains("base-uri 'none'") && policy.contains("form-action 'self'"));
    QVERIFY(!policy.contains("unsafe") && !policy.contains("script-src"));
    QVERIFY(!page.body.contains("<script"));
    QVERIFY(page.body.contains("prefers-color-scheme"));
    QVERIFY(page.body.contains("not Auth0"));
    QCOMPARE(page.header("X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(page.header("Cache-Control"), QByteArray("no-store"));
    QVERIFY(page.hasHeader("Referrer-Policy"));
}

void DemoSafety::wantsItsOwnFormToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("hasCookie");
    QTest::addRow("B15.2 no token") << QString() << true;
    QTest::addRow("B15.2 made up") << u"madeup"_s << true;
    QTest::addRow("B15.2 without the cookie") << u"TRUE"_s << false;
}

void DemoSafety::wantsItsOwnFormToken()
{
    QFETCH(QString, token);
    QFETCH(bool, hasCookie);
    TenantClient &client = *m_client;
    const TenantAnswer page = client.get(client.authorizeTarget());
    const QByteArray cookie = page.header("Set-Cookie").split(';').first();
    if (token == u"TRUE") {
        const qsizetype at = page.body.indexOf("name=\"tx\" value=\"") + 17;
        token = QString::fromLatin1(page.body.mid(at, page.body.indexOf('"', at) - at));
        QVERIFY(token.size() > 20);
    }
    const demo::DemoPerson person = client.person(u"everyday"_s);
    const TenantAnswer answer = client.postForm(
        "/u/login", {{u"tx"_s, token}, {u"username"_s, person.username}, {u"password"_s, person.password}},
        hasCookie ? Headers{{"Cookie", cookie}} : Headers());
    QVERIFY(answer.status == 400 || answer.status == 403);
    QVERIFY(!answer.hasHeader("Location") && !answer.hasHeader("Set-Cookie"));
}

void DemoSafety::keepsTheCookieToItself()
{
    TenantClient &client = *m_client;
    const TenantAnswer page = client.get(client.authorizeTarget());
    const QByteArray cookie = page.header("Set-Cookie");
    QVERIFY(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    QVERIFY(!cookie.contains("Domain"));
    // What the browser knew before the sign-in is worth nothing after it (no fixation), and the
    // session's name in the ID token is not a part of the cookie.
    const QByteArray before = cookie.split(';').first();
    const qsizetype at = page.body.indexOf("name=\"tx\" value=\"") + 17;
    const QString token = QString::fromLatin1(page.body.mid(at, page.body.indexOf('"', at) - at));
    const demo::DemoPerson person = client.person(u"everyday"_s);
    const TenantAnswer in = client.postForm(
        "/u/login", {{u"tx"_s, token}, {u"username"_s, person.username}, {u"password"_s, person.password},
                     {u"action"_s, u"login"_s}}, {{"Cookie", before}});
    const QByteArray after = in.header("Set-Cookie").split(';').first();
    QVERIFY(!after.isEmpty() && after != before);
    const TenantAnswer old = client.get(client.authorizeTarget(), {{"Cookie", before}});
    QVERIFY(old.body.contains("/u/login"));
    QByteArrayList cookies;
    client.tenant().withState([&cookies](demo::DemoState &state) { cookies = state.sessions.keys(); });
    const QJsonObject tokens = client.signIn(u"everyday"_s);
    const QByteArray sid = claimsOf(tokens.value(u"id_token").toString()).value(u"sid").toString().toLatin1();
    QVERIFY(!sid.isEmpty());
    client.tenant().withState([&cookies](demo::DemoState &state) { cookies = state.sessions.keys(); });
    QVERIFY(!cookies.isEmpty());
    for (const QByteArray &known : std::as_const(cookies))
        QVERIFY(!known.contains(sid.left(16)));
}

void DemoSafety::givesEachRunItsOwnKeysAndClient() // B15.3
{
    TenantClient first;
    TenantClient second;
    QVERIFY(first.address().clientId != second.address().clientId);
    QVERIFY(first.address().issuer != second.address().issuer);
    QSet<QString> moduli;
    for (TenantClient *client : {&first, &second}) {
        for (const QJsonValue key : client->get("/.well-known/jwks.json").object().value(u"keys").toArray())
            moduli.insert(key[u"n"].toString());
    }
    QCOMPARE(moduli.size(), 4);
}

void DemoSafety::boundsWhatItRemembers()
{
    TenantClient &client = *m_client;
    const QByteArray body(200000, 'x');
    client.tenant().withState([](demo::DemoState &state) {
        for (int i = 0; i < 2500; ++i) {
            state.transactions.insert(QByteArray::number(i), {});
            state.sessions.insert(QByteArray::number(i), {});
            state.tell({"GET", "/", {}, 200});
        }
    });
    QCOMPARE(client.get(client.authorizeTarget()).status, 200);
    client.send("PATCH", client.userPath(u"auth0|x"_s), {}, body);
    client.tenant().withState([](demo::DemoState &state) {
        QVERIFY(state.transactions.size() <= 600 && state.sessions.size() <= 600);
        QVERIFY(state.told.size() <= 2000 && state.told.last().method == "PATCH");
        QVERIFY(state.told.last().body.size() <= 8192);
    });
}

void DemoSafety::saysThatThePortIsTaken()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    demo::DemoOptions options;
    options.port = holder.serverPort();
    demo::DemoTenant tenant(options);
    const auto started = tenant.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Error::Kind::Network);
}

void DemoSafety::stopsAndStartsAgain() // B15.4
{
    demo::DemoTenant tenant;
    const auto first = tenant.start();
    QVERIFY(first);
    QTcpSocket open;
    open.connectToHost(u"127.0.0.1"_s, quint16(QUrl(first->issuer).port()));
    QVERIFY(open.waitForConnected(5000));
    tenant.stop();
    QVERIFY(open.state() != QAbstractSocket::ConnectedState || open.waitForDisconnected(5000));
    QTcpSocket after;
    after.connectToHost(u"127.0.0.1"_s, quint16(QUrl(first->issuer).port()));
    QVERIFY(!after.waitForConnected(2000));
    QVERIFY(tenant.start());
}

void DemoSafety::servesTlsWithACertificateOfItsOwn() // item 17
{
    QString file;
    {
        demo::DemoOptions options = TenantClient::openOptions();
        options.isTls = true;
        TenantClient client(options);
        QVERIFY(client.isStarted());
        QVERIFY(client.address().issuer.startsWith(u"https://127.0.0.1:"));
        file = client.address().caFile;
        QCOMPARE(readFile(file), client.address().authorityPem);
        QVERIFY(!client.address().authorityPem.contains("PRIVATE"));
        QCOMPARE(QFile::permissions(file) & (QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        QCOMPARE(client.get("/.well-known/openid-configuration").object().value(u"issuer").toString(),
                 client.address().issuer);
        const QByteArray cookie = client.get(client.authorizeTarget()).header("Set-Cookie");
        QVERIFY(cookie.contains("Secure"));
        const QByteArray host = "Host: " + client.address().domain.toLatin1();
        QVERIFY2(raw(client, "GET / HTTP/1.1\r\n" + host + "\r\n\r\n").isEmpty(),
                 "plain http on the same port");
    }
    QVERIFY(!QFile::exists(file)); // B15.4
}

void DemoSafety::refusesMalformedRequests() // B15.3, B3.5
{
    TenantClient &client = *m_client;
    const QByteArray host = "Host: " + client.address().domain.toLatin1() + "\r\n";
    QVERIFY(raw(client, "GET / HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 400 "));
    QVERIFY(raw(client, "GET /" + QByteArray(20000, 'a') + " HTTP/1.1\r\n" + host + "\r\n").startsWith("HTTP/1.1 414 "));
    QVERIFY(raw(client, "GET / HTTP/1.1\r\n" + host + "X: " + QByteArray(20000, 'a') + "\r\n\r\n")
                .startsWith("HTTP/1.1 431 "));
}

QTEST_GUILESS_MAIN(DemoSafety)
#include "tst_demosafety.moc"
