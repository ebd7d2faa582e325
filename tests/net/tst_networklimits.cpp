// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "http/server.h"
#include "json/document.h"
#include "net/network.h"
#include "net/rawserver.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;
using test::RawServer;
using Then = RawServer::Then;
Q_DECLARE_METATYPE(RawServer::Then)

/// What Qt makes of a cut-off body in part of the runs: no error, status 200, five bytes.
class SuccessReply final : public QNetworkReply
{
public:
    explicit SuccessReply(const QByteArray &length)
    {
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, 200);
        if (!length.isEmpty())
            setRawHeader("Content-Length", length);
        setFinished(true);
    }
    qint64 bytesAvailable() const override { return 5; }
    void abort() override {}

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

/// Answers that are too slow, too short, too large or packed.
class TestNetworkLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void endsAtTheTotalDeadline_data();
    void endsAtTheTotalDeadline();
    void flowsRequestsEndAtTheirDeadlineToo();
    void partialAnswerIsNeverASuccess_data();
    void partialAnswerIsNeverASuccess();
    void cutChunksNeverMakeADocument_data();
    void cutChunksNeverMakeADocument();
    void replyThatQtTakesForCompleteIsMeasured_data();
    void replyThatQtTakesForCompleteIsMeasured();
    void emptyAnswerIsComplete();
    void tooLargeAnswerIsCutOff_data();
    void tooLargeAnswerIsCutOff();
    void answerOfExactlyTheLimitIsDelivered();
    void lengthOfAHeadAnswerIsNoLimit();
    void packedAnswerIsNotUnpacked_data();
    void packedAnswerIsNotUnpacked();

private:
    static net::Outgoing get(const QUrl &url, const net::AnswerLimits &limits = {});
    Result<net::Answer> resultOf(net::Outgoing outgoing);

    SystemClock m_clock;
    std::unique_ptr<net::Network> m_network;
};

void TestNetworkLimits::init()
{
    test::failOnAnyWarning();
    m_network = std::make_unique<net::Network>(m_clock);
}

net::Outgoing TestNetworkLimits::get(const QUrl &url, const net::AnswerLimits &limits)
{
    net::Outgoing outgoing;
    outgoing.verb = "GET";
    outgoing.url = url;
    outgoing.limits = limits;
    return outgoing;
}

Result<net::Answer> TestNetworkLimits::resultOf(net::Outgoing outgoing)
{
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion());
    return answer.take();
}

void TestNetworkLimits::endsAtTheTotalDeadline_data()
{
    QTest::addColumn<http::Fault>("fault");
    QTest::newRow("R8 drip") << http::Fault::Drip;
    QTest::newRow("R8 silence") << http::Fault::NeverAnswer;
}

void TestNetworkLimits::endsAtTheTotalDeadline() // B11.7
{
    QFETCH(http::Fault, fault);
    http::ServerLimits limits;
    limits.dripMs = 1; // the head is through long before the deadline
    http::Server server([fault](const http::Request &) {
        http::Response response = http::Response::text(200, QByteArray(100000, 'x'));
        response.fault = fault;
        return response;
    }, limits);
    QVERIFY(server.listen(0));
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
    const auto result = resultOf(get(url, {1024 * 1024, 600}));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::TimedOut);
    QCOMPARE(result.error().rule, QStringLiteral("deadline"));
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestNetworkLimits::flowsRequestsEndAtTheirDeadlineToo()
{
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", Then::Stay);
    m_network->setFlowLimits({1024, 200});
    QNetworkReply *reply = m_network->get(QNetworkRequest(server.url()));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(net::problemOf(*reply, false)->kind, Error::Kind::TimedOut);
    reply->deleteLater();
}

void TestNetworkLimits::partialAnswerIsNeverASuccess_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Then>("then");
    QTest::addColumn<Error::Kind>("kind");
    const QByteArray half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":";
    QTest::newRow("R6 half a body") << half << Then::Close << Error::Kind::Malformed;
    QTest::newRow("R6 half a body, reset") << half << Then::Reset << Error::Kind::Malformed;
    QTest::newRow("R6 no byte of the body")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n") << Then::Close
        << Error::Kind::Malformed;
    QTest::newRow("R6 half a refusal")
        << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{") << Then::Close
        << Error::Kind::Malformed;
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nConte") << Then::Close
                                 << Error::Kind::Network;
    QTest::newRow("silent close") << QByteArray() << Then::Close << Error::Kind::Network;
}

void TestNetworkLimits::partialAnswerIsNeverASuccess()
{
    QFETCH(QByteArray, answer);
    QFETCH(Then, then);
    QFETCH(Error::Kind, kind);
    for (int round = 0; round < 5; ++round) { // Qt calls it a success in part of the runs
        const RawServer server(answer, then);
        const auto result = resultOf(get(server.url()));
        QVERIFY(!result);
        if (then == Then::Reset && result.error().httpStatus == 0)
            QCOMPARE(result.error().kind, Error::Kind::Network); // reset before the head was read
        else
            QCOMPARE(result.error().kind, kind);
    }
}

void TestNetworkLimits::cutChunksNeverMakeADocument_data()
{
    QTest::addColumn<QByteArray>("chunks");
    QTest::newRow("R6 cut in a chunk") << QByteArray("5\r\n{\"a\"");
    QTest::newRow("R6 cut between chunks") << QByteArray("5\r\n{\"a\":\r\n");
    QTest::newRow("R6 cut in the length of a chunk") << QByteArray("5\r\n{\"a\":\r\n1");
}

/// Qt does not tell where chunks end, so what came may be delivered; read as JSON it is refused.
void TestNetworkLimits::cutChunksNeverMakeADocument()
{
    QFETCH(QByteArray, chunks);
    for (int round = 0; round < 5; ++round) {
        const RawServer server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, Then::Close);
        const auto result = resultOf(get(server.url()));
        if (result)
            QVERIFY(!json::Document::parse(result->body));
        else
            QCOMPARE(result.error().kind, Error::Kind::Malformed);
    }
}

void TestNetworkLimits::replyThatQtTakesForCompleteIsMeasured_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<bool>("isWrite");
    QTest::addColumn<std::optional<Error::Kind>>("kind");
    using Kind = std::optional<Error::Kind>;
    QTest::newRow("whole") << QByteArray("5") << false << Kind();
    QTest::newRow("no length") << QByteArray() << false << Kind();
    QTest::newRow("R6 short read") << QByteArray("100") << false << Kind(Error::Kind::Malformed);
    QTest::newRow("R9 short write") << QByteArray("100") << true
                                    << Kind(Error::Kind::UnknownOutcome);
}

void TestNetworkLimits::replyThatQtTakesForCompleteIsMeasured()
{
    QFETCH(QByteArray, length);
    QFETCH(bool, isWrite);
    QFETCH(std::optional<Error::Kind>, kind);
    SuccessReply reply(length);
    const auto problem = net::problemOf(reply, isWrite);
    QCOMPARE(problem.has_value(), kind.has_value());
    if (kind) {
        QCOMPARE(problem->kind, *kind);
        QCOMPARE(problem->rule, QStringLiteral("truncated"));
        QCOMPARE(problem->httpStatus, 200);
    }
}

void TestNetworkLimits::emptyAnswerIsComplete() // R6: what it means is for the caller to say
{
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Then::Stay);
    const auto result = resultOf(get(server.url()));
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QVERIFY(result->body.isEmpty());
}

void TestNetworkLimits::tooLargeAnswerIsCutOff_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("B11.8 announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
    QTest::newRow("B11.8 announced beyond 32 bits")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
    QTest::newRow("B11.8 sent without a length")
        << QByteArray("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1001, 'x'));
    QTest::newRow("B11.8 chunked")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + QByteArray("100\r\n" + QByteArray(256, 'x') + "\r\n").repeated(4));
}

void TestNetworkLimits::tooLargeAnswerIsCutOff()
{
    QFETCH(QByteArray, answer);
    const RawServer server(answer, Then::Stay);
    const auto result = resultOf(get(server.url(), {1000, 20000}));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Malformed);
    QCOMPARE(result.error().rule, QStringLiteral("size"));
}

void TestNetworkLimits::answerOfExactlyTheLimitIsDelivered()
{
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + QByteArray(1000, 'x'),
                           Then::Stay);
    const auto result = resultOf(get(server.url(), {1000, 20000}));
    QVERIFY(result);
    QCOMPARE(result->body.size(), 1000);
}

void TestNetworkLimits::lengthOfAHeadAnswerIsNoLimit()
{
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", Then::Stay);
    net::Outgoing outgoing = get(server.url(), {1000, 20000});
    outgoing.verb = "HEAD";
    const auto result = resultOf(std::move(outgoing));
    QVERIFY(result);
    QVERIFY(result->body.isEmpty());
}

void TestNetworkLimits::packedAnswerIsNotUnpacked_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::newRow("B11.8 bomb, gzip") << QByteArray("gzip");
    QTest::newRow("B11.8 bomb, deflate") << QByteArray("deflate");
    QTest::newRow("B11.8 bomb, unknown") << QByteArray("x-odd");
}

void TestNetworkLimits::packedAnswerIsNotUnpacked()
{
    QFETCH(QByteArray, encoding);
    const QByteArray bomb = qCompress(QByteArray(16 * 1024 * 1024, '\0'), 9).sliced(4);
    QVERIFY(bomb.size() < 1024 * 1024);
    const RawServer server("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding
                           + "\r\nContent-Length: " + QByteArray::number(bomb.size())
                           + "\r\n\r\n" + bomb, Then::Stay);
    QSignalSpy exchanged(m_network.get(), &net::Network::exchanged);
    const auto result = resultOf(get(server.url()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Malformed);
    QCOMPARE(result.error().rule, QStringLiteral("encoding"));
    const auto exchange = exchanged.first().first().value<net::Exchange>();
    QCOMPARE(exchange.responseBytes, bomb.size());
}

QTEST_GUILESS_MAIN(TestNetworkLimits)
#include "tst_networklimits.moc"
