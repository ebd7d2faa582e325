// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/selfsignedcertificate.h"
#include "support/strict.h"

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::crypto;

class SelfSignedCertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void holdsAnAuthorityAndAServer();
    void isValidAroundTheGivenTime();
    void isTrustedByWhoTrustsItsAuthority_data();
    void isTrustedByWhoTrustsItsAuthority();
    void isNotTrustedOtherwise();
    void isMadeAnewEachTime();

private:
    QList<QSslError> connectWith(const QList<QSslCertificate> &authorities, const QString &name);
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    LoopbackCertificate m_made;
};

void SelfSignedCertificateTest::initTestCase()
{
    auto made = makeLoopbackCertificate(m_now);
    QVERIFY(made);
    m_made = *std::move(made);
}

void SelfSignedCertificateTest::holdsAnAuthorityAndAServer()
{
    const QSslCertificate authority(m_made.authorityPem);
    const QSslCertificate server(m_made.certificatePem);
    QVERIFY(!authority.isNull());
    QVERIFY(!server.isNull());
    QVERIFY(authority.isSelfSigned());
    QVERIFY(!server.isSelfSigned());
    QCOMPARE(server.issuerInfo(QSslCertificate::CommonName), authority.subjectInfo(QSslCertificate::CommonName));
    QVERIFY(server.subjectAlternativeNames().contains(QSsl::IpAddressEntry, QStringLiteral("127.0.0.1")));
    QVERIFY(server.subjectAlternativeNames().contains(QSsl::DnsEntry, QStringLiteral("localhost")));
    QVERIFY(!QSslKey(m_made.privateKeyPem.reveal(), QSsl::Rsa).isNull());
}

void SelfSignedCertificateTest::isValidAroundTheGivenTime()
{
    for (const QByteArray &pem : {m_made.authorityPem, m_made.certificatePem}) {
        const QSslCertificate certificate(pem);
        QVERIFY(certificate.effectiveDate() < m_now.addSecs(-3600));
        QVERIFY(certificate.expiryDate() > m_now.addDays(30));
        // What browsers and mobile systems still take.
        QVERIFY(certificate.effectiveDate().daysTo(certificate.expiryDate()) <= 398);
    }
}

QList<QSslError> SelfSignedCertificateTest::connectWith(const QList<QSslCertificate> &authorities,
                                                        const QString &name)
{
    QSslServer server;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(m_made.certificatePem));
    configuration.setPrivateKey(QSslKey(m_made.privateKeyPem.reveal(), QSsl::Rsa));
    server.setSslConfiguration(configuration);
    server.listen(QHostAddress::LocalHost);

    QSslSocket client;
    QList<QSslError> errors;
    connect(&client, &QSslSocket::sslErrors, &client,
            [&errors](const QList<QSslError> &found) { errors = found; });
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(authorities);
    client.setSslConfiguration(trust);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost).toString(), server.serverPort());
    client.setPeerVerifyName(name);
    connect(&client, &QSslSocket::connected, &client, [&client] { client.startClientEncryption(); });
    const bool isOver = QTest::qWaitFor([&] { return client.isEncrypted() || !errors.isEmpty(); }, 20000);
    if (!isOver)
        errors.append(QSslError(QSslError::UnspecifiedError));
    return errors;
}

void SelfSignedCertificateTest::isTrustedByWhoTrustsItsAuthority_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("by address") << QStringLiteral("127.0.0.1");
    QTest::newRow("by name") << QStringLiteral("localhost");
}

void SelfSignedCertificateTest::isTrustedByWhoTrustsItsAuthority()
{
    QFETCH(QString, name);
    QVERIFY(connectWith({QSslCertificate(m_made.authorityPem)}, name).isEmpty());
}

void SelfSignedCertificateTest::isNotTrustedOtherwise()
{
    const auto other = makeLoopbackCertificate(m_now);
    QVERIFY(!connectWith({QSslCertificate(other->authorityPem)}, QStringLiteral("127.0.0.1")).isEmpty());
    QVERIFY(!connectWith({QSslCertificate(m_made.authorityPem)}, QStringLiteral("example.com")).isEmpty());
}

void SelfSignedCertificateTest::isMadeAnewEachTime()
{
    const auto other = makeLoopbackCertificate(m_now);
    QVERIFY(other->certificatePem != m_made.certificatePem);
    QVERIFY(other->privateKeyPem.reveal() != m_made.privateKeyPem.reveal());
    QVERIFY(QSslCertificate(other->certificatePem).serialNumber()
            != QSslCertificate(m_made.certificatePem).serialNumber());
}

QTEST_GUILESS_MAIN(SelfSignedCertificateTest)
#include "tst_selfsignedcertificate.moc"
