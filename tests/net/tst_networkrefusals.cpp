// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "http/server.h"
#include "net/network.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;

/// What is not sent, not followed or not believed.
class TestNetworkRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void redirectsAreNotFollowed_data();
    void redirectsAreNotFollowed();
    void bearerGoesToItsOwnOriginOnly_data();
    void bearerGoesToItsOwnOriginOnly();
    void headersThatWouldSplitAreRefused_data();
    void headersThatWouldSplitAreRefused();
    void addressesThatAreNotSafeAreRefusedWithoutASocket_data();
    void addressesThatAreNotSafeAreRefusedWithoutASocket();
    void flowGetsARefusalToo();
    void answer407IsTheProxysAffair();

private:
    Error refusalOf(net::Outgoing outgoing);
    QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;

    SystemClock m_clock;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<net::Network> m_network;
    QList<http::Request> m_requests;
    http::Response m_response;
};

void TestNetworkRefusals::init()
{
    test::failOnAnyWarning();
    m_requests.clear();
    m_response = http::Response::text(200, "{}");
    m_server = std::make_unique<http::Server>([this](const http::Request &request) {
        m_requests.append(request);
        return m_response;
    });
    QVERIFY(m_server->listen(0));
    m_network = std::make_unique<net::Network>(m_clock);
}

void TestNetworkRefusals::cleanup()
{
    m_network.reset();
    m_server.reset();
}

QUrl TestNetworkRefusals::url(const QString &host) const
{
    return QUrl(QStringLiteral("http://%1:%2/").arg(host).arg(m_server->port()));
}

Error TestNetworkRefusals::refusalOf(net::Outgoing outgoing)
{
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion());
    const auto result = answer.take();
    if (!result)
        return result.error();
    QTest::qFail("the request was sent", __FILE__, __LINE__);
    return {};
}

void TestNetworkRefusals::redirectsAreNotFollowed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("verb");
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const char *verb : {"GET", "POST", "PATCH", "DELETE"})
            QTest::addRow("B11.6 %d after %s", status, verb) << status << QByteArray(verb);
    }
}

void TestNetworkRefusals::redirectsAreNotFollowed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, verb);
    int reached = 0;
    http::Server target([&reached](const http::Request &) {
        ++reached;
        return http::Response();
    });
    QVERIFY(target.listen(0));
    m_response.status = status;
    m_response.setHeader("Location", "http://127.0.0.1:" + QByteArray::number(target.port()) + "/");
    net::Outgoing outgoing;
    outgoing.verb = verb;
    outgoing.url = url();
    outgoing.bearer = Secret("the-token");
    outgoing.bearerOrigin = url();
    const Error error = refusalOf(std::move(outgoing));
    QCOMPARE(error.kind, Error::Kind::Rejected);
    QCOMPARE(error.rule, QStringLiteral("redirect"));
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(m_requests.size(), 1);

    QNetworkReply *reply = m_network->get(QNetworkRequest(url()));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(net::problemOf(*reply, false)->rule, QStringLiteral("redirect"));
    reply->deleteLater();
    QCOMPARE(target.acceptedCount(), 0u);
    QCOMPARE(reached, 0);
}

void TestNetworkRefusals::bearerGoesToItsOwnOriginOnly_data()
{
    QTest::addColumn<QString>("origin");
    QTest::newRow("other port") << QStringLiteral("http://127.0.0.1:1/");
    QTest::newRow("other host") << QStringLiteral("https://t.example/");
    QTest::newRow("other scheme") << QStringLiteral("https://127.0.0.1:%1/");
    QTest::newRow("other name of the same machine") << QStringLiteral("http://localhost:%1/");
    QTest::newRow("no origin") << QString();
}

void TestNetworkRefusals::bearerGoesToItsOwnOriginOnly()
{
    QFETCH(QString, origin);
    net::Outgoing outgoing;
    outgoing.verb = "GET";
    outgoing.url = url();
    outgoing.bearer = Secret("the-token");
    outgoing.bearerOrigin = QUrl(origin.replace(QStringLiteral("%1"),
                                                QString::number(m_server->port())));
    const Error error = refusalOf(std::move(outgoing));
    QCOMPARE(error.kind, Error::Kind::Rejected);
    QCOMPARE(error.rule, QStringLiteral("origin"));
    QCOMPARE(m_server->acceptedCount(), 0u);
}

void TestNetworkRefusals::headersThatWouldSplitAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("bearer");
    const QByteArray none;
    QTest::newRow("B11.9 CRLF in a value") << QByteArray("X") << QByteArray("a\r\nY: b") << none;
    QTest::newRow("B11.9 LF in a value") << QByteArray("X") << QByteArray("a\nb") << none;
    QTest::newRow("B11.9 CR in a value") << QByteArray("X") << QByteArray("a\rb") << none;
    QTest::newRow("B11.9 NUL in a value") << QByteArray("X") << QByteArray("a\0b", 3) << none;
    QTest::newRow("B11.9 CRLF in a name") << QByteArray("X: a\r\nY") << QByteArray("b") << none;
    QTest::newRow("B11.9 blank in a name") << QByteArray("X Y") << QByteArray("b") << none;
    QTest::newRow("B11.9 CRLF in the bearer") << QByteArray("X") << QByteArray("b")
                                              << QByteArray("t\r\nY: b");
}

void TestNetworkRefusals::headersThatWouldSplitAreRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, bearer);
    net::Outgoing outgoing;
    outgoing.verb = "GET";
    outgoing.url = url();
    outgoing.headers = {{name, value}};
    outgoing.bearer = Secret(bearer);
    outgoing.bearerOrigin = url();
    const Error error = refusalOf(std::move(outgoing));
    QCOMPARE(error.kind, Error::Kind::Rejected);
    QCOMPARE(error.rule, QStringLiteral("header"));
    QCOMPARE(m_server->acceptedCount(), 0u);
}

void TestNetworkRefusals::addressesThatAreNotSafeAreRefusedWithoutASocket_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const char *address, const char *rule) {
        QTest::newRow(name) << QString::fromLatin1(address) << QString::fromLatin1(rule);
    };
    row("B11.1 plain http", "http://192.0.2.1/", "https");
    row("B11.1 plain http to a name", "http://t.example/", "https");
    row("name that begins like loopback", "http://127.0.0.1.evil.example/", "https");
    row("name that begins like localhost", "http://localhost.evil.example/", "https");
    row("file", "file:///etc/hostname", "https");
    row("ftp", "ftp://127.0.0.1/", "https");
    row("data", "data:text/plain,x", "https");
    row("no scheme", "127.0.0.1/", "https");
    row("empty", "", "https");
    row("user info", "http://a:b@127.0.0.1/", "user-info");
}

void TestNetworkRefusals::addressesThatAreNotSafeAreRefusedWithoutASocket()
{
    QFETCH(QString, address);
    QFETCH(QString, rule);
    net::Outgoing outgoing;
    outgoing.verb = "POST";
    outgoing.url = QUrl(address);
    QSignalSpy exchanged(m_network.get(), &net::Network::exchanged);
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion());
    QVERIFY(m_network->findChildren<QNetworkReply *>().isEmpty());
    const auto result = answer.take();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(result.error().rule, rule);
    QCOMPARE(exchanged.size(), 0);
}

void TestNetworkRefusals::flowGetsARefusalToo()
{
    const QNetworkRequest request(QUrl(QStringLiteral("http://192.0.2.1/oauth/token")));
    QNetworkReply *reply = m_network->post(request, QByteArrayLiteral("code=1"));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(!reply->isFinished());
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
    const auto problem = net::problemOf(*reply, true);
    QVERIFY(problem);
    QCOMPARE(problem->kind, Error::Kind::Rejected);
    QCOMPARE(problem->rule, QStringLiteral("https"));
    QVERIFY(!reply->errorString().contains(QStringLiteral("192.0.2.1")));
    reply->deleteLater();
}

void TestNetworkRefusals::answer407IsTheProxysAffair() // B11.3, R24
{
    m_response.status = 407;
    m_response.setHeader("Proxy-Authenticate", "Basic realm=\"p\"");
    for (const char *verb : {"GET", "PATCH"}) {
        m_requests.clear();
        net::Outgoing outgoing;
        outgoing.verb = verb;
        outgoing.url = url();
        const Error error = refusalOf(std::move(outgoing));
        QCOMPARE(error.kind, Error::Kind::Rejected);
        QCOMPARE(error.rule, QStringLiteral("proxy"));
        QCOMPARE(m_requests.size(), 1);
    }
}

QTEST_GUILESS_MAIN(TestNetworkRefusals)
#include "tst_networkrefusals.moc"
