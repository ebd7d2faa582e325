// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/countdown.h"
#include "support/manualclock.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

class CountdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void waitsUntilTheWordsChange_data();
    void waitsUntilTheWordsChange();
    void runsOnlyWhileThereIsSomethingToCount();
};

void CountdownTest::waitsUntilTheWordsChange_data()
{
    QTest::addColumn<qint64>("left");
    QTest::addColumn<std::optional<int>>("pause");
    QTest::newRow("over") << qint64(0) << std::optional<int>();
    QTest::newRow("long over") << qint64(-5000) << std::optional<int>();
    QTest::newRow("in the last second") << qint64(400) << std::optional<int>(400);
    QTest::newRow("in the last minute") << qint64(59500) << std::optional<int>(500);
    QTest::newRow("a whole minute") << qint64(120000) << std::optional<int>(60000);
    QTest::newRow("within a minute") << qint64(3600500) << std::optional<int>(500);
}

void CountdownTest::waitsUntilTheWordsChange()
{
    QFETCH(qint64, left);
    QFETCH(std::optional<int>, pause);
    QCOMPARE(Countdown::pause(left), pause);
}

void CountdownTest::runsOnlyWhileThereIsSomethingToCount()
{
    test::ManualClock clock;
    Countdown countdown(clock);
    QSignalSpy ticks(&countdown, &Countdown::ticked);
    QVERIFY(!countdown.secondsLeft());
    countdown.setEnd(clock.now().addSecs(90));
    QVERIFY(!countdown.isRunning());
    countdown.setActive(true);
    QVERIFY(countdown.isRunning());
    QCOMPARE(ticks.size(), 1);
    clock.advance(90000);
    countdown.setEnd(clock.now());
    QVERIFY(!countdown.isRunning());
    QCOMPARE(countdown.secondsLeft(), std::optional<qint64>(0));
    countdown.setEnd(clock.now().addSecs(1));
    countdown.setActive(false);
    QVERIFY(!countdown.isRunning());
}

QTEST_GUILESS_MAIN(CountdownTest)
#include "tst_countdown.moc"
