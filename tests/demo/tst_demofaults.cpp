// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, item 12: rate limits, planned faults and a fresh start.
#include "catalogue/lookup.h"
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoFaultsTest : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhenTheBucketIsFullAgain();
    void answersAsPlanned_data();
    void answersAsPlanned();
    void forgetsEverythingOnReset();
};

void DemoFaultsTest::tellsWhenTheBucketIsFullAgain() // item 12
{
    become(u"everyday"_s);
    m_client->tenant().withState([](demo::DemoState &state) {
        state.options.rateBurst = 3;
        state.options.ratePerSecond = 0.01;
    });
    const TenantAnswer first = read();
    QCOMPARE(first.status, 200);
    QCOMPARE(first.header("x-ratelimit-limit"), QByteArray("3"));
    QCOMPARE(first.header("x-ratelimit-remaining"), QByteArray("2"));
    const qint64 reset = first.header("x-ratelimit-reset").toLongLong() - QDateTime::currentSecsSinceEpoch();
    QVERIFY2(reset > 60 && reset <= 101, "the moment at which the bucket is full");
    read();
    const TenantAnswer third = read();
    QCOMPARE(third.status, 200);
    const TenantAnswer refused = read();
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), u"too_many_requests"_s);
    QCOMPARE(refused.message(), u"Global limit has been reached"_s);
    QCOMPARE(refused.error(), u"Too Many Requests"_s);
    QCOMPARE(refused.header("x-ratelimit-remaining"), QByteArray("0"));
    QVERIFY(refused.header("x-ratelimit-reset").toLongLong() > first.header("x-ratelimit-reset").toLongLong());
    m_client->tenant().withState([](demo::DemoState &state) { state.clockOffsetSeconds += 101; });
    QCOMPARE(read().status, 200);
}

void DemoFaultsTest::answersAsPlanned_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    using demo::FaultKind;
    QTest::addRow("item 12 rate limited") << int(FaultKind::RateLimited) << 429;
    QTest::addRow("item 12 server error") << int(FaultKind::ServerError) << 500;
    QTest::addRow("item 12 not JSON") << int(FaultKind::WebPage) << 200;
    QTest::addRow("item 12 slow") << int(FaultKind::Slow) << 200;
    QTest::addRow("item 12 cut") << int(FaultKind::CloseSilently) << 0;
    QTest::addRow("item 12 cut after acting") << int(FaultKind::CloseAfterActing) << 0;
}

void DemoFaultsTest::answersAsPlanned()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    become(u"everyday"_s);
    // Qt itself repeats a GET once when a kept connection closes without a byte.
    m_client->forgetConnections();
    const int times = status == 0 ? 4 : 2;
    m_client->tenant().withState([&](demo::DemoState &state) {
        demo::FaultPlan plan;
        plan.kind = demo::FaultKind(kind);
        plan.times = times;
        plan.pathPrefix = catalogue::apiRoot();
        plan.delayMs = plan.kind == demo::FaultKind::Slow ? 20 : 0;
        state.faults = {plan};
    });
    const TenantAnswer answer = read();
    QCOMPARE(answer.status, status);
    if (kind == int(demo::FaultKind::WebPage))
        QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    if (status >= 400)
        QCOMPARE(answer.object().value(u"statusCode").toInt(), status);
    // Only the paths that were named.
    QCOMPARE(m_client->get("/.well-known/openid-configuration").status, 200);
    m_client->tenant().withState([](demo::DemoState &state) { state.faults.clear(); });
    QCOMPARE(read().status, 200);
}

void DemoFaultsTest::forgetsEverythingOnReset()
{
    become(u"newcomer"_s);
    QCOMPARE(save(R"({"user_metadata":{"a":1}})").status, 200);
    QByteArrayList told;
    m_client->tenant().withState([&told](demo::DemoState &state) {
        for (const demo::Told &entry : state.told)
            told.append(entry.method + ' ' + entry.path);
        state.reset();
    });
    QVERIFY(told.contains("PATCH " + m_path));
    QVERIFY(told.contains("POST /oauth/token"));
    become(u"newcomer"_s);
    QVERIFY(!read().object().contains(u"user_metadata"));
    qsizetype patches = -1;
    m_client->tenant().withState([&patches](demo::DemoState &state) {
        patches = std::count_if(state.told.cbegin(), state.told.cend(),
                                [](const demo::Told &entry) { return entry.method == "PATCH"; });
    });
    QCOMPARE(patches, 0);
}

QTEST_GUILESS_MAIN(DemoFaultsTest)
#include "tst_demofaults.moc"
