// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using Mode = Options::Mode;

namespace {

Result<Options> parse(const QString &line)
{
    return parseOptions(QStringList{QStringLiteral("accountdesk")}
                        + line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

class tst_Options : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void picksTheMode_data();
    void picksTheMode();
    void readsTheDemo_data();
    void readsTheDemo();
    void readsTheTenant();
    void readsTheDemoServer();
    void readsTheInspection();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void helpNamesEveryOption();
};

void tst_Options::picksTheMode_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Mode>("mode");
    QTest::newRow("nothing") << QString() << Mode::Window;
    QTest::newRow("help") << QStringLiteral("--help") << Mode::Help;
    QTest::newRow("short help") << QStringLiteral("-h") << Mode::Help;
    QTest::newRow("version") << QStringLiteral("--version") << Mode::Version;
    QTest::newRow("demo") << QStringLiteral("--demo") << Mode::Window;
    QTest::newRow("demo server") << QStringLiteral("--demo-server") << Mode::DemoServer;
    QTest::newRow("inspection") << QStringLiteral("--inspect-token x") << Mode::InspectToken;
}

void tst_Options::picksTheMode()
{
    QFETCH(QString, line);
    QFETCH(Mode, mode);
    const Result<Options> options = parse(line);
    QVERIFY(options);
    QCOMPARE(options->mode, mode);
}

void tst_Options::readsTheDemo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isDemo");
    QTest::addColumn<QString>("person");
    QTest::newRow("none") << QString() << false << QString();
    QTest::newRow("without a name") << QStringLiteral("--demo") << true << QString();
    QTest::newRow("with a name") << QStringLiteral("--demo=newcomer") << true
                                 << QStringLiteral("newcomer");
    QTest::newRow("before another option")
        << QStringLiteral("--demo --tour out") << true << QString();
}

void tst_Options::readsTheDemo()
{
    QFETCH(QString, line);
    QFETCH(bool, isDemo);
    QFETCH(QString, person);
    const Result<Options> options = parse(line);
    QVERIFY(options);
    QCOMPARE(options->isDemo, isDemo);
    QCOMPARE(options->person, person);
}

void tst_Options::readsTheTenant()
{
    const Result<Options> options = parse(QStringLiteral(
        "--domain example.com --client-id abc --audience https://api/ --callback-port 47900 "
        "--callback-port 0 --ca-file ca.pem --tour out --theme dark --profile p "
        "--quit-after-paint"));
    QVERIFY(options);
    QCOMPARE(options->domain, QStringLiteral("example.com"));
    QCOMPARE(options->clientId, QStringLiteral("abc"));
    QCOMPARE(options->audience, QStringLiteral("https://api/"));
    QCOMPARE(options->callbackPorts, (QList<quint16>{47900, 0}));
    QCOMPARE(options->caFile, QStringLiteral("ca.pem"));
    QCOMPARE(options->tourFolder, QStringLiteral("out"));
    QCOMPARE(options->theme, std::optional(Theme::Scheme::Dark));
    QCOMPARE(options->profileFolder, QStringLiteral("p"));
    QVERIFY(options->quitsAfterPaint);
}

void tst_Options::readsTheDemoServer()
{
    const Result<Options> options =
        parse(QStringLiteral("--demo-server --tls --port 4000 --callback http://127.0.0.1:1/a "
                             "--callback http://127.0.0.1:2/b "
                             "--allow-origin https://x --offline-access"));
    QVERIFY(options);
    const demo::DemoOptions &server = options->demoServer;
    QVERIFY(server.isTls);
    QVERIFY(server.allowsOfflineAccess);
    QCOMPARE(server.port, quint16(4000));
    QCOMPARE(server.callbacks.size(), 5);
    QCOMPARE(server.callbacks.last(), QStringLiteral("http://127.0.0.1:2/b"));
    QCOMPARE(server.allowedOrigins, QStringList{QStringLiteral("https://x")});
}

void tst_Options::readsTheInspection()
{
    const Result<Options> options =
        parse(QStringLiteral("--inspect-token t --jwks k --issuer https://i/ --audience a --nonce "
                             "n --now 17 --leeway 5"));
    QVERIFY(options);
    QCOMPARE(options->inspect.file, QStringLiteral("t"));
    QCOMPARE(options->inspect.jwksFile, QStringLiteral("k"));
    QCOMPARE(options->inspect.issuer, QStringLiteral("https://i/"));
    QCOMPARE(options->inspect.audience, QStringLiteral("a"));
    QCOMPARE(options->inspect.nonce, QStringLiteral("n"));
    QCOMPARE(options->inspect.now, std::optional<qint64>(17));
    QCOMPARE(options->inspect.leewaySeconds, 5);
    QCOMPARE(parse(QStringLiteral("--inspect-token t"))->inspect.leewaySeconds, 60);
}

void tst_Options::refusesWrongUse_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word");
    QTest::newRow("misspelt option") << QStringLiteral("--theem dark") << QStringLiteral("--theme");
    QTest::newRow("misspelt demo") << QStringLiteral("--deno") << QStringLiteral("--demo");
    QTest::newRow("misspelt client")
        << QStringLiteral("--clientid x") << QStringLiteral("--client-id");
    QTest::newRow("demo's name apart") << QStringLiteral("--demo maja") << QStringLiteral("maja");
    QTest::newRow("demo's name empty") << QStringLiteral("--demo=") << QStringLiteral("name");
    QTest::newRow("unknown theme") << QStringLiteral("--theme pink") << QStringLiteral("pink");
    QTest::newRow("port too high")
        << QStringLiteral("--callback-port 65536") << QStringLiteral("65536");
    QTest::newRow("port no number")
        << QStringLiteral("--demo-server --port x") << QStringLiteral("port");
    QTest::newRow("leeway too long")
        << QStringLiteral("--inspect-token t --leeway 121") << QStringLiteral("120");
    QTest::newRow("time no number")
        << QStringLiteral("--inspect-token t --now soon") << QStringLiteral("soon");
    QTest::newRow("missing value") << QStringLiteral("--domain") << QStringLiteral("domain");
    QTest::newRow("tls without server")
        << QStringLiteral("--tls") << QStringLiteral("--demo-server");
    QTest::newRow("keys without inspection")
        << QStringLiteral("--jwks k") << QStringLiteral("--inspect-token");
    QTest::newRow("demo with a tenant")
        << QStringLiteral("--demo --domain x") << QStringLiteral("--domain");
    QTest::newRow("tour of nothing") << QStringLiteral("--tour out") << QStringLiteral("--demo");
    QTest::newRow("callback no address")
        << QStringLiteral("--demo-server --callback x") << QStringLiteral("x");
}

void tst_Options::refusesWrongUse()
{
    QFETCH(QString, line);
    QFETCH(QString, word);
    const Result<Options> options = parse(line);
    QVERIFY(!options);
    QCOMPARE(options.error().rule, QStringLiteral("usage"));
    QVERIFY2(options.error().detail.contains(word), qPrintable(options.error().detail));
}

void tst_Options::helpNamesEveryOption()
{
    const QString help = helpText();
    for (const char *name :
         { "--help",      "--version",  "--demo",          "--demo-server",    "--tls",
           "--port",      "--callback", "--allow-origin",  "--offline-access", "--domain",
           "--client-id", "--audience", "--callback-port", "--ca-file",        "--tour",
           "--theme",     "--profile",  "--inspect-token", "--jwks",           "--issuer",
           "--nonce",     "--now",      "--leeway" })
        QVERIFY2(help.contains(QLatin1String(name)), name);
    QVERIFY(!help.contains(QLatin1String("quit-after-paint")));
    QVERIFY(versionText().startsWith(QLatin1String("Account Desk ")));
}

QTEST_GUILESS_MAIN(tst_Options)
#include "tst_options.moc"
