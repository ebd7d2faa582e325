// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/tenant.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using config::makeTenant;
using config::Tenant;

class TenantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void makesAnIssuerOfWhatAPersonGives_data();
    void makesAnIssuerOfWhatAPersonGives();
    void refusesWhatIsNoTenant_data();
    void refusesWhatIsNoTenant();
    void refusesPortsThatCannotBeRegistered_data();
    void refusesPortsThatCannotBeRegistered();
    void refusesOddClientIdsAndAudiences_data();
    void refusesOddClientIdsAndAudiences();
    void namesTheCallbacksToRegister();
    void keepsAGivenAudience();
};

void TenantTest::makesAnIssuerOfWhatAPersonGives_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("audience");
    const auto row = [](const char *name, const char16_t *domain, const char *issuer,
                        const char *shown, const char *origin, const char *audience) {
        QTest::newRow(name) << QString::fromUtf16(domain) << QString::fromLatin1(issuer)
                            << QString::fromLatin1(shown) << QString::fromLatin1(origin)
                            << QString::fromLatin1(audience);
    };
    row("B4.4 host", u"acme.eu.auth0.com", "https://acme.eu.auth0.com/", "acme.eu.auth0.com",
        "https://acme.eu.auth0.com", "https://acme.eu.auth0.com/api/v2/");
    row("B4.4 blanks around", u"  acme.auth0.com\n", "https://acme.auth0.com/", "acme.auth0.com",
        "https://acme.auth0.com", "https://acme.auth0.com/api/v2/");
    row("B4.4 capitals", u"ACME.Auth0.com", "https://acme.auth0.com/", "acme.auth0.com",
        "https://acme.auth0.com", "https://acme.auth0.com/api/v2/");
    row("B4.4 trailing slash", u"acme.auth0.com/", "https://acme.auth0.com/", "acme.auth0.com",
        "https://acme.auth0.com", "https://acme.auth0.com/api/v2/");
    row("B4.4 other letters", u"b\u00fccher.example", "https://xn--bcher-kva.example/",
        "xn--bcher-kva.example", "https://xn--bcher-kva.example",
        "https://xn--bcher-kva.example/api/v2/");
    row("B4.4 look-alike letter", u"\u0430uth0.com", "https://xn--uth0-43d.com/",
        "xn--uth0-43d.com", "https://xn--uth0-43d.com", "https://xn--uth0-43d.com/api/v2/");
    row("B4.4 host with port", u"login.example:8443", "https://login.example:8443/",
        "login.example:8443", "https://login.example:8443", "https://login.example:8443/api/v2/");
    row("B4.4 whole URL without slash", u"https://id.example", "https://id.example", "id.example",
        "https://id.example", "https://id.example/api/v2/");
    row("B4.4 whole URL in other letters", u"https://b\u00fccher.example/",
        "https://xn--bcher-kva.example/", "xn--bcher-kva.example",
        "https://xn--bcher-kva.example", "https://xn--bcher-kva.example/api/v2/");
    row("B4.4 plain http to 127.0.0.1", u"http://127.0.0.1:4000/", "http://127.0.0.1:4000/",
        "127.0.0.1:4000", "http://127.0.0.1:4000", "https://127.0.0.1:4000/api/v2/");
    row("B4.4 plain http to localhost", u"http://localhost:4000", "http://localhost:4000",
        "localhost:4000", "http://localhost:4000", "https://localhost:4000/api/v2/");
    row("B4.4 plain http to ::1", u"http://[::1]:4000/", "http://[::1]:4000/", "[::1]:4000",
        "http://[::1]:4000", "https://[::1]:4000/api/v2/");
}

void TenantTest::makesAnIssuerOfWhatAPersonGives()
{
    QFETCH(QString, domain);
    const Result<Tenant> tenant = makeTenant(domain, QStringLiteral("client"));
    QVERIFY2(tenant, qPrintable(tenant ? QString() : tenant.error().detail));
    QTEST(tenant->issuer, "issuer");
    QTEST(tenant->displayName(), "shown");
    QTEST(tenant->origin().toString(QUrl::FullyEncoded), "origin");
    QTEST(tenant->audience, "audience");
    QVERIFY(!tenant->isDemo);
    QCOMPARE(tenant->callbackPorts, (QList<quint16>{47821, 47822, 47823}));
}

void TenantTest::refusesWhatIsNoTenant_data()
{
    QTest::addColumn<QString>("domain");
    const auto row = [](const char *name, const char16_t *domain) {
        QTest::newRow(name) << QString::fromUtf16(domain);
    };
    row("B4.4 nothing", u"");
    row("B4.4 blanks only", u"  ");
    row("B4.4 blank inside", u"acme .auth0.com");
    row("B4.4 user name", u"https://acme.auth0.com@evil.example/");
    row("B4.4 user name without scheme", u"acme.auth0.com@evil.example");
    row("B4.4 user name and password", u"https://a:b@acme.auth0.com/");
    row("B4.4 empty user name", u"https://@acme.auth0.com/");
    row("B4.4 fragment", u"https://acme.auth0.com/#x");
    row("B4.4 fragment without scheme", u"acme.auth0.com#x");
    row("B4.4 query", u"https://acme.auth0.com/?x=1");
    row("B4.4 path", u"https://acme.auth0.com/realms/x");
    row("B4.4 path without scheme", u"acme.auth0.com/authorize");
    row("B4.4 two slashes", u"https://acme.auth0.com//");
    row("B4.4 backslash", u"acme.auth0.com\\evil.example");
    row("B4.4 percent sign", u"acme%2eauth0.com");
    row("B4.4 ftp", u"ftp://acme.auth0.com/");
    row("B4.4 javascript", u"javascript://acme.auth0.com/%0aalert(1)");
    row("B4.4 file", u"file:///etc/passwd");
    row("B4.4 plain http elsewhere", u"http://acme.auth0.com/");
    row("B4.4 plain http to a name that begins like loopback", u"http://127.0.0.1.evil.example/");
    row("B4.4 plain http to localhost of another", u"http://localhost.evil.example/");
    row("B4.4 port 0", u"acme.auth0.com:0");
    row("B4.4 port too large", u"acme.auth0.com:65536");
    row("B4.4 port of letters", u"acme.auth0.com:x");
    row("B4.4 line break inside", u"acme.auth0.com\nHost: x");
    row("B4.4 no host", u"https:///");
    row("B4.4 right-to-left mark", u"acme\u202emoc.auth0.com");
}

void TenantTest::refusesWhatIsNoTenant()
{
    QFETCH(QString, domain);
    const Result<Tenant> tenant = makeTenant(domain, QStringLiteral("client"));
    QVERIFY2(!tenant, tenant ? qPrintable(tenant->issuer) : "");
    QCOMPARE(tenant.error().kind, Error::Kind::Rejected);
    QCOMPARE(tenant.error().rule, QStringLiteral("domain"));
    QVERIFY(!tenant.error().detail.isEmpty());
}

void TenantTest::refusesPortsThatCannotBeRegistered_data()
{
    QTest::addColumn<QList<quint16>>("ports");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("one") << QList<quint16>{5000} << true;
    QTest::newRow("any free one") << QList<quint16>{0} << true;
    QTest::newRow("highest") << QList<quint16>{65535} << true;
    QTest::newRow("named twice") << QList<quint16>{5000, 5001, 5000} << false;
    QTest::newRow("port 2, which an enum would become") << QList<quint16>{2} << false;
    QTest::newRow("the system's last one") << QList<quint16>{1023} << false;
}

void TenantTest::refusesPortsThatCannotBeRegistered()
{
    QFETCH(QList<quint16>, ports);
    QFETCH(bool, isGood);
    const Result<Tenant> tenant =
        makeTenant(QStringLiteral("acme.auth0.com"), QStringLiteral("client"), {}, ports);
    QCOMPARE(tenant.has_value(), isGood);
    if (tenant)
        QCOMPARE(tenant->callbackPorts, ports);
    else
        QCOMPARE(tenant.error().rule, QStringLiteral("callbackPort"));
}

void TenantTest::refusesOddClientIdsAndAudiences_data()
{
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("audience");
    QTest::addColumn<QString>("rule");
    const QString client = QStringLiteral("client");
    QTest::newRow("no client id") << QString() << QString() << QStringLiteral("clientId");
    QTest::newRow("blank client id") << QStringLiteral(" ") << QString() << QStringLiteral("clientId");
    QTest::newRow("client id of two words")
        << QStringLiteral("a b") << QString() << QStringLiteral("clientId");
    QTest::newRow("client id with a control character")
        << QStringLiteral("a\x01" "b") << QString() << QStringLiteral("clientId");
    QTest::newRow("endless client id")
        << QString(256, QLatin1Char('a')) << QString() << QStringLiteral("clientId");
    QTest::newRow("audience of two words")
        << client << QStringLiteral("a b") << QStringLiteral("audience");
    QTest::newRow("audience with a line break")
        << client << QStringLiteral("a\nb") << QStringLiteral("audience");
}

void TenantTest::refusesOddClientIdsAndAudiences()
{
    QFETCH(QString, clientId);
    QFETCH(QString, audience);
    const Result<Tenant> tenant = makeTenant(QStringLiteral("acme.auth0.com"), clientId, audience);
    QVERIFY(!tenant);
    QCOMPARE(tenant.error().kind, Error::Kind::Rejected);
    QTEST(tenant.error().rule, "rule");
}

void TenantTest::namesTheCallbacksToRegister()
{
    // B1.5
    const Result<Tenant> usual = makeTenant(QStringLiteral("a.example"), QStringLiteral("c"));
    QVERIFY(usual);
    QCOMPARE(usual->callbackUrls(),
             (QStringList{QStringLiteral("http://127.0.0.1:47821/callback"),
                          QStringLiteral("http://127.0.0.1:47822/callback"),
                          QStringLiteral("http://127.0.0.1:47823/callback")}));
    const Result<Tenant> any =
        makeTenant(QStringLiteral("a.example"), QStringLiteral("c"), {}, {0});
    QVERIFY(any);
    QVERIFY(any->callbackUrls().isEmpty());
}

void TenantTest::keepsAGivenAudience()
{
    const QString audience = QStringLiteral("https://canonical.eu.auth0.com/api/v2/");
    const Result<Tenant> tenant =
        makeTenant(QStringLiteral("login.example"), QStringLiteral("c"), audience);
    QVERIFY(tenant);
    QCOMPARE(tenant->audience, audience);
}

QTEST_GUILESS_MAIN(TenantTest)
#include "tst_tenant.moc"
