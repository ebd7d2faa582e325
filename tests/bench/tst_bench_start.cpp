// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "bench/processcost.h"
#include "support/strict.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace accountdesk;

/// Rows 1, 2, 7 and 8: what the program costs to start and to keep open, against an empty window.
class BenchStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cpuToFirstPaint();
    void timeToPaintedFromOutside();
    void idleMemory();
    void idleWakeUps();
    void cleanupTestCase() { m_table.print(); }

private:
    QString program() const { return qEnvironmentVariable("ACCOUNTDESK_PROGRAM"); }
    QString beside(const QString &name) const
    {
        return QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
    }
    double paintedAfter(const QString &display, const QStringList &command);
    /// Starts a program on the display and lets it settle; then gives it to measure.
    double whileIdle(const QString &display, const QStringList &command, int settleMs,
                     const std::function<double(qint64)> &measure);

    test::BenchTable m_table;
    test::PrivateDisplay m_server;
    QString m_display;
    QTemporaryDir m_profile;
};

void BenchStart::initTestCase()
{
    QVERIFY2(QFile::exists(program()), "ACCOUNTDESK_PROGRAM names no program");
    m_display = m_server.start();
    QVERIFY2(!m_display.isEmpty(), "no X server could be started");
}

void BenchStart::cpuToFirstPaint()
{
    const QStringList arguments{QStringLiteral("--quit-after-paint"), QStringLiteral("--profile"),
                                m_profile.path()};
    QCOMPARE(test::runToEnd(program(), arguments).exitCode, 0);
    m_table.compare(
        QStringLiteral("2 CPU of start to first paint, offscreen"), QStringLiteral("ms"), 21,
        [&] { return test::runToEnd(beside(QStringLiteral("bench_emptywindow")), {QStringLiteral("x")}).cpuMs; },
        [&] { return test::runToEnd(program(), arguments).cpuMs; }, 2.5);
}

double BenchStart::paintedAfter(const QString &display, const QStringList &command)
{
    QProcess watcher;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), display);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    watcher.setProcessEnvironment(environment);
    watcher.start(beside(QStringLiteral("bench_paintwatch")), command);
    watcher.waitForFinished(40000);
    return watcher.readAllStandardOutput().trimmed().toDouble();
}

void BenchStart::timeToPaintedFromOutside()
{
    const QStringList ours{program(), QStringLiteral("--profile"), m_profile.path()};
    const QStringList empty{beside(QStringLiteral("bench_emptywindow"))};
    QVERIFY(paintedAfter(m_display, ours) > 0);
    QVERIFY(paintedAfter(m_display, empty) > 0);
    m_table.compare(
        QStringLiteral("1 start to 95 % painted, signed out"), QStringLiteral("ms"), 9,
        [&] { return paintedAfter(m_display, empty); }, [&] { return paintedAfter(m_display, ours); },
        2.2);
}

double BenchStart::whileIdle(const QString &display, const QStringList &command, int settleMs,
                             const std::function<double(qint64)> &measure)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), display);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    process.setProcessEnvironment(environment);
    process.start(command.first(), command.mid(1));
    process.waitForStarted();
    // Nothing tells from outside that a program has come to rest: this wait is the measurement's own.
    process.waitForFinished(settleMs);
    const double value = process.state() == QProcess::Running ? measure(process.processId()) : 0;
    process.terminate();
    process.waitForFinished();
    return value;
}

void BenchStart::idleMemory()
{
    const QStringList ours{program(), QStringLiteral("--demo=everyday")};
    const QStringList empty{beside(QStringLiteral("bench_emptywindow"))};
    const auto measure = [](qint64 id) { return test::proportionalMegabytes(id); };
    QVERIFY(whileIdle(m_display, ours, 3000, measure) > 0);
    m_table.compare(
        QStringLiteral("7 PSS idle, signed in, demo"), QStringLiteral("MB"), 3,
        [&] { return whileIdle(m_display, empty, 1000, measure); },
        [&] { return whileIdle(m_display, ours, 4000, measure); }, 3.0);
}

void BenchStart::idleWakeUps()
{
    const auto perSecond = [](qint64 id) {
        constexpr int seconds = 20;
        const qint64 before = test::wakeUpsOf(id);
        QProcess pause;
        pause.start(QStringLiteral("sleep"), {QString::number(seconds)});
        pause.waitForFinished((seconds + 5) * 1000);
        return double(test::wakeUpsOf(id) - before) / seconds;
    };
    // The limit is one wake-up a second, so that the ratio is the figure itself.
    const auto one = [] { return 1.0; };
    const QStringList signedOut{program(), QStringLiteral("--profile"), m_profile.path()};
    const QStringList signedIn{program(), QStringLiteral("--demo=everyday")};
    m_table.compare(QStringLiteral("8 wake-ups idle, signed out"), QStringLiteral("/s"), 1, one,
                    [&] { return whileIdle(m_display, signedOut, 4000, perSecond); }, 0.1);
    m_table.compare(QStringLiteral("8 wake-ups idle, signed in, token page closed"),
                    QStringLiteral("/s"), 1, one,
                    [&] { return whileIdle(m_display, signedIn, 5000, perSecond); }, 0.2);
}

QTEST_GUILESS_MAIN(BenchStart)
#include "tst_bench_start.moc"
