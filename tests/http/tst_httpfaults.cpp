// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/rawclient.h"
#include "http/server.h"
#include "support/strict.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace accountdesk;
using test::RawClient;

class TestHttpFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void closesWithoutAByte();
    void announcesTheWholeAndSendsHalf();
    void truncatesTheHeadOfAnEmptyAnswer();
    void dripsAByteAtATimeToTheEnd();
    void neverAnswersAndKeepsTheConnection();
    void holdsAnswersBack();
    void holdsTheFirstAnswerOfEachConnectionBackOnceMore();
    void clientThatLeavesWhileItsAnswerIsHeldBackHurtsNobody();

private:
    std::unique_ptr<http::Server> m_server;
    int m_requests = 0;
    http::Response m_response;
};

namespace {

const QByteArray get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

} // namespace

void TestHttpFaults::init()
{
    test::failOnAnyWarning();
    m_requests = 0;
    m_response = http::Response::text(200, "0123456789");
    http::ServerLimits limits;
    limits.dripMs = 10;
    m_server = std::make_unique<http::Server>([this](const http::Request &) {
        ++m_requests;
        return m_response;
    }, limits);
    QVERIFY(m_server->listen(0));
}

void TestHttpFaults::closesWithoutAByte()
{
    m_response.fault = http::Fault::CloseSilently;
    RawClient client(m_server->port());
    client.send(get);
    QVERIFY(client.waitForEnd());
    QCOMPARE(m_requests, 1);
    QVERIFY(client.received().isEmpty());
}

void TestHttpFaults::announcesTheWholeAndSendsHalf()
{
    m_response.fault = http::Fault::Truncate;
    RawClient client(m_server->port());
    client.send(get);
    QVERIFY(client.waitForEnd());
    QVERIFY(client.received().contains("\r\nContent-Length: 10\r\n"));
    QVERIFY(client.received().endsWith("\r\n\r\n01234"));
}

void TestHttpFaults::truncatesTheHeadOfAnEmptyAnswer()
{
    m_response.fault = http::Fault::Truncate;
    m_response.status = 204;
    RawClient client(m_server->port());
    client.send(get);
    QVERIFY(client.waitForEnd());
    QVERIFY(client.received().startsWith("HTTP/1.1 204"));
    QVERIFY(!client.received().contains("\r\n\r\n"));
}

void TestHttpFaults::dripsAByteAtATimeToTheEnd()
{
    m_response = {};
    m_response.status = 204;
    m_response.fault = http::Fault::Drip;
    RawClient client(m_server->port());
    client.send(get);
    QVERIFY(QTest::qWaitFor([&] { return client.received().size() >= 2; }));
    QVERIFY(client.received().size() < 20);
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.statuses(), QList<int>{204});
}

void TestHttpFaults::neverAnswersAndKeepsTheConnection()
{
    m_response.fault = http::Fault::NeverAnswer;
    RawClient silent(m_server->port());
    silent.send(get);
    QVERIFY(QTest::qWaitFor([&] { return m_requests == 1; }));
    m_response.fault = http::Fault::None;
    RawClient other(m_server->port());
    other.send(get);
    QVERIFY(other.waitForAnswers(1));
    QVERIFY(silent.isOpen());
    QVERIFY(silent.received().isEmpty());
    silent.close();
    QTRY_COMPARE(m_server->connectionCount(), 1);
}

void TestHttpFaults::holdsAnswersBack()
{
    m_response.delayMs = 40;
    RawClient client(m_server->port());
    QElapsedTimer timer;
    timer.start();
    client.send(get);
    QVERIFY(client.waitForAnswers(1));
    QVERIFY(timer.elapsed() >= 40);
}

void TestHttpFaults::holdsTheFirstAnswerOfEachConnectionBackOnceMore()
{
    m_server->setConnectionDelay(40);
    m_response.delayMs = 20;
    RawClient client(m_server->port());
    QElapsedTimer timer;
    timer.start();
    client.send(get);
    QVERIFY(client.waitForAnswers(1));
    QVERIFY(timer.elapsed() >= 60);
    m_server->setConnectionDelay(60000); // of connections to come only
    client.send(get);
    QVERIFY(client.waitForAnswers(2));
}

void TestHttpFaults::clientThatLeavesWhileItsAnswerIsHeldBackHurtsNobody()
{
    m_response.delayMs = 20;
    {
        RawClient client(m_server->port());
        client.send(get + get);
        QVERIFY(QTest::qWaitFor([&] { return m_requests == 1; }));
    }
    QTRY_COMPARE(m_server->connectionCount(), 0);
    RawClient next(m_server->port());
    next.send(get);
    QVERIFY(next.waitForAnswers(1));
}

QTEST_GUILESS_MAIN(TestHttpFaults)
#include "tst_httpfaults.moc"
