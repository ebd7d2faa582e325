// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/programrun.h"
#include "support/strict.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace accountdesk;
using namespace Qt::StringLiterals;

/// What runs without a window: help, version, usage errors, token inspection, the tenant alone.
class E2eCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void helpAndVersionNeedNoDisplay();
    void refusesUnknownOptions_data();
    void refusesUnknownOptions();
    void inspectsATokenWithoutADisplay();
    void servesTheTenantUntilInterrupted_data();
    void servesTheTenantUntilInterrupted();

private:
    QTemporaryDir m_home;
    QProcessEnvironment bare() const { return test::privateEnvironment(m_home.path(), false); }
};

void E2eCommands::helpAndVersionNeedNoDisplay()
{
    const test::ProgramRun help = test::runProgram({u"--help"_s}, bare());
    QCOMPARE(help.exitCode, 0);
    for (const char *option : {"--demo", "--tour", "--domain", "--client-id", "--audience",
                               "--callback-port", "--ca-file", "--profile", "--theme",
                               "--inspect-token", "--demo-server", "--version"})
        QVERIFY2(help.output.contains(option), option);
    QVERIFY(!help.output.contains("--quit-after-paint"));
    const test::ProgramRun version = test::runProgram({u"--version"_s}, bare());
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.contains("0."));
}

void E2eCommands::refusesUnknownOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("misspelt") << QStringList{u"--demmo"_s};
    QTest::addRow("bad theme") << QStringList{u"--theme"_s, u"purple"_s};
    QTest::addRow("bad port") << QStringList{u"--domain"_s, u"a.example"_s, u"--client-id"_s, u"x"_s,
                                             u"--callback-port"_s, u"70000"_s};
    QTest::addRow("missing value") << QStringList{u"--profile"_s};
    QTest::addRow("plain http elsewhere") << QStringList{u"--domain"_s, u"http://a.example/"_s,
                                                         u"--client-id"_s, u"x"_s};
}

void E2eCommands::refusesUnknownOptions()
{
    QFETCH(QStringList, arguments);
    const test::ProgramRun run = test::runProgram(arguments, bare());
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.trimmed().isEmpty());
}

void E2eCommands::inspectsATokenWithoutADisplay()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // {"alg":"none"} . {} . (no signature)
    file.write("eyJhbGciOiJub25lIn0.e30.");
    file.close();
    const test::ProgramRun run = test::runProgram({u"--inspect-token"_s, file.fileName()}, bare());
    QCOMPARE(run.exitCode, 1);
    const QJsonObject verdict = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(verdict.value(QStringLiteral("accepted")), QJsonValue(false));
    QCOMPARE(verdict.value(QStringLiteral("rule")).toString(), QStringLiteral("algorithm"));
    QCOMPARE(test::runProgram({u"--inspect-token"_s, u"/nonexistent/file"_s}, bare()).exitCode, 2);
}

void E2eCommands::servesTheTenantUntilInterrupted_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addRow("plain") << QStringList();
    QTest::addRow("tls") << QStringList{u"--tls"_s};
}

void E2eCommands::servesTheTenantUntilInterrupted()
{
    QFETCH(QStringList, options);
    QProcess server;
    server.setProcessEnvironment(bare());
    server.start(qEnvironmentVariable("ACCOUNTDESK_PROGRAM"), QStringList{u"--demo-server"_s} + options);
    QVERIFY(server.waitForStarted());
    QVERIFY(server.waitForReadyRead(20000));
    const QJsonObject ready = QJsonDocument::fromJson(server.readLine()).object();
    for (const char *member : {"domain", "issuer", "client_id", "audience"})
        QVERIFY2(!ready.value(QLatin1String(member)).toString().isEmpty(), member);
    QVERIFY(ready.value(QStringLiteral("people")).toArray().size() >= 3);
    QVERIFY(!ready.value(QStringLiteral("domain")).toString().contains(QLatin1Char('/')));
    const QString authority = ready.value(QStringLiteral("ca_file")).toString();
    QCOMPARE(authority.isEmpty(), options.isEmpty());
    QVERIFY(authority.isEmpty() || QFile::exists(authority));

    const QUrl issuer(ready.value(QStringLiteral("issuer")).toString());
    QTcpSocket socket;
    socket.connectToHost(issuer.host(), quint16(issuer.port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.abort();

    QCOMPARE(::kill(pid_t(server.processId()), SIGINT), 0);
    QVERIFY(server.waitForFinished(10000));
    QCOMPARE(server.exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.exitCode(), 0);
    QVERIFY(authority.isEmpty() || !QFile::exists(authority));
}

QTEST_GUILESS_MAIN(E2eCommands)
#include "tst_e2e_commands.moc"
