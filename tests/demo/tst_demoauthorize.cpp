// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 4 and 5: which authorization requests are answered, and where.
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoAuthorizeTest : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void answersOtherCallbacksWithAPage_data();
    void answersOtherCallbacksWithAPage();
    void acceptsRegisteredCallbacksOnly();
    void answersAnUnknownClientWithAPage();
    void sendsErrorsBackToTheCallback_data();
    void sendsErrorsBackToTheCallback();
    void refusesDoubledParameters();
};

void DemoAuthorizeTest::answersOtherCallbacksWithAPage_data()
{
    QTest::addColumn<QString>("callback");
    QTest::addRow("item 4 localhost") << u"http://localhost:47821/callback"_s;
    QTest::addRow("item 4 another path") << u"http://127.0.0.1:47821/callback/"_s;
    QTest::addRow("item 4 a query") << u"http://127.0.0.1:47821/callback?x=1"_s;
    QTest::addRow("item 4 another scheme") << u"https://127.0.0.1:47821/callback"_s;
    QTest::addRow("item 4 user information") << u"http://127.0.0.1:47821@evil.example.com/callback"_s;
    QTest::addRow("item 4 a line break after it") << u"http://127.0.0.1:47821/callback\n"_s;
    QTest::addRow("item 4 upper case") << u"HTTP://127.0.0.1:47821/callback"_s;
    QTest::addRow("item 4 markup") << u"http://127.0.0.1/<b>callback"_s;
    QTest::addRow("item 4 absent") << QString();
}

void DemoAuthorizeTest::answersOtherCallbacksWithAPage()
{
    QFETCH(QString, callback);
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget({{u"redirect_uri"_s, callback}}));
    QVERIFY(answer.status >= 400 && answer.status < 500);
    QVERIFY(!answer.hasHeader("Location"));
    QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    QVERIFY(answer.body.contains("not Auth0"));
    QVERIFY(!answer.body.contains("<b>callback"));
    QVERIFY(answer.body.contains("Callback URL mismatch"));
}

void DemoAuthorizeTest::acceptsRegisteredCallbacksOnly()
{
    m_client->tenant().withState([](demo::DemoState &state) { state.options.acceptsAnyLoopbackPort = false; });
    const auto statusWith = [this](const QString &callback) {
        return m_client->get(m_client->authorizeTarget({{u"redirect_uri"_s, callback}})).status;
    };
    QCOMPARE(statusWith(u"http://127.0.0.1:47822/callback"_s), 200);
    QCOMPARE(statusWith(u"http://127.0.0.1:47824/callback"_s), 403);
}

void DemoAuthorizeTest::answersAnUnknownClientWithAPage()
{
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget({{u"client_id"_s, u"nobody"_s}}));
    QVERIFY(answer.status >= 400 && answer.status < 500);
    QVERIFY(!answer.hasHeader("Location"));
    QVERIFY(answer.body.contains("not Auth0"));
    // Per run, so that a page of another run cannot sign in here.
    TenantClient other;
    QVERIFY(other.address().clientId != m_client->address().clientId);
}

void DemoAuthorizeTest::sendsErrorsBackToTheCallback_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<QString>("error");
    QTest::addRow("item 5 no challenge") << Fields{{u"code_challenge"_s, {}}} << u"invalid_request"_s;
    QTest::addRow("item 5 plain challenge")
        << Fields{{u"code_challenge_method"_s, u"plain"_s}} << u"invalid_request"_s;
    QTest::addRow("item 5 no method") << Fields{{u"code_challenge_method"_s, {}}} << u"invalid_request"_s;
    QTest::addRow("item 5 short challenge") << Fields{{u"code_challenge"_s, u"abc"_s}} << u"invalid_request"_s;
    QTest::addRow("token response") << Fields{{u"response_type"_s, u"token"_s}}
                                    << u"unsupported_response_type"_s;
    QTest::addRow("unknown audience") << Fields{{u"audience"_s, u"https://other.example.com/"_s}}
                                      << u"access_denied"_s;
    QTest::addRow("silent without a session") << Fields{{u"prompt"_s, u"none"_s}} << u"login_required"_s;
    QTest::addRow("silent together with another prompt")
        << Fields{{u"prompt"_s, u"none login"_s}} << u"invalid_request"_s;
}

void DemoAuthorizeTest::sendsErrorsBackToTheCallback()
{
    QFETCH(Fields, changes);
    QFETCH(QString, error);
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget(changes));
    QCOMPARE(answer.status, 302);
    QVERIFY(answer.header("Location").startsWith(TenantClient::callback.toLatin1() + '?'));
    QCOMPARE(answer.locationParameter(u"error"_s), error);
    QVERIFY(!answer.locationParameter(u"error_description"_s).isEmpty());
    QCOMPARE(answer.locationParameter(u"state"_s), u"state-of-the-test-012345"_s);
    QCOMPARE(answer.locationParameter(u"iss"_s), m_client->address().issuer);
}

void DemoAuthorizeTest::refusesDoubledParameters()
{
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget() + "&nonce=another");
    QCOMPARE(answer.locationParameter(u"error"_s), u"invalid_request"_s);
    const TenantAnswer callbacks = m_client->get(
        m_client->authorizeTarget() + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback");
    QVERIFY(!callbacks.hasHeader("Location"));
}

QTEST_GUILESS_MAIN(DemoAuthorizeTest)
#include "tst_demoauthorize.moc"
