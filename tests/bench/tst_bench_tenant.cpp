// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "bench/processcost.h"
#include "bench/tenantlogin.h"
#include "support/strict.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

/// Rows 16 to 19: the built-in tenant as a program of its own against bare socket code that
/// checks every token; the load comes from wrk, a process of its own.
class BenchTenant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void requestsPerCpuSecond();
    void latencyOfOneConnection();
    void startAsAProgram();
    void startInProcess();
    void steadiness();
    void cleanupTestCase();

private:
    struct Load
    {
        double requestsPerSecond = 0;
        double requests = 0;
        double p50Us = 0;
        double p99Us = 0;
        double cpuSeconds = 0;  ///< of the server
    };
    Load load(const test::Target &target, qint64 serverId, int connections, int seconds);
    QString limitProgram() const
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/bench_limitserver");
    }

    test::BenchTable m_table;
    QProcess m_tenant;
    QProcess m_limit;
    test::Target m_tenantTarget;
    test::Target m_limitTarget;
};

void BenchTenant::initTestCase()
{
    // Without it the tenant's own rate limit would be measured.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ACCOUNTDESK_DEMO_RATE"), QStringLiteral("100000000"));
    m_tenant.setProcessEnvironment(environment);
    test::setLeadsSession(m_tenant);
    m_tenant.start(qEnvironmentVariable("ACCOUNTDESK_PROGRAM"),
                   {QStringLiteral("--demo-server"), QStringLiteral("--callback"),
                    test::benchCallback()});
    QVERIFY(m_tenant.waitForReadyRead(20000));
    const QJsonObject ready = QJsonDocument::fromJson(m_tenant.readLine()).object();
    m_tenantTarget = test::signInOn(ready);
    QVERIFY2(!m_tenantTarget.bearer.isEmpty(), "no token from the built-in tenant");

    m_limit.start(limitProgram(), QStringList());
    QByteArray lines;
    while (lines.count('\n') < 2 && m_limit.waitForReadyRead(20000))
        lines += m_limit.readAllStandardOutput();
    m_limitTarget.url = QStringLiteral("http://127.0.0.1:") + QString::fromLatin1(lines.split('\n').value(0))
        + QStringLiteral("/user");
    m_limitTarget.bearer = lines.split('\n').value(1);
    QVERIFY(!m_limitTarget.bearer.isEmpty());
}

BenchTenant::Load BenchTenant::load(const test::Target &target, qint64 serverId, int connections,
                                    int seconds)
{
    const double before = test::cpuSecondsOf(serverId);
    QProcess wrk;
    // Not as an argument, which every user of the machine could read.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BENCH_BEARER"), QString::fromLatin1(target.bearer));
    wrk.setProcessEnvironment(environment);
    wrk.start(QStringLiteral("wrk"),
              {QStringLiteral("-t1"), QStringLiteral("-c%1").arg(connections),
               QStringLiteral("-d%1s").arg(seconds), QStringLiteral("--latency"), QStringLiteral("-s"),
               QCoreApplication::applicationDirPath() + QStringLiteral("/bench_bearer.lua"), target.url});
    wrk.waitForFinished((seconds + 20) * 1000);
    const QString report = QString::fromLatin1(wrk.readAllStandardOutput());
    Load result;
    result.cpuSeconds = test::cpuSecondsOf(serverId) - before;
    const auto number = [&](const char *pattern) {
        return QRegularExpression(QString::fromLatin1(pattern)).match(report);
    };
    const auto microseconds = [&](const char *percent) {
        const auto match = number(QByteArray(QByteArray(percent) + R"(%\s+([\d.]+)(us|ms|s))").constData());
        const double unit = match.captured(2) == QLatin1String("us") ? 1
            : match.captured(2) == QLatin1String("ms")              ? 1e3
                                                                     : 1e6;
        return match.captured(1).toDouble() * unit;
    };
    result.p50Us = microseconds("50");
    result.p99Us = microseconds("99");
    result.requestsPerSecond = number(R"(Requests/sec:\s+([\d.]+))").captured(1).toDouble();
    result.requests = number(R"((\d+) requests in)").captured(1).toDouble();
    if (report.contains(QLatin1String("Non-2xx")))
        result.requests = 0;
    return result;
}

void BenchTenant::requestsPerCpuSecond()
{
    std::vector<double> limits;
    std::vector<double> ours;
    for (int round = 0; round < 7; ++round) {
        const Load limit = load(m_limitTarget, m_limit.processId(), 8, 2);
        const Load own = load(m_tenantTarget, m_tenant.processId(), 8, 2);
        QVERIFY2(limit.requests > 0 && own.requests > 0, "an answer was not 2xx");
        limits.push_back(limit.requests / limit.cpuSeconds);
        ours.push_back(own.requests / own.cpuSeconds);
    }
    m_table.add(QStringLiteral("16 tenant, requests per CPU s, token checked"), QStringLiteral("/s"),
                limits, ours, 0.75, true);
}

void BenchTenant::latencyOfOneConnection()
{
    std::vector<double> limit50, own50, limit99, own99;
    for (int round = 0; round < 7; ++round) {
        const Load limit = load(m_limitTarget, m_limit.processId(), 1, 1);
        const Load own = load(m_tenantTarget, m_tenant.processId(), 1, 1);
        limit50.push_back(limit.p50Us);
        own50.push_back(own.p50Us);
        limit99.push_back(limit.p99Us);
        own99.push_back(own.p99Us);
    }
    m_table.add(QStringLiteral("17 tenant p50, one connection"), QStringLiteral("us"), limit50, own50, 1.3);
    m_table.add(QStringLiteral("17 tenant p99, one connection"), QStringLiteral("us"), limit99, own99, 2.5);
}

void BenchTenant::startAsAProgram()
{
    const auto msToReady = [](const QString &program, const QStringList &arguments) {
        QProcess process;
        QElapsedTimer timer;
        timer.start();
        process.start(program, arguments);
        process.waitForReadyRead(20000);
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        process.terminate();
        process.waitForFinished();
        return ms;
    };
    m_table.compare(
        QStringLiteral("18 tenant's start as a program"), QStringLiteral("ms"), 9,
        [&] { return msToReady(limitProgram(), {}); },
        [&] {
            return msToReady(qEnvironmentVariable("ACCOUNTDESK_PROGRAM"), {QStringLiteral("--demo-server")});
        },
        3.0);
}

void BenchTenant::startInProcess()
{
    // The limit is the bar itself, 10 ms.
    m_table.compare(
        QStringLiteral("18 tenant's start in process (of 10 ms)"), QStringLiteral("ms"), 7,
        [] { return 10.0; }, [] { return test::startInProcessMs(); }, 1.0);
}

void BenchTenant::steadiness()
{
    const double before = test::proportionalMegabytes(m_tenant.processId());
    const Load first = load(m_tenantTarget, m_tenant.processId(), 8, 5);
    load(m_tenantTarget, m_tenant.processId(), 8, 50);
    const Load last = load(m_tenantTarget, m_tenant.processId(), 8, 5);
    const double after = test::proportionalMegabytes(m_tenant.processId());
    QVERIFY2(first.requests > 0 && last.requests > 0, "an answer was not 2xx");
    m_table.add(QStringLiteral("19 tenant, last 5 s over first 5 s of 60"), QStringLiteral("/s"),
                {first.requestsPerSecond}, {last.requestsPerSecond}, 0.95, true);
    m_table.add(QStringLiteral("19 the same, per CPU second"), QStringLiteral("/s"),
                {first.requests / first.cpuSeconds}, {last.requests / last.cpuSeconds}, 0.95, true);
    m_table.add(QStringLiteral("19 tenant, memory growth (of 2 MB)"), QStringLiteral("MB"), {2.0},
                {after - before}, 1.0);
}

void BenchTenant::cleanupTestCase()
{
    m_table.print();
    m_tenant.terminate();
    m_limit.closeWriteChannel();
    m_limit.terminate();
    m_tenant.waitForFinished();
    m_limit.waitForFinished();
}

QTEST_GUILESS_MAIN(BenchTenant)
#include "tst_bench_tenant.moc"
