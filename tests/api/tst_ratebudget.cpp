// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ratebudget.h"
#include "support/manualclock.h"
#include "support/strict.h"
#include "support/transcriptnetwork.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

namespace {

RandomSource always(char byte)
{
    return [byte](qsizetype count) { return QByteArray(count, byte); };
}

using Headers = QList<QPair<QByteArray, QByteArray>>;

} // namespace

/// The clock stands at 2026-01-02T03:04:05Z, which is 1767323045.
class RateBudgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void learnsFromHeaders()
    {
        api::RateBudget budget(m_clock);
        QVERIFY(!budget.limit() && !budget.remaining());
        QSignalSpy changes(&budget, &api::RateBudget::changed);
        const auto answer = test::answerOf(
            200, {{"x-ratelimit-limit", "50"}, {"x-ratelimit-remaining", "49"}});
        budget.learn(answer);
        budget.learn(answer);
        QCOMPARE(budget.limit(), 50);
        QCOMPARE(budget.remaining(), 49);
        QCOMPARE(changes.count(), 1);
        budget.learn(test::answerOf(200, {{"x-ratelimit-limit", "lots"},
                                          {"x-ratelimit-remaining", "-1"}}));
        budget.learn(test::answerOf(401, {}));
        QCOMPARE(budget.limit(), 50);
        QCOMPARE(budget.remaining(), 49);
    }

    void allowsTwoOrOne()
    {
        api::RateBudget budget(m_clock);
        QCOMPARE(budget.requestsInFlight(), 2);
        budget.learn(test::answerOf(429, {}));
        QCOMPARE(budget.requestsInFlight(), 1);
        budget.learn(test::answerOf(500, {}));
        QCOMPARE(budget.requestsInFlight(), 1);
        budget.learn(test::answerOf(200, {}));
        QCOMPARE(budget.requestsInFlight(), 2);
        budget.learn(test::answerOf(200, {{"x-ratelimit-limit", "2"}}));
        QCOMPARE(budget.requestsInFlight(), 1);
        budget.learn(test::answerOf(200, {{"x-ratelimit-limit", "3"}}));
        QCOMPARE(budget.requestsInFlight(), 2);
    }

    void waitsAsLongAsTheServerSays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("ms"); // -1: ask the person
        const auto row = [](const char *name, int status, const Headers &headers, int attempt,
                            int ms) {
            QTest::newRow(name) << status << headers << attempt << ms;
        };
        row("R1 seconds", 429, {{"Retry-After", "7"}}, 1, 7000);
        row("R1 seconds over reset", 429,
            {{"retry-after", "2"}, {"x-ratelimit-reset", "1767323054"}}, 1, 2000);
        row("R1 date", 429, {{"retry-after", "Fri, 02 Jan 2026 03:04:35 GMT"}}, 1, 30000);
        row("R1 date by the server's clock", 429,
            {{"date", "Fri, 02 Jan 2026 13:04:05 GMT"},
             {"retry-after", "Fri, 02 Jan 2026 13:04:10 GMT"}}, 1, 5000);
        row("R1 date long past", 429, {{"retry-after", "Fri, 02 Jan 1998 03:04:35 GMT"}}, 1, 500);
        row("R1 zero seconds", 429, {{"retry-after", "0"}}, 1, 500);
        row("R1 a whole minute", 429, {{"retry-after", "60"}}, 1, 60000);
        row("R2 reset ahead", 429, {{"x-ratelimit-reset", "1767323049"}}, 1, 4000);
        row("R2 reset now", 429, {{"x-ratelimit-reset", "1767323045"}}, 1, 1000);
        row("R2 reset past", 429, {{"x-ratelimit-reset", "5"}}, 1, 1000);
        row("R2 reset hours ahead", 429, {{"x-ratelimit-reset", "1767339069"}}, 1, 10000);
        row("R2 reset beyond any date", 429, {{"x-ratelimit-reset", "9223372036854775807"}}, 1,
            10000);
        row("R3 a minute and a second", 429, {{"retry-after", "61"}}, 1, -1);
        row("R3 a year", 429, {{"retry-after", "31536000"}}, 1, -1);
        row("R3 beyond any number", 429, {{"retry-after", "9223372036854775807"}}, 1, -1);
        row("R3 a year as date", 429, {{"retry-after", "Sat, 02 Jan 2027 03:04:05 GMT"}}, 1, -1);
        row("R3 garbage", 429, {{"retry-after", "soon"}, {"x-ratelimit-reset", "later"}}, 1, 500);
        row("R3 negative", 429, {{"retry-after", "-5"}}, 2, 1000);
        row("R3 number beyond qint64", 429, {{"retry-after", "99999999999999999999"}}, 1, 500);
        row("R4 first pause", 503, {}, 1, 500);
        row("R4 second pause", 503, {}, 2, 1000);
        row("R4 pause does not grow for ever", 503, {}, 30, 8000);
        row("R4 Retry-After of a 503", 503, {{"retry-after", "3"}}, 1, 3000);
        row("R4 reset of a 503 means nothing", 503, {{"x-ratelimit-reset", "1767323049"}}, 1, 500);
    }

    void waitsAsLongAsTheServerSays()
    {
        QFETCH(int, status);
        QFETCH(Headers, headers);
        QFETCH(int, attempt);
        QFETCH(int, ms);
        const api::RateBudget budget(m_clock);
        const net::Answer refusal = test::answerOf(status, headers);
        const auto shortest = budget.pauseMs(&refusal, attempt, always(0));
        QCOMPARE(shortest.value_or(-1), ms);
        const auto longest = budget.pauseMs(&refusal, attempt, always(char(255)));
        QCOMPARE(longest.value_or(-1), ms < 0 ? -1 : ms * 12 / 10);
    }

    void waitsAfterALostConnection()
    {
        const api::RateBudget budget(m_clock);
        QCOMPARE(budget.pauseMs(nullptr, 1, always(0)), 500);
        QCOMPARE(budget.pauseMs(nullptr, 3, always(0)), 2000);
    }

private:
    test::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(RateBudgetTest)
#include "tst_ratebudget.moc"
