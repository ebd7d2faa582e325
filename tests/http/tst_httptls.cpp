// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/selfsignedcertificate.h"
#include "http/server.h"
#include "support/strict.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QtTest>

using namespace accountdesk;

class TestHttpTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_server.reset(); }
    void answersOverTls12AndNewer_data();
    void answersOverTls12AndNewer();
    void clientThatStallsInTheHandshakeIsEnded();
    void plainRequestToTheTlsPortGetsNoAnswer();

private:
    QSslConfiguration m_configuration;
    QSslCertificate m_authority;
    std::unique_ptr<http::Server> m_server;
    QList<http::Request> m_requests;
};

void TestHttpTls::initTestCase()
{
    const auto made = crypto::makeLoopbackCertificate(QDateTime::currentDateTimeUtc());
    QVERIFY(made);
    m_authority = QSslCertificate(made->authorityPem);
    m_configuration.setLocalCertificate(QSslCertificate(made->certificatePem));
    m_configuration.setPrivateKey(QSslKey(made->privateKeyPem.reveal(), QSsl::Rsa));
    QVERIFY(!m_configuration.privateKey().isNull());
}

void TestHttpTls::init()
{
    test::failOnAnyWarning();
    m_requests.clear();
    http::ServerLimits limits;
    limits.headMs = 300;
    m_server = std::make_unique<http::Server>([this](const http::Request &request) {
        m_requests.append(request);
        return http::Response::text(200, QByteArray(100000, '#'));
    }, limits);
    QVERIFY(m_server->listenTls(0, m_configuration));
}

void TestHttpTls::answersOverTls12AndNewer_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void TestHttpTls::answersOverTls12AndNewer()
{
    QFETCH(QSsl::SslProtocol, protocol);
    QSslSocket client;
    QSslConfiguration trusting;
    trusting.setCaCertificates({m_authority});
    trusting.setProtocol(protocol);
    client.setSslConfiguration(trusting);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(QTest::qWaitFor([&] { return client.isEncrypted(); }));
    QCOMPARE(client.sessionProtocol(), protocol);
    client.write("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
    QByteArray received;
    QVERIFY(QTest::qWaitFor([&] {
        received += client.readAll();
        return received.count('#') == 200000;
    }));
    QCOMPARE(m_requests.size(), 2);
    QVERIFY(m_requests.first().isSecure);
}

void TestHttpTls::clientThatStallsInTheHandshakeIsEnded()
{
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->port());
    QTRY_COMPARE(m_server->acceptedCount(), 1u);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestHttpTls::plainRequestToTheTlsPortGetsNoAnswer()
{
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->port());
    QVERIFY(client.waitForConnected());
    client.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!client.readAll().contains("HTTP/"));
    QCOMPARE(m_requests.size(), 0);
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
