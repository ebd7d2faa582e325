// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "net/network.h"
#include "net/rawserver.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;
using test::RawServer;
using Then = RawServer::Then;
Q_DECLARE_METATYPE(RawServer::Then)

/// A write is on the wire once, whatever happens to its answer.
class TestNetworkWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lostAnswerLeavesOneRequestOnTheWire_data();
    void lostAnswerLeavesOneRequestOnTheWire();
    void lostAnswerOnAKeptConnectionLeavesOneToo_data();
    void lostAnswerOnAKeptConnectionLeavesOneToo();
    void flowsPostIsSentOnce_data();
    void flowsPostIsSentOnce();
    void answerThatCameInPartIsAnUnknownOutcomeUnlessItRefused_data();
    void answerThatCameInPartIsAnUnknownOutcomeUnlessItRefused();
    void answerAfterTheDeadlineIsAnUnknownOutcome();
    void refusedConnectionIsNoUnknownOutcome_data();
    void refusedConnectionIsNoUnknownOutcome();

private:
    static net::Outgoing outgoing(const QByteArray &verb, const QUrl &url);
    Result<net::Answer> resultOf(net::Outgoing outgoing);

    SystemClock m_clock;
    std::unique_ptr<net::Network> m_network;
};

namespace {

const QByteArray good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

} // namespace

void TestNetworkWrites::init()
{
    test::failOnAnyWarning();
    m_network = std::make_unique<net::Network>(m_clock);
}

net::Outgoing TestNetworkWrites::outgoing(const QByteArray &verb, const QUrl &url)
{
    net::Outgoing outgoing;
    outgoing.verb = verb;
    outgoing.url = url;
    if (verb != "DELETE" && verb != "GET")
        outgoing.body = "{\"a\":1}";
    return outgoing;
}

Result<net::Answer> TestNetworkWrites::resultOf(net::Outgoing outgoing)
{
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion());
    return answer.take();
}

void TestNetworkWrites::lostAnswerLeavesOneRequestOnTheWire_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<Then>("then");
    QTest::newRow("R9 PATCH, closed") << QByteArray("PATCH") << Then::Close;
    QTest::newRow("R9 PATCH, reset") << QByteArray("PATCH") << Then::Reset;
    QTest::newRow("R10 POST, closed") << QByteArray("POST") << Then::Close;
    QTest::newRow("R10 POST, reset") << QByteArray("POST") << Then::Reset;
    QTest::newRow("R11 DELETE, closed") << QByteArray("DELETE") << Then::Close;
    QTest::newRow("R11 DELETE, reset") << QByteArray("DELETE") << Then::Reset;
    QTest::newRow("PUT, closed") << QByteArray("PUT") << Then::Close;
}

void TestNetworkWrites::lostAnswerLeavesOneRequestOnTheWire()
{
    QFETCH(QByteArray, verb);
    QFETCH(Then, then);
    RawServer server({}, then);
    const auto result = resultOf(outgoing(verb, server.url()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::UnknownOutcome);
    QCOMPARE(result.error().exchange, 1u);
    QCOMPARE(server.requests().size(), 1);
    server.setAnswer(good, Then::Stay); // whoever still comes would be answered and counted
    const auto next = resultOf(outgoing("GET", server.url(QStringLiteral("/next"))));
    QVERIFY(next);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().last().startsWith("GET /next "));
}

void TestNetworkWrites::lostAnswerOnAKeptConnectionLeavesOneToo_data()
{
    lostAnswerLeavesOneRequestOnTheWire_data();
}

void TestNetworkWrites::lostAnswerOnAKeptConnectionLeavesOneToo() // R23
{
    QFETCH(QByteArray, verb);
    QFETCH(Then, then);
    RawServer server(good, Then::Stay);
    QVERIFY(resultOf(outgoing("GET", server.url())));
    server.setAnswer({}, then);
    const auto result = resultOf(outgoing(verb, server.url()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::UnknownOutcome);
    QCOMPARE(server.requests().size(), 2);
}

void TestNetworkWrites::flowsPostIsSentOnce_data()
{
    QTest::addColumn<Then>("then");
    QTest::newRow("B7.5 closed") << Then::Close;
    QTest::newRow("B7.5 reset") << Then::Reset;
}

void TestNetworkWrites::flowsPostIsSentOnce()
{
    QFETCH(Then, then);
    RawServer server({}, then);
    QNetworkRequest request(server.url(QStringLiteral("/oauth/token")));
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = m_network->post(request, QByteArrayLiteral("refresh_token=r"));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    const auto problem = net::problemOf(*reply, true);
    QVERIFY(problem);
    QCOMPARE(problem->kind, Error::Kind::UnknownOutcome);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(server.requests().first().endsWith("\r\n\r\nrefresh_token=r"));
    reply->deleteLater();
}

void TestNetworkWrites::answerThatCameInPartIsAnUnknownOutcomeUnlessItRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 20") << Error::Kind::UnknownOutcome;
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n{")
                                 << Error::Kind::UnknownOutcome;
    QTest::newRow("not HTTP") << QByteArray("220 mail ready\r\n") << Error::Kind::UnknownOutcome;
    QTest::newRow("half a refusal")
        << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 9\r\n\r\n{")
        << Error::Kind::Malformed;
}

void TestNetworkWrites::answerThatCameInPartIsAnUnknownOutcomeUnlessItRefused()
{
    QFETCH(QByteArray, answer);
    RawServer server(answer, Then::Close);
    const auto result = resultOf(outgoing("POST", server.url()));
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QCOMPARE(server.requests().size(), 1);
}

void TestNetworkWrites::answerAfterTheDeadlineIsAnUnknownOutcome()
{
    RawServer server({}, Then::Stay);
    net::Outgoing request = outgoing("PATCH", server.url());
    request.limits.totalMs = 150;
    const auto result = resultOf(std::move(request));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::UnknownOutcome);
    QCOMPARE(server.requests().size(), 1);
}

void TestNetworkWrites::refusedConnectionIsNoUnknownOutcome_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : {"GET", "POST", "PATCH", "DELETE"})
        QTest::newRow(verb) << QByteArray(verb);
}

void TestNetworkWrites::refusedConnectionIsNoUnknownOutcome()
{
    QFETCH(QByteArray, verb);
    QUrl url;
    {
        const RawServer gone({}, Then::Close);
        url = gone.url();
    }
    const auto result = resultOf(outgoing(verb, url));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Network);
    QCOMPARE(result.error().detail, QStringLiteral("ConnectionRefusedError"));
}

QTEST_GUILESS_MAIN(TestNetworkWrites)
#include "tst_networkwrites.moc"
