// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountstore.h"
#include "auth/session.h"
#include "auth/signin.h"
#include "bench/benchtable.h"
#include "catalogue/lookup.h"
#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "net/network.h"
#include "support/strict.h"
#include "support_demo/scriptedbrowser.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

using namespace accountdesk;
using namespace Qt::StringLiterals;

/// Rows 3 to 6: from the redirect to the profile, with a round trip of L to the tenant (each
/// answer is held L, the first one of each connection another L).
class BenchSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void redirectToProfile_data();
    void redirectToProfile();
    void threeRequestsInTwoRounds();
    void cleanupTestCase() { m_table.print(); }

private:
    struct Times
    {
        double nameMs = 0;      ///< until the verified ID token's claims are there
        double profileMs = 0;   ///< until user and enrollments are there
        QList<QByteArray> paths; ///< what the tenant was asked after the redirect
    };
    static std::optional<Times> run(int roundTripMs);

    test::BenchTable m_table;
};

std::optional<BenchSignIn::Times> BenchSignIn::run(int roundTripMs)
{
    demo::DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    options.answerDelayMs = roundTripMs;
    options.connectionDelayMs = roundTripMs;
    demo::DemoTenant tenant(options);
    const auto address = tenant.start();
    if (!address)
        return std::nullopt;
    const SystemClock clock;
    net::Network network(clock);
    auth::Session session;
    api::RateBudget budget(clock);
    api::AccountApi api({network, session, budget});
    account::AccountStore store(api, clock);
    test::ScriptedBrowser browser(tenant.people().first());
    auth::SignInRequest request;
    request.tenant = *config::makeTenant(address->issuer, address->clientId, address->audience, {0});
    request.scopes = catalogue::firstScopes();
    auth::SignIn signIn({network, browser, clock}, request);

    QElapsedTimer sinceRedirect;
    Times times;
    qsizetype toldBefore = 0;
    QObject::connect(&signIn, &auth::SignIn::stageChanged, &signIn, [&](auth::SignIn::Stage stage) {
        if (stage != auth::SignIn::Stage::Exchanging)
            return;
        sinceRedirect.start();
        tenant.withState([&](demo::DemoState &state) { toldBefore = state.told.size(); });
    });
    QObject::connect(&signIn, &auth::SignIn::finished, &signIn, [&](Result<token::TokenSet> &result) {
        if (!result)
            return;
        session.begin(request.tenant, std::move(*result));
        store.begin(session.tokens());
        times.nameMs = double(sinceRedirect.nsecsElapsed()) / 1e6;
    });
    // Not qWaitFor: it sleeps 10 ms between two turns of the event loop.
    QEventLoop loop;
    const auto endWhenComplete = [&] {
        if (times.profileMs > 0 || !store.user() || !store.enrollments())
            return;
        times.profileMs = double(sinceRedirect.nsecsElapsed()) / 1e6;
        loop.quit();
    };
    QObject::connect(&store, &account::AccountStore::userChanged, &loop, endWhenComplete);
    QObject::connect(&store, &account::AccountStore::enrollmentsChanged, &loop, endWhenComplete);
    QTimer::singleShot(30000, &loop, &QEventLoop::quit);
    signIn.start();
    loop.exec();
    if (times.profileMs <= 0)
        return std::nullopt;
    tenant.withState([&](demo::DemoState &state) {
        for (qsizetype i = toldBefore; i < state.told.size(); ++i)
            times.paths.append(state.told[i].path);
    });
    return times;
}

void BenchSignIn::redirectToProfile_data()
{
    QTest::addColumn<int>("roundTripMs");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<double>("profileBar");
    QTest::addRow("L = 150 ms") << 150 << 7 << 1.10;
    QTest::addRow("L = 50 ms") << 50 << 9 << 1.25;
}

void BenchSignIn::redirectToProfile()
{
    QFETCH(int, roundTripMs);
    QFETCH(int, rounds);
    QFETCH(double, profileBar);
    std::vector<double> limit, profile, oneTrip, name;
    for (int i = 0; i < rounds; ++i) {
        const auto times = run(roundTripMs);
        QVERIFY(times.has_value());
        limit.push_back(2.0 * roundTripMs);
        profile.push_back(times->profileMs);
        oneTrip.push_back(roundTripMs);
        name.push_back(times->nameMs);
    }
    m_table.add(u"%1 redirect to profile, L = %2 (of 2 L)"_s.arg(roundTripMs == 150 ? 3 : 4).arg(roundTripMs),
                u"ms"_s, limit, profile, profileBar);
    if (roundTripMs == 150)
        m_table.add(u"6 name from the verified ID token, L = 150"_s, u"ms"_s, oneTrip, name, 1.25);
}

// Row 5; the connections are counted in tests/auth.
void BenchSignIn::threeRequestsInTwoRounds()
{
    const auto times = run(20);
    QVERIFY(times.has_value());
    QCOMPARE(times->paths.size(), 3);
    QCOMPARE(times->paths.first(), QByteArray("/oauth/token"));
}

QTEST_GUILESS_MAIN(BenchSignIn)
#include "tst_bench_signin.moc"
