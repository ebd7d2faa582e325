// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "bench/redirecttimes.h"
#include "support/strict.h"

#include <QTest>

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
    static std::optional<test::RedirectTimes> run(int roundTripMs);

    test::BenchTable m_table;
};

std::optional<test::RedirectTimes> BenchSignIn::run(int roundTripMs)
{
    demo::DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    options.answerDelayMs = roundTripMs;
    options.connectionDelayMs = roundTripMs;
    demo::DemoTenant tenant(options);
    const auto address = tenant.start();
    return address ? test::redirectTimes(tenant, *address) : std::nullopt;
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

// Row 5; that no connection is opened after the redirect is counted in tests/auth.
void BenchSignIn::threeRequestsInTwoRounds()
{
    const auto times = run(20);
    QVERIFY(times.has_value());
    QCOMPARE(times->after.size(), 3);
    QCOMPARE(times->after.first(), QByteArray("/oauth/token"));
    QVERIFY2(times->before.contains("/.well-known/jwks.json"), "the keys came before the redirect");
}

QTEST_GUILESS_MAIN(BenchSignIn)
#include "tst_bench_signin.moc"
