// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "bench/privatedisplay.h"
#include "bench/processcost.h"
#include "support/strict.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace accountdesk;
using namespace Qt::StringLiterals;

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
    void wakeUpsSignedOut();
    void wakeUpsSignedOutInTheDemo();
    void wakeUpsSignedIn();
    void wakeUpsOfAHiddenWindow();
    void cleanupTestCase() { m_table.print(); }

private:
    static QString program() { return qEnvironmentVariable("ACCOUNTDESK_PROGRAM"); }
    static QString beside(const QString &name)
    {
        return QCoreApplication::applicationDirPath() + u'/' + name;
    }
    QProcessEnvironment onDisplay() const;
    double paintedAfter(const QStringList &command);
    /// Starts it as the active window and lets it come to rest.
    struct Idler
    {
        QProcess process;
        bool isSettled = false;
        ~Idler();
    };
    std::unique_ptr<Idler> idle(const QStringList &command, int settleMs);
    enum class Sight { Shown, Hidden };
    void addWakeUps(const QString &name, const QStringList &arguments, Sight sight, double bar);

    test::BenchTable m_table;
    test::PrivateDisplay m_display;
    QTemporaryDir m_profile;
};

void BenchStart::initTestCase()
{
    QVERIFY2(QFile::exists(program()), "ACCOUNTDESK_PROGRAM names no program");
    QVERIFY2(m_display.start(), "no X server could be started");
}

QProcessEnvironment BenchStart::onDisplay() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display.name());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    return environment;
}

void BenchStart::cpuToFirstPaint()
{
    const QStringList arguments{u"--quit-after-paint"_s, u"--profile"_s, m_profile.path()};
    QCOMPARE(test::runToEnd(program(), arguments).exitCode, 0);
    m_table.compare(
        u"2 CPU of start to first paint, offscreen"_s, u"ms"_s, 21,
        [] { return test::runToEnd(beside(u"bench_emptywindow"_s), {u"x"_s}).cpuMs; },
        [&] { return test::runToEnd(program(), arguments).cpuMs; }, 2.5);
}

double BenchStart::paintedAfter(const QStringList &command)
{
    QProcess watcher;
    watcher.setProcessEnvironment(onDisplay());
    watcher.start(beside(u"bench_paintwatch"_s), command);
    watcher.waitForFinished(40000);
    return watcher.readAllStandardOutput().trimmed().toDouble();
}

void BenchStart::timeToPaintedFromOutside()
{
    const QStringList ours{program(), u"--profile"_s, m_profile.path()};
    const QStringList empty{beside(u"bench_emptywindow"_s)};
    QVERIFY(paintedAfter(ours) > 0);
    QVERIFY(paintedAfter(empty) > 0);
    m_table.compare(
        u"1 start to 95 % painted, signed out"_s, u"ms"_s, 9,
        [&] { return paintedAfter(empty); }, [&] { return paintedAfter(ours); }, 2.2);
}

BenchStart::Idler::~Idler()
{
    process.terminate();
    process.waitForFinished();
}

std::unique_ptr<BenchStart::Idler> BenchStart::idle(const QStringList &command, int settleMs)
{
    auto idler = std::make_unique<Idler>();
    idler->process.setProcessEnvironment(onDisplay());
    test::setLeadsSession(idler->process);
    idler->process.start(command.first(), command.mid(1));
    // Nothing tells from outside that a program has come to rest: the waits are the measurement's own.
    if (idler->process.waitForFinished(3000) || !m_display.activateWindow())
        return idler;
    idler->isSettled = !idler->process.waitForFinished(settleMs);
    return idler;
}

void BenchStart::idleMemory()
{
    const auto megabytes = [this](const QStringList &command, int settleMs) {
        const auto idler = idle(command, settleMs);
        return idler->isSettled ? test::proportionalMegabytes(idler->process.processId()) : 0;
    };
    const QStringList ours{program(), u"--demo=everyday"_s};
    const QStringList empty{beside(u"bench_emptywindow"_s)};
    QVERIFY(megabytes(ours, 3000) > 0);
    QVERIFY(megabytes(empty, 1000) > 0);
    m_table.compare(
        u"7 PSS idle, signed in, demo"_s, u"MB"_s, 3, [&] { return megabytes(empty, 1000); },
        [&] { return megabytes(ours, 3000); }, 3.0);
}

void BenchStart::addWakeUps(const QString &name, const QStringList &arguments, Sight sight, double bar)
{
    constexpr int seconds = 20;
    // More than the time after which a text cursor stands still.
    const auto idler = idle(QStringList{program()} + arguments, 15000);
    QVERIFY(idler->isSettled);
    if (sight == Sight::Hidden) {
        QVERIFY(m_display.hideWindow());
        idler->process.waitForFinished(2000);
    }
    std::vector<double> perSecond;
    for (int round = 0; round < 3; ++round) {
        const qint64 before = test::wakeUpsOf(idler->process.processId());
        QVERIFY(before > 0);
        QVERIFY(!idler->process.waitForFinished(seconds * 1000));
        perSecond.push_back(double(test::wakeUpsOf(idler->process.processId()) - before) / seconds);
    }
    // The limit is written as one wake-up a second, so that the ratio is the figure itself.
    m_table.add(u"8 wake-ups idle, "_s + name, u"/s"_s, {1, 1, 1}, perSecond, bar);
}

void BenchStart::wakeUpsSignedOut()
{
    addWakeUps(u"signed out"_s, {u"--profile"_s, m_profile.path()}, Sight::Shown, 0.1);
}

void BenchStart::wakeUpsSignedOutInTheDemo()
{
    addWakeUps(u"signed out, demo"_s, {u"--demo"_s}, Sight::Shown, 0.1);
}

void BenchStart::wakeUpsSignedIn()
{
    addWakeUps(u"signed in, token page closed"_s, {u"--demo=everyday"_s}, Sight::Shown, 0.2);
}

void BenchStart::wakeUpsOfAHiddenWindow()
{
    addWakeUps(u"signed in, window hidden"_s, {u"--demo=everyday"_s}, Sight::Hidden, 0.1);
}

QTEST_GUILESS_MAIN(BenchStart)
#include "tst_bench_start.moc"
