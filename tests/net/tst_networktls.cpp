// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "crypto/selfsignedcertificate.h"
#include "http/server.h"
#include "net/authorities.h"
#include "net/network.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QtTest>

using namespace accountdesk;

class TestNetworkTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void certificateOfAnUnknownAuthorityIsUntrusted_data();
    void certificateOfAnUnknownAuthorityIsUntrusted();
    void expiredCertificateIsNamedWithItsDate();
    void certificateOfAnExtraAuthorityIsAccepted();
    void extraAuthorityStandsBesideTheSystems();
    void extraAuthorityOfAnotherIsNotEnough();
    void requestHeldForTheAuthoritiesCanBeCancelled();
    void flowMayBeTheFirstToNeedTheAuthorities();

private:
    void start(const QDateTime &madeAt);
    Result<net::Answer> resultOf(const QByteArray &verb);
    QUrl url() const;

    SystemClock m_clock;
    QSslCertificate m_authority;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<net::Network> m_network;
    QList<http::Request> m_requests;
};

void TestNetworkTls::init()
{
    test::failOnAnyWarning();
    m_requests.clear();
    m_network = std::make_unique<net::Network>(m_clock);
    start(QDateTime::currentDateTimeUtc());
}

void TestNetworkTls::cleanup()
{
    m_network.reset();
    m_server.reset();
}

void TestNetworkTls::start(const QDateTime &madeAt)
{
    const auto made = crypto::makeLoopbackCertificate(madeAt);
    QVERIFY(made);
    m_authority = QSslCertificate(made->authorityPem);
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(made->certificatePem));
    configuration.setPrivateKey(QSslKey(made->privateKeyPem.reveal(), QSsl::Rsa));
    m_server = std::make_unique<http::Server>([this](const http::Request &request) {
        m_requests.append(request);
        return http::Response::text(200, "{}");
    });
    QVERIFY(m_server->listenTls(0, configuration));
}

QUrl TestNetworkTls::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server->port()));
}

Result<net::Answer> TestNetworkTls::resultOf(const QByteArray &verb)
{
    net::Outgoing outgoing;
    outgoing.verb = verb;
    outgoing.url = url();
    outgoing.bearer = Secret("the-token");
    outgoing.bearerOrigin = url();
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion());
    return answer.take();
}

void TestNetworkTls::certificateOfAnUnknownAuthorityIsUntrusted_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("B11.1 read") << QByteArray("GET");
    QTest::newRow("B11.1 write") << QByteArray("POST");
}

void TestNetworkTls::certificateOfAnUnknownAuthorityIsUntrusted()
{
    QFETCH(QByteArray, verb);
    const auto result = resultOf(verb);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QCOMPARE(result.error().rule, QStringLiteral("tls"));
    QVERIFY(!result.error().detail.isEmpty());
    QCOMPARE(m_requests.size(), 0);
}

void TestNetworkTls::expiredCertificateIsNamedWithItsDate() // B11.1
{
    start(QDateTime::currentDateTimeUtc().addYears(-10));
    QVERIFY(m_authority.expiryDate() < QDateTime::currentDateTimeUtc());
    m_network->setExtraAuthorities({m_authority});
    const auto result = resultOf("GET");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QCOMPARE(result.error().rule, QStringLiteral("tls.expired"));
    const QDateTime expired = QDateTime::fromString(result.error().detail, Qt::ISODate);
    QVERIFY2(expired.isValid(), qPrintable(result.error().detail));
    QVERIFY(expired < QDateTime::currentDateTimeUtc());
    QCOMPARE(m_requests.size(), 0);
}

void TestNetworkTls::certificateOfAnExtraAuthorityIsAccepted() // B11.2
{
    m_network->setExtraAuthorities({m_authority});
    for (int round = 1; round <= 2; ++round) {
        const auto result = resultOf("GET");
        QVERIFY(result);
        QCOMPARE(m_requests.size(), round);
    }
    QVERIFY(m_requests.first().isSecure);
    QCOMPARE(m_server->acceptedCount(), 1u);
}

void TestNetworkTls::extraAuthorityStandsBesideTheSystems() // B11.2
{
    net::Authorities authorities;
    QVERIFY(authorities.isReady());
    authorities.setExtra({m_authority});
    QVERIFY(!authorities.isReady());
    QSignalSpy loaded(&authorities, &net::Authorities::loaded);
    authorities.load();
    authorities.load();
    QVERIFY(loaded.wait());
    QVERIFY(authorities.isReady());
    QVERIFY(authorities.all().contains(m_authority));
    QCOMPARE(authorities.all().size(), 1 + QSslConfiguration::systemCaCertificates().size());
    QCOMPARE(loaded.size(), 1);
}

void TestNetworkTls::extraAuthorityOfAnotherIsNotEnough()
{
    const auto other = crypto::makeLoopbackCertificate(QDateTime::currentDateTimeUtc());
    QVERIFY(other);
    m_network->setExtraAuthorities({QSslCertificate(other->authorityPem)});
    const auto result = resultOf("GET");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QCOMPARE(m_requests.size(), 0);
}

void TestNetworkTls::requestHeldForTheAuthoritiesCanBeCancelled()
{
    m_network->setExtraAuthorities({m_authority});
    net::Outgoing outgoing;
    outgoing.verb = "POST";
    outgoing.url = url();
    test::Awaited<net::Answer> answer;
    m_network->send(std::move(outgoing), this, answer.completion())->cancel();
    QCOMPARE(answer.take().error().kind, Error::Kind::Cancelled);
    QVERIFY(resultOf("GET")); // by now the held one would have been sent too
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().method, QByteArray("GET"));
}

void TestNetworkTls::flowMayBeTheFirstToNeedTheAuthorities()
{
    m_network->setExtraAuthorities({m_authority});
    QNetworkReply *reply = m_network->get(QNetworkRequest(url()));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QVERIFY(!net::problemOf(*reply, false));
    reply->deleteLater();
}

QTEST_GUILESS_MAIN(TestNetworkTls)
#include "tst_networktls.moc"
