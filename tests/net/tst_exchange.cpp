// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "net/network.h"
#include "support/awaited.h"
#include "support/manualclock.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;

/// B9.1: what the activity log gets.
class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOfRequestAndAnswer();
    void holdsNoSecret();
    void countsInOrderOfSending();
    void namesTheFailureWhenNoAnswerCame();
    void comesBeforeTheCompletion();
    void blotsOutCredentialHeaders_data();
    void blotsOutCredentialHeaders();

private:
    net::Outgoing outgoing(const QByteArray &verb, const QString &pathAndQuery);
    QList<net::Exchange> exchangesOf(net::Outgoing outgoing);

    test::ManualClock m_clock;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<net::Network> m_network;
    http::Response m_response;
};

void TestExchange::init()
{
    test::failOnAnyWarning();
    m_response = http::Response::text(200, "{\"a\":1}", "application/json");
    m_server = std::make_unique<http::Server>([this](const http::Request &) {
        m_clock.advance(7);
        return m_response;
    });
    QVERIFY(m_server->listen(0));
    m_network = std::make_unique<net::Network>(m_clock);
}

net::Outgoing TestExchange::outgoing(const QByteArray &verb, const QString &pathAndQuery)
{
    net::Outgoing outgoing;
    outgoing.verb = verb;
    outgoing.url = QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server->port())
                            .arg(pathAndQuery));
    outgoing.bearer = Secret("TOPSECRET-bearer");
    outgoing.bearerOrigin = outgoing.url;
    return outgoing;
}

QList<net::Exchange> TestExchange::exchangesOf(net::Outgoing outgoing)
{
    QSignalSpy spy(m_network.get(), &net::Network::exchanged);
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion());
    answer.wait();
    QList<net::Exchange> exchanges;
    for (const auto &arguments : spy)
        exchanges.append(arguments.first().value<net::Exchange>());
    return exchanges;
}

void TestExchange::tellsOfRequestAndAnswer()
{
    net::Outgoing request = outgoing("PATCH", QStringLiteral("/api?fields=a"));
    request.body = "12345";
    const QDateTime startedAt = m_clock.now();
    const auto exchanges = exchangesOf(std::move(request));
    QCOMPARE(exchanges.size(), 1);
    const net::Exchange &exchange = exchanges.first();
    QCOMPARE(exchange.number, 1u);
    QCOMPARE(exchange.verb, QByteArray("PATCH"));
    QCOMPARE(exchange.url.path(), QStringLiteral("/api"));
    QVERIFY(!exchange.url.hasQuery());
    QCOMPARE(exchange.status, 200);
    QCOMPARE(exchange.requestBytes, 5);
    QCOMPARE(exchange.responseBytes, 7);
    QCOMPARE(exchange.startedAt, startedAt);
    QCOMPARE(exchange.durationMs, 7);
    QVERIFY(exchange.failure.isEmpty());
    QVERIFY(exchange.responseHeaders.contains({"Content-Type", "application/json"}));
}

void TestExchange::holdsNoSecret()
{
    m_response.headers.append(http::Header("Set-Cookie", "sid=TOPSECRET-cookie"));
    m_response.headers.append(
        http::Header("Link", "<https://t.example/cb?code=TOPSECRET-code>; rel=next"));
    net::Outgoing request = outgoing("POST", QStringLiteral("/t?state=TOPSECRET-state#TOPSECRET"));
    request.headers = {{"X-Note", "token=TOPSECRET-note"}, {"Cookie", "a=TOPSECRET-sent"}};
    request.body = "refresh_token=TOPSECRET-body";
    const auto exchanges = exchangesOf(std::move(request));
    QCOMPARE(exchanges.size(), 1);
    const net::Exchange &exchange = exchanges.first();
    QByteArray all = exchange.url.toEncoded() + exchange.failure.toUtf8();
    for (const auto &header : exchange.requestHeaders + exchange.responseHeaders)
        all += header.first + ": " + header.second + '\n';
    QVERIFY2(!all.contains("TOPSECRET"), all.constData());
    QVERIFY(all.contains("Authorization: [redacted]\n"));
    QVERIFY(all.contains("Set-Cookie: [redacted]\n"));
}

void TestExchange::countsInOrderOfSending()
{
    for (quint64 number = 1; number <= 3; ++number) {
        const auto exchanges = exchangesOf(outgoing("GET", QStringLiteral("/")));
        QCOMPARE(exchanges.size(), 1);
        QCOMPARE(exchanges.first().number, number);
    }
}

void TestExchange::namesTheFailureWhenNoAnswerCame()
{
    m_response.fault = http::Fault::CloseSilently;
    const auto exchanges = exchangesOf(outgoing("PATCH", QStringLiteral("/")));
    QCOMPARE(exchanges.size(), 1);
    QCOMPARE(exchanges.first().status, 0);
    QCOMPARE(exchanges.first().failure, QStringLiteral("UnknownOutcome"));
}

void TestExchange::comesBeforeTheCompletion()
{
    bool wasLogged = false;
    bool wasLoggedBefore = false;
    connect(m_network.get(), &net::Network::exchanged, this, [&] { wasLogged = true; });
    m_network->send(outgoing("GET", QStringLiteral("/")), this,
                    Completion<net::Answer>(this, [&](const Result<net::Answer> &) {
                        wasLoggedBefore = wasLogged;
                    }));
    QTRY_VERIFY(wasLoggedBefore);
}

void TestExchange::blotsOutCredentialHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"Authorization", "AUTHORIZATION", "Proxy-Authorization", "Cookie",
                             "set-cookie", "DPoP"})
        QTest::newRow(name) << QByteArray(name);
}

void TestExchange::blotsOutCredentialHeaders()
{
    QFETCH(QByteArray, name);
    const auto headers = net::redactedHeaders({{name, "Custom abc"}, {"Accept", "text/plain"}});
    QCOMPARE(headers.at(0).second, QByteArray("[redacted]"));
    QCOMPARE(headers.at(1).second, QByteArray("text/plain"));
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
