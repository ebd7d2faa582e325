// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/rawclient.h"
#include "http/server.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QtTest>

using namespace accountdesk;
using test::RawClient;

namespace {

const QByteArray getOne = "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n";

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void bindsOnlyTheLoopbackAddress();
    void namesThePortThatIsTaken();
    void keepsTheConnectionForFurtherRequests();
    void answersPipelinedRequestsInOrder();
    void acceptsRequestsByteByByte();
    void malformedRequestNeverReachesTheHandler_data();
    void malformedRequestNeverReachesTheHandler();
    void refusesTooLargeBodyAndLetsTheClientReadWhy();
    void headAnswersWithoutBodyAndKeepsTheFraming();
    void closesWhenTheClientOrTheHandlerWantsIt_data();
    void closesWhenTheClientOrTheHandlerWantsIt();
    void endsConnectionsAtTheirDeadlines_data();
    void endsConnectionsAtTheirDeadlines();
    void slowHeadersGetNoNewDeadlineWithEachByte();
    void closesFurtherConnectionsAtOnce();
    void sendsLargeBodiesWhole();
    void closingLetsTheAnswerUnderWayFinish();
    void abortEndsEverything();

private:
    void start(const http::ServerLimits &limits = {});

    std::unique_ptr<http::Server> m_server;
    QList<http::Request> m_requests;
    http::Response m_response;
};

void TestHttpServer::init()
{
    test::failOnAnyWarning();
    m_requests.clear();
    m_response = http::Response::text(200, "hello");
    start();
}

void TestHttpServer::cleanup()
{
    m_server.reset();
}

void TestHttpServer::start(const http::ServerLimits &limits)
{
    m_server = std::make_unique<http::Server>([this](const http::Request &request) {
        m_requests.append(request);
        return m_response;
    }, limits);
    QVERIFY(m_server->listen(0));
    QVERIFY(m_server->port() >= 1024);
}

void TestHttpServer::bindsOnlyTheLoopbackAddress() // B3.1
{
    QTcpSocket other;
    other.connectToHost(QHostAddress(QStringLiteral("127.0.0.2")), m_server->port());
    QVERIFY(!other.waitForConnected());
    QCOMPARE(other.error(), QAbstractSocket::ConnectionRefusedError);
    QTcpSocket v6;
    v6.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), m_server->port());
    QVERIFY(!v6.waitForConnected());
}

void TestHttpServer::namesThePortThatIsTaken() // B1.6
{
    http::Server second([](const http::Request &) { return http::Response(); });
    const Result<void> result = second.listen(m_server->port());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Network);
    QCOMPARE(result.error().detail, QString::number(m_server->port()));
    QVERIFY(!second.isListening());
}

void TestHttpServer::keepsTheConnectionForFurtherRequests()
{
    RawClient client(m_server->port());
    for (int round = 1; round <= 3; ++round) {
        client.send(getOne);
        QVERIFY(client.waitForAnswers(round));
    }
    QVERIFY(client.isOpen());
    QCOMPARE(m_server->acceptedCount(), 1u);
    QCOMPARE(m_requests.size(), 3);
    QVERIFY(client.received().startsWith("HTTP/1.1 200 OK\r\nDate: "));
    QVERIFY(client.received().contains(" GMT\r\n"));
    QVERIFY(!m_requests.first().isSecure);
}

void TestHttpServer::answersPipelinedRequestsInOrder() // B3.5
{
    m_response.delayMs = 5;
    RawClient client(m_server->port());
    client.send(getOne + "POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"
                + "GET /3 HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(client.waitForAnswers(3));
    QCOMPARE(m_requests.size(), 3);
    QCOMPARE(m_requests.at(0).path, QByteArray("/1"));
    QCOMPARE(m_requests.at(1).body, QByteArray("ab"));
    QCOMPARE(m_requests.at(2).path, QByteArray("/3"));
}

void TestHttpServer::acceptsRequestsByteByByte() // B3.5
{
    RawClient client(m_server->port());
    const QByteArray bytes = "POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab";
    for (const char byte : bytes) {
        client.send(QByteArray(1, byte));
        QVERIFY(test::turnEventLoop());
    }
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().body, QByteArray("ab"));
}

void TestHttpServer::malformedRequestNeverReachesTheHandler_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("B3.5 header without colon")
        << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nX\r\n\r\n") << 400;
    QTest::newRow("B3.5 absent Host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("B3.5 binary") << QByteArray("\x16\x03\x01\0\0\0", 6) << 400;
    QTest::newRow("B3.5 HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("B3.5 endless line") << QByteArray("GET /" + QByteArray(20000, 'a')) << 414;
    QTest::newRow("B3.5 endless headers")
        << QByteArray("GET / HTTP/1.1\r\n" + QByteArray("X: a\r\n").repeated(4000)) << 431;
    QTest::newRow("good request behind a bad one")
        << QByteArray("GET / HTTP/1.1\r\n\r\n" + getOne) << 400;
}

void TestHttpServer::malformedRequestNeverReachesTheHandler()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    http::ServerLimits limits;
    limits.headMs = 300;
    start(limits);
    RawClient client(m_server->port());
    client.send(bytes);
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.statuses(), QList<int>{status});
    QVERIFY(client.received().contains("\r\nConnection: close\r\n"));
    QVERIFY(client.waitForEnd());
    QCOMPARE(m_requests.size(), 0);
    QCOMPARE(client.statuses().size(), 1);
}

void TestHttpServer::refusesTooLargeBodyAndLetsTheClientReadWhy()
{
    http::ServerLimits limits;
    limits.headMs = 300;
    start(limits);
    RawClient client(m_server->port());
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n"
                + QByteArray(3000000, 'x'));
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.statuses(), QList<int>{413});
    QVERIFY(client.waitForEnd());
    QCOMPARE(m_requests.size(), 0);
}

void TestHttpServer::headAnswersWithoutBodyAndKeepsTheFraming()
{
    RawClient client(m_server->port());
    client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + getOne);
    QVERIFY(QTest::qWaitFor([&] { return client.received().endsWith("hello"); }));
    QCOMPARE(client.received().count("Content-Length: 5\r\n"), 2);
    QCOMPARE(client.received().count("hello"), 1);
}

void TestHttpServer::closesWhenTheClientOrTheHandlerWantsIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closeAfter");
    QTest::newRow("Connection: close")
        << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + getOne) << false;
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\nHost: h\r\n\r\n" + getOne) << false;
    QTest::newRow("closeAfter") << QByteArray(getOne + getOne) << true;
}

void TestHttpServer::closesWhenTheClientOrTheHandlerWantsIt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closeAfter);
    m_response.closeAfter = closeAfter;
    RawClient client(m_server->port());
    client.send(bytes);
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.statuses(), QList<int>{200});
    QVERIFY(client.received().contains("\r\nConnection: close\r\n"));
    QCOMPARE(m_requests.size(), 1);
}

void TestHttpServer::endsConnectionsAtTheirDeadlines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    QTest::newRow("B3.5 nothing sent") << QByteArray() << QList<int>{};
    QTest::newRow("B3.5 half a head") << QByteArray("GET / HTTP/1.1\r\nHo") << QList<int>{408};
    QTest::newRow("B3.5 half a body")
        << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nab")
        << QList<int>{408};
    QTest::newRow("idle after an answer") << getOne << QList<int>{200};
    QTest::newRow("half a second request") << QByteArray(getOne + "GET") << QList<int>{200, 408};
}

void TestHttpServer::endsConnectionsAtTheirDeadlines()
{
    QFETCH(QByteArray, bytes);
    http::ServerLimits limits;
    limits.headMs = 50;
    limits.bodyMs = 50;
    limits.idleMs = 50;
    start(limits);
    RawClient client(m_server->port());
    client.send(bytes);
    QVERIFY(client.waitForEnd());
    QTEST(client.statuses(), "statuses");
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestHttpServer::slowHeadersGetNoNewDeadlineWithEachByte() // R8
{
    http::ServerLimits limits;
    limits.headMs = 60;
    start(limits);
    RawClient client(m_server->port());
    client.send("GET / HTTP/1.1\r\nX: ");
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] { client.send("a"); });
    drip.start(5);
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.statuses(), QList<int>{408});
}

void TestHttpServer::closesFurtherConnectionsAtOnce() // B3.5
{
    http::ServerLimits limits;
    limits.connections = 2;
    start(limits);
    RawClient first(m_server->port());
    RawClient second(m_server->port());
    RawClient third(m_server->port());
    QVERIFY(third.waitForEnd());
    QVERIFY(third.received().isEmpty());
    first.send(getOne);
    second.send(getOne);
    QVERIFY(first.waitForAnswers(1) && second.waitForAnswers(1));
    first.close();
    QTRY_COMPARE(m_server->connectionCount(), 1);
    RawClient fourth(m_server->port());
    fourth.send(getOne);
    QVERIFY(fourth.waitForAnswers(1));
}

void TestHttpServer::sendsLargeBodiesWhole()
{
    m_response.body = QByteArray(8 * 1024 * 1024, '#');
    RawClient client(m_server->port());
    client.send(getOne + getOne);
    QVERIFY(client.waitForAnswers(2));
    QCOMPARE(client.received().count('#'), 2 * m_response.body.size());
}

void TestHttpServer::closingLetsTheAnswerUnderWayFinish()
{
    m_response.delayMs = 20;
    RawClient idle(m_server->port());
    RawClient busy(m_server->port());
    busy.send(getOne);
    QVERIFY(QTest::qWaitFor([&] { return !m_requests.isEmpty(); }));
    m_server->close();
    QVERIFY(!m_server->isListening());
    QVERIFY(busy.waitForEnd());
    QCOMPARE(busy.statuses(), QList<int>{200});
    QVERIFY(busy.received().contains("\r\nConnection: close\r\n"));
    QVERIFY(idle.waitForEnd());
}

void TestHttpServer::abortEndsEverything()
{
    m_response.fault = http::Fault::NeverAnswer;
    RawClient client(m_server->port());
    client.send(getOne);
    QVERIFY(QTest::qWaitFor([&] { return !m_requests.isEmpty(); }));
    m_server->abort();
    QVERIFY(client.waitForEnd());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(m_server->connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
