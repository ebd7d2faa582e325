// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/session.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

namespace {

config::Tenant tenant()
{
    config::Tenant tenant;
    tenant.issuer = QStringLiteral("https://t.example:8443/");
    return tenant;
}

token::TokenSet tokens(bool isOpaque)
{
    token::TokenSet set;
    set.accessToken = Secret(QByteArrayLiteral("token-text"));
    set.subject = QStringLiteral("auth0|1");
    set.isAccessTokenOpaque = isOpaque;
    return set;
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void beginsAndEnds();
    void givesTheTokenToItsIssuersOriginOnly();
    void keepsAnOpaqueTokenFromTheApi();
    void cannotRenewWithoutTheKeychain();
};

void SessionTest::beginsAndEnds()
{
    auth::Session session;
    const QSignalSpy changes(&session, &auth::Session::changed);
    QVERIFY(!session.isSignedIn());
    QVERIFY(session.token().isEmpty());
    session.begin(tenant(), tokens(false));
    QVERIFY(session.isSignedIn());
    QCOMPARE(session.tokens().subject, QStringLiteral("auth0|1"));
    QCOMPARE(session.token().reveal(), QByteArray("token-text"));
    session.signOut();
    QVERIFY(!session.isSignedIn());
    QVERIFY(session.token().isEmpty());
    session.signOut();
    QCOMPARE(changes.count(), 2);
}

void SessionTest::givesTheTokenToItsIssuersOriginOnly()
{
    auth::Session session;
    session.begin(tenant(), tokens(false));
    QCOMPARE(session.origin(), QUrl(QStringLiteral("https://t.example:8443")));
}

void SessionTest::keepsAnOpaqueTokenFromTheApi()
{
    auth::Session session;
    session.begin(tenant(), tokens(true));
    QVERIFY(session.isSignedIn());
    QVERIFY(session.token().isEmpty());
}

void SessionTest::cannotRenewWithoutTheKeychain()
{
    auth::Session session;
    session.begin(tenant(), tokens(false));
    test::Awaited<void> renewed;
    session.renew(renewed.completion());
    QVERIFY(!renewed.hasAnswer());
    const Result<void> result = renewed.take();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Unauthorized);
    QCOMPARE(result.error().rule, QStringLiteral("session"));
    QVERIFY(session.isSignedIn());
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
