// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "http/server.h"
#include "net/network.h"
#include "net/proxy.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QNetworkProxyFactory>
#include <QtTest>

using namespace accountdesk;

/// B11.3
class TestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksTheSystemsProxyForOtherHosts();
    void goesPastTheProxyToLoopback();
    void givesCredentialsToTheProxyOnly();
    void proxyThatWantsCredentialsIsNamedAndNotAnswered();

private:
    SystemClock m_clock;
    std::unique_ptr<http::Server> m_server;
    QList<http::Request> m_requests;
};

namespace {

QNetworkProxyQuery queryFor(const char *url)
{
    return QNetworkProxyQuery(QUrl(QString::fromLatin1(url)));
}

} // namespace

void TestProxy::init()
{
    test::failOnAnyWarning();
    qputenv("https_proxy", "http://proxy.example:3128");
    qputenv("http_proxy", "http://proxy.example:3128");
    qunsetenv("no_proxy");
    m_requests.clear();
    m_server = std::make_unique<http::Server>([this](const http::Request &request) {
        m_requests.append(request);
        return http::Response::text(200, "direct");
    });
    QVERIFY(m_server->listen(0));
}

void TestProxy::cleanup()
{
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
}

void TestProxy::asksTheSystemsProxyForOtherHosts()
{
    net::useSystemProxies();
    const auto proxies = QNetworkProxyFactory::proxyForQuery(queryFor("https://t.example/"));
    QCOMPARE(proxies.first().hostName(), QStringLiteral("proxy.example"));
    QCOMPARE(proxies.first().port(), quint16(3128));
    QVERIFY(proxies.first().user().isEmpty());
}

void TestProxy::goesPastTheProxyToLoopback()
{
    net::useSystemProxies();
    net::Network network(m_clock);
    net::Outgoing outgoing;
    outgoing.verb = "GET";
    outgoing.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_server->port()));
    test::Awaited<net::Answer> answer;
    network.send(std::move(outgoing), this, answer.completion());
    const auto result = answer.take();
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("direct"));
}

void TestProxy::givesCredentialsToTheProxyOnly()
{
    net::useSystemProxies(QStringLiteral("ann"), Secret("pw"));
    const auto proxies = QNetworkProxyFactory::proxyForQuery(queryFor("https://t.example/"));
    QCOMPARE(proxies.first().user(), QStringLiteral("ann"));
    QCOMPARE(proxies.first().password(), QStringLiteral("pw"));
    const auto own = QNetworkProxyFactory::proxyForQuery(queryFor("http://127.0.0.1:1/"));
    QCOMPARE(own.first().type(), QNetworkProxy::NoProxy);
    QVERIFY(own.first().user().isEmpty());
}

void TestProxy::proxyThatWantsCredentialsIsNamedAndNotAnswered() // R24
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress(QHostAddress::LocalHost)));
    QByteArray received;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
            received += socket->readAll();
            socket->write("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                          "Content-Length: 0\r\n\r\n");
        });
    });
    net::Network network(m_clock);
    network.setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"),
                                   proxy.serverPort()));
    net::Outgoing outgoing;
    outgoing.verb = "POST";
    outgoing.url = QUrl(QStringLiteral("https://t.example/oauth/token"));
    outgoing.bearer = Secret("the-token");
    outgoing.bearerOrigin = outgoing.url;
    test::Awaited<net::Answer> answer;
    network.send(std::move(outgoing), this, answer.completion());
    const auto result = answer.take();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(result.error().rule, QStringLiteral("proxy"));
    QVERIFY(received.startsWith("CONNECT t.example:443 "));
    QVERIFY(!received.toLower().contains("authorization"));
    QVERIFY(!received.contains("the-token"));
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
