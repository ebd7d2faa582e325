// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "http/server.h"
#include "net/network.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;

class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void deliversEveryCompleteAnswer_data();
    void deliversEveryCompleteAnswer();
    void sendsVerbHeadersAndBodyAsGiven_data();
    void sendsVerbHeadersAndBodyAsGiven();
    void challengesAreNotAnswered_data();
    void challengesAreNotAnswered();
    void cookiesAreNotSentBack();
    void keepsTwoConnectionsAndOpensNoFurther();
    void cancelEndsAtOnce();
    void cancelEndsWhatHasFailedAlready();
    void deletedTransferNeverCompletes();
    void transferDiesWithItsParent();
    void completionNeverComesBeforeSendReturns();
    void flowsRequestsGoTheSameWay();

private:
    net::Outgoing outgoing(const QByteArray &verb, const QString &path = QStringLiteral("/"));

    SystemClock m_clock;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<net::Network> m_network;
    QList<http::Request> m_requests;
    http::Response m_response;
};

void TestNetwork::init()
{
    test::failOnAnyWarning();
    m_requests.clear();
    m_response = http::Response::text(200, "{}", "application/json");
    m_server = std::make_unique<http::Server>([this](const http::Request &request) {
        m_requests.append(request);
        return m_response;
    });
    QVERIFY(m_server->listen(0));
    m_network = std::make_unique<net::Network>(m_clock);
}

void TestNetwork::cleanup()
{
    m_network.reset();
    m_server.reset();
}

net::Outgoing TestNetwork::outgoing(const QByteArray &verb, const QString &path)
{
    net::Outgoing outgoing;
    outgoing.verb = verb;
    outgoing.url = QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server->port()).arg(path));
    return outgoing;
}

void TestNetwork::deliversEveryCompleteAnswer_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<int>("status");
    for (const char *verb : {"GET", "POST", "PATCH", "DELETE"}) {
        for (const int status : {200, 201, 204, 400, 401, 403, 404, 409, 429, 500, 503})
            QTest::addRow("%s %d", verb, status) << QByteArray(verb) << status;
    }
}

void TestNetwork::deliversEveryCompleteAnswer()
{
    QFETCH(QByteArray, verb);
    QFETCH(int, status);
    m_response.status = status;
    m_response.setHeader("X-One", "1");
    test::Awaited<net::Answer> answer;
    m_network->send(outgoing(verb), this, answer.completion());
    const auto result = answer.take();
    QVERIFY(result);
    QCOMPARE(result->status, status);
    QCOMPARE(result->body, status == 204 ? QByteArray() : QByteArray("{}"));
    QCOMPARE(result->header("x-one"), QByteArray("1"));
    QVERIFY(result->isJson());
    QCOMPARE(result->exchange, 1u);
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(answer.calls(), 1);
}

void TestNetwork::sendsVerbHeadersAndBodyAsGiven_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("{\"a\":1}");
    QTest::newRow("POST without body") << QByteArray("POST") << QByteArray();
    QTest::newRow("DELETE without body") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("DELETE with body") << QByteArray("DELETE") << QByteArray("x");
    QTest::newRow("large PUT") << QByteArray("PUT") << QByteArray(900000, 'x');
}

void TestNetwork::sendsVerbHeadersAndBodyAsGiven()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, body);
    net::Outgoing request = outgoing(verb, QStringLiteral("/users/auth0%7C1%2Fx?q=a%2Bb"));
    request.headers = {{"Content-Type", "application/json"}, {"X-One", "1"}};
    request.body = body;
    request.bearer = Secret("the-token");
    request.bearerOrigin = request.url;
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(request), this, answer.completion());
    QVERIFY(answer.take());
    const http::Request &seen = m_requests.first();
    QCOMPARE(seen.method, verb);
    QCOMPARE(seen.path, QByteArray("/users/auth0%7C1%2Fx"));
    QCOMPARE(seen.query, QByteArray("q=a%2Bb"));
    QCOMPARE(seen.body, body);
    QCOMPARE(seen.header("Content-Length"), QByteArray::number(body.size()));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.header("X-One"), QByteArray("1"));
    QCOMPARE(seen.header("Authorization"), QByteArray("Bearer the-token"));
    QCOMPARE(seen.header("Accept-Encoding"), QByteArray("identity"));
}

void TestNetwork::challengesAreNotAnswered_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("B11.4 Basic") << QByteArray("Basic realm=\"x\"");
    QTest::newRow("B11.4 Digest") << QByteArray("Digest realm=\"x\", nonce=\"n\", qop=\"auth\"");
    QTest::newRow("B11.4 NTLM") << QByteArray("NTLM");
    QTest::newRow("B11.4 Negotiate") << QByteArray("Negotiate");
    QTest::newRow("Bearer") << QByteArray("Bearer error=\"invalid_token\"");
}

void TestNetwork::challengesAreNotAnswered()
{
    QFETCH(QByteArray, challenge);
    m_response.status = 401;
    m_response.setHeader("WWW-Authenticate", challenge);
    for (const char *verb : {"GET", "PATCH"}) {
        m_requests.clear();
        test::Awaited<net::Answer> answer;
        m_network->send(outgoing(verb), this, answer.completion());
        const auto result = answer.take();
        QVERIFY(result);
        QCOMPARE(result->status, 401);
        QCOMPARE(result->body, QByteArray("{}"));
        QCOMPARE(m_requests.size(), 1);
        QVERIFY(m_requests.first().header("Authorization").isEmpty());
    }
}

void TestNetwork::cookiesAreNotSentBack() // B11.5
{
    m_response.setHeader("Set-Cookie", "session=1; Path=/");
    for (int round = 0; round < 2; ++round) {
        test::Awaited<net::Answer> answer;
        m_network->send(outgoing("GET"), this, answer.completion());
        QVERIFY(answer.take());
    }
    QCOMPARE(m_requests.size(), 2);
    QCOMPARE(m_requests.last().headerCount("Cookie"), 0);
}

void TestNetwork::keepsTwoConnectionsAndOpensNoFurther()
{
    for (int round = 0; round < 3; ++round) {
        m_response.delayMs = 10;
        test::Awaited<net::Answer> first;
        test::Awaited<net::Answer> second;
        m_network->send(outgoing("GET"), this, first.completion());
        m_network->send(outgoing(round == 1 ? "POST" : "GET"), this, second.completion());
        QVERIFY(first.take());
        QVERIFY(second.take());
    }
    QCOMPARE(m_requests.size(), 6);
    QCOMPARE(m_server->acceptedCount(), 2u);
}

void TestNetwork::cancelEndsAtOnce() // R8
{
    m_response.fault = http::Fault::NeverAnswer;
    for (const char *verb : {"GET", "PATCH"}) {
        test::Awaited<net::Answer> answer;
        net::Transfer *transfer = m_network->send(outgoing(verb), this, answer.completion());
        m_requests.clear();
        QTRY_COMPARE(m_requests.size(), 1);
        transfer->cancel();
        QVERIFY(!answer.hasAnswer());
        const auto result = answer.take();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    }
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestNetwork::cancelEndsWhatHasFailedAlready()
{
    m_response.fault = http::Fault::CloseSilently;
    test::Awaited<net::Answer> answer;
    net::Transfer *transfer = m_network->send(outgoing("PATCH"), this, answer.completion());
    auto *reply = m_network->findChild<QNetworkReply *>();
    QVERIFY(reply);
    // Its error is told before its end, and what fails with it may cancel it in between.
    connect(reply, &QNetworkReply::errorOccurred, this, [transfer] { transfer->cancel(); });
    const auto result = answer.take();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
}

void TestNetwork::deletedTransferNeverCompletes()
{
    m_response.fault = http::Fault::NeverAnswer;
    test::Awaited<net::Answer> answer;
    net::Transfer *transfer = m_network->send(outgoing("GET"), this, answer.completion());
    QTRY_COMPARE(m_requests.size(), 1);
    delete transfer;
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(!answer.hasAnswer());
}

void TestNetwork::transferDiesWithItsParent()
{
    m_response.fault = http::Fault::NeverAnswer;
    test::Awaited<net::Answer> answer;
    auto parent = std::make_unique<QObject>();
    m_network->send(outgoing("GET"), parent.get(), answer.completion());
    QTRY_COMPARE(m_requests.size(), 1);
    parent.reset();
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(!answer.hasAnswer());
}

void TestNetwork::completionNeverComesBeforeSendReturns()
{
    net::Outgoing refused;
    refused.verb = "GET";
    refused.url = QUrl(QStringLiteral("ftp://127.0.0.1/"));
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(refused), this, answer.completion());
    QVERIFY(!answer.hasAnswer());
    QVERIFY(!answer.take());
}

void TestNetwork::flowsRequestsGoTheSameWay()
{
    QSignalSpy exchanged(m_network.get(), &net::Network::exchanged);
    QNetworkRequest request(outgoing("POST").url);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = m_network->post(request, QByteArrayLiteral("code=1"));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(m_requests.first().method, QByteArray("POST"));
    QCOMPARE(m_requests.first().body, QByteArray("code=1"));
    QCOMPARE(m_requests.first().headerCount("Content-Length"), 1);
    QVERIFY(!net::problemOf(*reply, true));
    QCOMPARE(reply->readAll(), QByteArray("{}"));
    QVERIFY(!net::problemOf(*reply, true)); // reading changes nothing
    QCOMPARE(exchanged.size(), 1);
    reply->deleteLater();
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
