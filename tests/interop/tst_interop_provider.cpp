// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/accountapi.h"
#include "auth/session.h"
#include "auth/signin.h"
#include "catalogue/lookup.h"
#include "formwalker.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

/// Sign-in on a certified OpenID provider that knows nothing of Auth0, through its own pages.
class TestInteropProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void signsInThroughTheProvidersOwnForms();
    void theSignInHoldsThoughThereIsNoApi();
    void leavingTheProvidersFormsIsARefusal();
    void cleanupTestCase();

private:
    auth::SignInRequest request() const;
    /// Runs one attempt to its end.
    Result<token::TokenSet> signIn(test::FormWalker &browser);

    QProcess m_provider;
    config::Tenant m_tenant;
    SystemClock m_clock;
    std::unique_ptr<net::Network> m_network;
};

void TestInteropProvider::initTestCase()
{
    m_provider.setWorkingDirectory(qEnvironmentVariable("ACCOUNTDESK_INTEROP_DIR"));
    m_provider.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_provider.start(qEnvironmentVariable("ACCOUNTDESK_NODE"),
                     {QStringLiteral("provider.mjs")});
    QByteArray line;
    QVERIFY2(QTest::qWaitFor([&] {
        while (m_provider.canReadLine() && !line.startsWith('{'))
            line = m_provider.readLine();
        return line.startsWith('{');
    }, 60000), "the provider did not start");
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    const QString issuer = said.value(QLatin1String("issuer")).toString();
    auto tenant = config::makeTenant(issuer, said.value(QLatin1String("client_id")).toString(),
                                     said.value(QLatin1String("audience")).toString(), {0});
    QVERIFY2(tenant, tenant ? "" : qPrintable(tenant.error().detail));
    m_tenant = *tenant;
    QCOMPARE(m_tenant.issuer, issuer);
    m_network = std::make_unique<net::Network>(m_clock);
}

auth::SignInRequest TestInteropProvider::request() const
{
    auth::SignInRequest wanted;
    wanted.tenant = m_tenant;
    wanted.scopes = catalogue::firstScopes();
    return wanted;
}

Result<token::TokenSet> TestInteropProvider::signIn(test::FormWalker &browser)
{
    std::optional<Result<token::TokenSet>> taken;
    QObject context;
    auth::SignIn attempt({*m_network, browser, m_clock}, request());
    connect(&attempt, &auth::SignIn::finished, &context,
            [&taken](Result<token::TokenSet> &result) { taken.emplace(std::move(result)); });
    attempt.start();
    if (!QTest::qWaitFor([&taken] { return taken.has_value(); }, 60000))
        return Error{Error::Kind::TimedOut, 0, {}, QStringLiteral("no end"),
                     QStringLiteral("test"), 0};
    return std::move(*taken);
}

void TestInteropProvider::signsInThroughTheProvidersOwnForms()
{
    test::FormWalker browser(QStringLiteral("ada"), test::FormWalker::Way::Accept);
    Result<token::TokenSet> result = signIn(browser);
    QVERIFY2(result, result ? "" : qPrintable(result.error().rule + result.error().detail));
    QCOMPARE(browser.formsSubmitted(), 2);
    QCOMPARE(result->subject, QStringLiteral("ada"));
    // The resource's access token is a JWT of the same subject with the granted scope.
    QVERIFY(!result->isAccessTokenOpaque);
    QVERIFY(result->grantedScopes.contains(QStringLiteral("read:current_user")));
    QVERIFY(!result->idToken.isEmpty());
    QVERIFY(result->expiresAt > m_clock.now());
}

void TestInteropProvider::theSignInHoldsThoughThereIsNoApi()
{
    test::FormWalker browser(QStringLiteral("ada"), test::FormWalker::Way::Accept);
    Result<token::TokenSet> result = signIn(browser);
    QVERIFY(result);
    auth::Session session;
    session.begin(m_tenant, std::move(*result));
    api::RateBudget budget(m_clock);
    api::AccountApi api({*m_network, session, budget, systemRandom, 0});
    test::Awaited<api::User> user;
    api.fetchUser(QStringLiteral("ada"), user.completion());
    const Result<api::User> answer = user.take();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::NotFound);
    QCOMPARE(answer.error().httpStatus, 404);
    QVERIFY(session.isSignedIn());
}

void TestInteropProvider::leavingTheProvidersFormsIsARefusal()
{
    test::FormWalker browser(QStringLiteral("ada"), test::FormWalker::Way::Leave);
    const Result<token::TokenSet> result = signIn(browser);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(result.error().code, QStringLiteral("access_denied"));
}

void TestInteropProvider::cleanupTestCase()
{
    m_provider.closeWriteChannel();
    QVERIFY(m_provider.waitForFinished(10000));
}

QTEST_GUILESS_MAIN(TestInteropProvider)
#include "tst_interop_provider.moc"
