// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"
#include "support/strict.h"

#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

/// Words that belong to some files only. Each row is a pattern and where it may stand.
class TestStructureWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void wordsStayWhereTheyBelong_data();
    void wordsStayWhereTheyBelong();
    void testsNeitherSleepNorUseFixedPorts_data();
    void testsNeitherSleepNorUseFixedPorts();
};

namespace {

QStringList linesWith(const QString &text, const QString &path, const QRegularExpression &pattern)
{
    QStringList findings;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (pattern.match(line).hasMatch())
            findings.append(QStringLiteral("%1: %2").arg(path, line.trimmed()));
    }
    return findings;
}

} // namespace

void TestStructureWords::wordsStayWhereTheyBelong_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<bool>("inComments");
    const QString nowhere = QStringLiteral("(?!)");
    QTest::newRow("API paths and scopes are spelled in the catalogue only")
        << QStringLiteral("/api/v2|current_user") << QStringLiteral("^lib/catalogue/") << true;
    QTest::newRow("settings are read and written by config only")
        << QStringLiteral("\\bQSettings\\b") << QStringLiteral("^lib/config/") << false;
    QTest::newRow("texts for people are in the application, model titles and the demo's pages")
        << QStringLiteral("\\b(tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\(")
        << QStringLiteral("^(app|lib/models|lib/demologin)/") << false;
    QTest::newRow("Qt's version is asked for in the files that need it")
        << QStringLiteral("\\bQT_VERSION(_CHECK|_MAJOR|_MINOR)?\\b")
        << QStringLiteral("^(lib/auth/(signin|redirecthandler|tokenrefresh)|"
                          "app/widgets/(theme|announce))\\.(h|cpp)$")
        << false;
    QTest::newRow("logging categories are defined in one place")
        << QStringLiteral("\\bQ_LOGGING_CATEGORY\\(") << QStringLiteral("^lib/core/logging\\.cpp$")
        << false;
    QTest::newRow("B11.1 TLS errors are never ignored")
        << QStringLiteral("\\bignoreSslErrors\\b") << nowhere << false;
    QTest::newRow("B8.2 no secret falls back to a plain file")
        << QStringLiteral("setInsecureFallback\\((?!false\\))") << nowhere << false;
    QTest::newRow("keychain jobs are made in one place")
        << QStringLiteral("\\b(Read|Write|Delete)PasswordJob\\b")
        << QStringLiteral("^lib/secrets/systemkeychain\\.cpp$") << false;
    QTest::newRow("peers are always verified, but for the server side of the built-in tenant")
        << QStringLiteral("\\b(VerifyNone|QueryPeer)\\b") << QStringLiteral("^lib/(http/|demo/demoservice\\.cpp)")
        << false;
    QTest::newRow("redirects are never followed")
        << QStringLiteral("\\b(NoLessSafeRedirectPolicy|SameOriginRedirectPolicy|"
                          "UserVerifiedRedirectPolicy)\\b")
        << nowhere << false;
    QTest::newRow("event loops are not nested")
        << QStringLiteral("\\bQEventLoop\\b|\\bprocessEvents\\(|"
                          "(QDialog|QMessageBox|QMenu|[dD]ialog)[\\w:.>-]*(->|\\.|::)exec\\(")
        << nowhere << false;
    QTest::newRow("nothing sleeps")
        << QStringLiteral("\\b(msleep|usleep|nanosleep|sleep_for|qSleep|QThread::sleep)\\b")
        << nowhere << false;
    QTest::newRow("random numbers for secrets come from the system's generator")
        << QStringLiteral("QRandomGenerator::global\\b|\\bstd::rand\\b|\\bqrand\\b") << nowhere
        << false;
    QTest::newRow("no exceptions are thrown or caught")
        << QStringLiteral("\\b(throw|catch)\\b\\s*[\\w(]") << nowhere << false;
    QTest::newRow("nothing is left to be done later")
        << QStringLiteral("\\b(TODO|FIXME|XXX|HACK)\\b") << nowhere << true;
    QTest::newRow("base64url is decoded strictly, in crypto")
        << QStringLiteral("\\bfromBase64\\(|\\bfromBase64Encoding\\(")
        << QStringLiteral("^lib/crypto/") << false;
}

void TestStructureWords::wordsStayWhereTheyBelong()
{
    QFETCH(QString, word);
    QFETCH(QString, allowed);
    QFETCH(bool, inComments);
    const QRegularExpression pattern(word);
    const QRegularExpression place(allowed);
    QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
    QStringList findings;
    for (const test::SourceFile &file : test::productFiles()) {
        if (!place.match(file.path).hasMatch())
            findings += linesWith(inComments ? file.text : file.code(), file.path, pattern);
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureWords::testsNeitherSleepNorUseFixedPorts_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("no sleeps") << QStringLiteral(
        "\\b(qSleep|msleep|usleep|nanosleep|sleep_for|QThread::sleep)\\s*\\(|"
        "\\bqWait\\s*\\((?!0\\))");
    QTest::newRow("no fixed ports") << QStringLiteral(
        "\\blisten\\([^)]*\\b\\d{4,5}\\b");
    QTest::newRow("nothing is left to be done later")
        << QStringLiteral("\\b(TODO|FIXME|HACK)\\b");
}

void TestStructureWords::testsNeitherSleepNorUseFixedPorts()
{
    QFETCH(QString, word);
    const QRegularExpression pattern(word);
    QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
    QStringList findings;
    int seen = 0;
    for (const test::SourceFile &file :
         test::filesIn({QStringLiteral("tests")},
                       {QStringLiteral("*.h"), QStringLiteral("*.cpp")})) {
        ++seen;
        if (!file.path.startsWith(QLatin1String("tests/structure/")))
            findings += linesWith(file.code(), file.path, pattern);
    }
    QVERIFY(seen > 10);
    ACCOUNTDESK_VERIFY_NONE(findings);
}

QTEST_GUILESS_MAIN(TestStructureWords)
#include "tst_structure_words.moc"
