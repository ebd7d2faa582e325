// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/random.h"
#include "support/manualclock.h"
#include "support/strict.h"

#include <QSet>
#include <QTest>

using namespace accountdesk;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void systemTimeIsUtcAndMonotonicTimeNeverGoesBack();
    void manualTimePassesOnlyWhenTold();
    void randomBytesComeInTheAskedCount_data();
    void randomBytesComeInTheAskedCount();
    void randomBytesDoNotRepeat();
};

void ClockTest::systemTimeIsUtcAndMonotonicTimeNeverGoesBack()
{
    const SystemClock clock;
    QCOMPARE(clock.now().offsetFromUtc(), 0);
    qint64 last = clock.monotonicMs();
    for (int i = 0; i < 1000; ++i) {
        const qint64 next = clock.monotonicMs();
        QVERIFY(next >= last);
        last = next;
    }
}

void ClockTest::manualTimePassesOnlyWhenTold()
{
    test::ManualClock clock;
    const QDateTime start = clock.now();
    const qint64 monotonic = clock.monotonicMs();
    clock.advance(1500);
    QCOMPARE(start.msecsTo(clock.now()), 1500);
    QCOMPARE(clock.monotonicMs() - monotonic, 1500);
    clock.setNow(start);
    QCOMPARE(clock.monotonicMs() - monotonic, 1500);
}

void ClockTest::randomBytesComeInTheAskedCount_data()
{
    QTest::addColumn<int>("count");
    for (int count : {0, 1, 3, 4, 5, 16, 32, 33})
        QTest::addRow("%d bytes", count) << count;
}

void ClockTest::randomBytesComeInTheAskedCount()
{
    QFETCH(int, count);
    QCOMPARE(systemRandom(count).size(), count);
}

void ClockTest::randomBytesDoNotRepeat()
{
    // B1.4
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(systemRandom(16));
    QCOMPARE(seen.size(), 1000);
}

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
