// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "tour/tourfile.h"

#include <QTemporaryFile>
#include <QTest>

using namespace accountdesk;
using Verb = TourStep::Verb;

namespace {

const QStringList pages{QStringLiteral("overview"), QStringLiteral("metadata")};
const QStringList views{QStringLiteral("first"), QStringLiteral("json")};
const QStringList controls{QStringLiteral("confirm"), QStringLiteral("deviceName"),
                           QStringLiteral("field:"),  QStringLiteral("losing"),
                           QStringLiteral("save"),    QStringLiteral("tree"),
                           QStringLiteral("unlink")};

Result<QList<TourStep>> parsed(const QString &text)
{
    return parseTourFile(text, QStringLiteral("my.tour"), {pages, views, controls});
}

} // namespace

class TourFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void readsEachStep_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *line, Verb verb, const char *name, const char *text = "") {
            QTest::newRow(line) << QString::fromLatin1(line) << verb << QString::fromLatin1(name)
                                << QString::fromLatin1(text);
        };
        row("page metadata", Verb::Page, "metadata");
        row("  view json  # the text", Verb::View, "json");
        row("press save", Verb::Press, "save");
        row("press unlink \"github\"", Verb::Press, "unlink", "github");
        row("answer confirm", Verb::Answer, "confirm");
        row("type deviceName \"My \\\"old\\\" \\\\ laptop\\n\"", Verb::Type, "deviceName",
            "My \"old\" \\ laptop\n");
        row("type deviceName \"\"", Verb::Type, "deviceName");
        row("choose tree \"colour # 1\"", Verb::Choose, "tree", "colour # 1");
        row("check losing", Verb::Check, "losing");
        row("uncheck losing", Verb::Uncheck, "losing");
        row("expect text \"Saved\"", Verb::ExpectText, "", "Saved");
        row("expect no text \"Saved\"", Verb::ExpectNoText, "", "Saved");
        row("expect  enabled save", Verb::ExpectEnabled, "save");
        row("expect disabled save", Verb::ExpectDisabled, "save");
        row("expect disabled save \"Nothing\"", Verb::ExpectDisabled, "save", "Nothing");
        row("expect value save \"x\"", Verb::ExpectValue, "save", "x");
        row("type field:$.size \"x\"", Verb::Type, "field:$.size", "x");
        row("expect page overview", Verb::ExpectPage, "overview");
        row("expect sheet \"Review\"", Verb::ExpectSheet, "", "Review");
        row("expect no sheet", Verb::ExpectNoSheet, "");
    }

    void readsEachStep()
    {
        QFETCH(QString, line);
        QFETCH(Verb, verb);
        QFETCH(QString, name);
        QFETCH(QString, text);
        const auto steps = parsed(QStringLiteral("# a comment\n\n") + line);
        QVERIFY2(steps, steps ? "" : qPrintable(steps.error().detail));
        QCOMPARE(steps->size(), 1);
        QCOMPARE(steps->first().verb, verb);
        QCOMPARE(steps->first().name, name);
        QCOMPARE(steps->first().text, text);
        QCOMPARE(steps->first().line, 3);
        QCOMPARE(steps->first().source, line.trimmed());
    }

    void namesFileLineAndTheNearestWord_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *line, const char *words) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromUtf8(words);
        };
        row("misspelt step", "pres save", "“press”");
        row("misspelt expectation", "expect no shet", "“expect no sheet”");
        row("misspelt page", "page metdata", "“metadata”");
        row("misspelt expected page", "expect page overvie", "“overview”");
        row("misspelt view", "view jsn", "“json”");
        row("misspelt button", "press sav", "“save”");
        row("misspelt button of a row", "press unlnk \"github\"", "“unlink”");
        row("misspelt answer", "answer confrm", "“confirm”");
        row("misspelt field", "type devicename \"x\"", "“deviceName”");
        row("misspelt list", "choose tre \"x\"", "“tree”");
        row("misspelt box", "uncheck loosing", "“losing”");
        row("misspelt expected button", "expect disabled sav \"x\"", "“save”");
        row("misspelt expected field", "expect value devicNam \"x\"", "“deviceName”");
        row("no name", "press", "needs a name");
        row("no text", "type deviceName", "needs a text");
        row("text without quotes", "type deviceName laptop", "double quotes");
        row("a text too many", "check losing \"x\"", "takes no text");
        row("two names", "press save now", "“now” is too much");
        row("open quotes", "expect text \"Saved", "does not end");
        row("unknown escape", "expect text \"\\t\"", "backslash");
        row("words behind the text", "expect text \"Saved\" now", "follow");
        row("a text alone", "\"Saved\"", "there is no");
    }

    void namesFileLineAndTheNearestWord()
    {
        QFETCH(QString, line);
        QFETCH(QString, words);
        const auto steps = parsed(QStringLiteral("page overview\n") + line);
        QVERIFY(!steps);
        const QString detail = steps.error().detail;
        QCOMPARE(steps.error().rule, QStringLiteral("tourFile"));
        QVERIFY2(detail.startsWith(QLatin1String("my.tour, line 2: ")), qPrintable(detail));
        QVERIFY2(detail.contains(words), qPrintable(detail));
    }

    void refusesAFileWithoutSteps()
    {
        QVERIFY(!parsed(QStringLiteral("# nothing\n\n")));
        const auto missing = readTourFile(QStringLiteral("/nonexistent/my.tour"), pages);
        QVERIFY(!missing);
        QVERIFY(missing.error().detail.contains(QLatin1String("/nonexistent/my.tour")));
    }

    void knowsTheNamesOfThisProgram()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("page overview\npress sveData\n");
        file.close();
        const auto steps = readTourFile(file.fileName(), pages);
        QVERIFY(!steps);
        QVERIFY2(steps.error().detail.contains(QLatin1String("line 2: "))
                     && steps.error().detail.contains(QLatin1String("saveData")),
                 qPrintable(steps.error().detail));
    }

    void readsUtf8()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("expect text \"Zo\xc3\xab\"\n");
        file.close();
        const auto steps = readTourFile(file.fileName(), pages);
        QVERIFY(steps);
        QCOMPARE(steps->first().text, QStringLiteral("Zoë"));
    }
};

QTEST_GUILESS_MAIN(TourFileTest)
#include "tst_tourfile.moc"
