// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "support/strict.h"

#include <QLineEdit>
#include <QTest>
#include <QTranslator>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

/// A language in which every text stands in quotation marks.
class Quoting : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return QStringLiteral("«%1»").arg(QString::fromUtf8(text));
    }
};

} // namespace

class MetadataPageTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Dark);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void showsTheDocumentIndented()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":{"b":1.50}})"));
        m.page->openView(QStringLiteral("json"));
        QCOMPARE(m.editor()->text(), QStringLiteral("{\n  \"a\": {\n    \"b\": 1.50\n  }\n}"));
        QVERIFY(!m.document().isModified());
        QVERIFY(!m.tree()->isVisible());
    }

    void keepsTreeAndTextInStep()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":{"b":1},"c":2})"));
        QVERIFY(m.choose("$.a.b"));
        m.page->openView(QStringLiteral("json"));
        m.editor()->goTo(5, 9);
        QTest::keyClicks(m.editor(), QStringLiteral("5"));
        QVERIFY(m.document().isMarked(QStringLiteral("$.c")));
        m.page->openView(QStringLiteral("tree"));
        QCOMPARE(m.document().model().pathOf(m.tree()->currentIndex()), QStringLiteral("$.a.b"));
        QVERIFY(m.tree()->isExpanded(m.tree()->currentIndex().parent()));
        QVERIFY(m.choose("$.a.b"));
        m.press("deleteValue");
        m.page->openView(QStringLiteral("json"));
        QVERIFY(m.editor()->text().contains(QStringLiteral("\"c\": 25")));
        QVERIFY(!m.editor()->text().contains(QStringLiteral("\"b\"")));
    }

    void refusesWhatIsNoMetadata_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *text, const char *sentence) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
        };
        row("a comma is missing", "{\n \"a\": 1\n \"b\": 2\n}", "Line 3, column 2: ");
        row("a name twice", "{\n\"a\": 1,\n\"a\": 2}", "Line 3, column 1: A member name stands twice");
        row("a dot in a name", "{\"x\": [{\n  \"a.b\": 1}]}", "Line 2, column 3: A name must not contain");
        row("a dollar sign in a name", "{\"$a\": 1}", "Line 1, column 2: A name must not contain");
        row("a name that is empty", "{\"\": 1}", "Line 1, column 2: A name must not be empty");
        row("no object", " [1]", "Line 1, column 2: The whole must be one object");
        row("B13.8 nested too deeply", QByteArray(600, '[').constData(), "Line 1, column ");
        row("nothing", "", "Line 1, column 1: ");
    }

    void refusesWhatIsNoMetadata()
    {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        MetadataRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.page->openView(QStringLiteral("json"));
        m.editor()->selectAll();
        if (text.isEmpty())
            QTest::keyClick(m.editor(), Qt::Key_Delete);
        else
            m.editor()->insertPlainText(text);
        QVERIFY2(m.says(sentence), qPrintable(visibleTexts(*m.page).join(u'\n')));
        QVERIFY(m.document().isModified());
        QVERIFY(!m.isOn("saveData"));
        QVERIFY(m.says(QStringLiteral("Known once the text is valid JSON")));
        QCOMPARE(m.text(), QByteArray(R"({"a":1})"));
        QCOMPARE(m.page->unsavedEdits().size(), 1);
    }

    void keepsStrangeNamesThatTheServerHolds()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a.b":1})"));
        m.page->openView(QStringLiteral("json"));
        m.editor()->goTo(2, 11);
        QTest::keyClicks(m.editor(), QStringLiteral("2"));
        QVERIFY(!m.document().textProblem());
        QVERIFY(m.isOn("saveData"));
    }

    void keepsABrokenTextAcrossTheTabs()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.page->openView(QStringLiteral("json"));
        m.editor()->moveCursor(QTextCursor::End);
        QTest::keyClicks(m.editor(), QStringLiteral("}"));
        const QString typed = m.editor()->text();
        m.page->openView(QStringLiteral("tree"));
        QVERIFY(m.tree()->isLocked());
        QVERIFY(m.tree()->isVisible());
        QVERIFY(!m.isOn("addValue"));
        m.press("goToTextProblem");
        QCOMPARE(m.editor()->text(), typed);
        m.page->openView(QStringLiteral("tree"));
        m.press("dropText");
        QVERIFY(!m.tree()->isLocked());
        QVERIFY(!m.document().isModified());
        m.page->openView(QStringLiteral("json"));
        QVERIFY(m.editor()->text() != typed);
    }

    void bringsADroppedTextBack()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.document().setText(QStringLiteral("{\"a\": half"));
        m.press("dropText");
        QCOMPARE(m.document().steps().undoText(), QStringLiteral("Drop the text"));
        QVERIFY(m.button("undoEdit")->toolTip().contains(QStringLiteral("Drop the text")));
        m.press("undoEdit");
        QVERIFY(m.document().isModified());
        QVERIFY(m.document().textProblem());
        QVERIFY(m.tree()->isLocked());
        m.page->openView(QStringLiteral("json"));
        QCOMPARE(m.editor()->text(), QStringLiteral("{\"a\": half"));
        QVERIFY(m.says(QStringLiteral("Line 1, column 7: ")));
        m.page->openView({});
        m.press("redoEdit");
        QVERIFY(!m.document().isModified());
        QVERIFY(!m.tree()->isLocked());
    }

    void losesNoTextThatIsTypedAfterADroppedOne()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.document().setText(QStringLiteral("{first"));
        m.press("dropText");
        m.document().setText(QStringLiteral("{second"));
        m.press("undoEdit");
        QCOMPARE(m.document().text(), QStringLiteral("{first"));
        m.press("redoEdit");
        QCOMPARE(m.document().text(), QStringLiteral("{second"));
    }

    void saysInThePersonsLanguageWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text;
        };
        row("nothing", "");
        row("byte order mark", "\xef\xbb\xbf{}");
        row("text behind", "{} x");
        row("missing comma", "{\"a\":1 2}");
        row("missing name", "{1}");
        row("missing colon", "{\"a\" 1}");
        row("missing value", "{\"a\":}");
        row("nested too deeply", QByteArray(600, '['));
        row("a name twice", R"({"a":1,"a":2})");
        row("missing quote", "{\"a");
        row("control character", "{\"\t\":1}");
        row("no UTF-8", "{\"\xff\":1}");
        row("unknown escape", R"({"\x":1})");
        row("no digit behind the point", R"({"a":1.})");
        row("no digit in the exponent", R"({"a":1e})");
    }

    void saysInThePersonsLanguageWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        Quoting translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const ReadText read = readMetadataText(text, {});
        QVERIFY(read.problem);
        QVERIFY2(read.problem->sentence.startsWith(u'«'), qPrintable(read.problem->sentence));
        QVERIFY(read.problem->position.line > 0 && read.problem->position.column > 0);
    }

    void undoesTypingInTheText()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.page->openView(QStringLiteral("json"));
        m.editor()->goTo(2, 9);
        QTest::keyClicks(m.editor(), QStringLiteral("2"));
        QVERIFY(m.document().isModified());
        m.press("undoEdit");
        QVERIFY(!m.document().isModified());
        m.press("redoEdit");
        QVERIFY(m.document().isModified());
        m.page->openView(QStringLiteral("tree"));
        m.press("undoEdit");
        QVERIFY(!m.document().isModified());
    }

    void findsInTheText()
    {
        MetadataRig m;
        QVERIFY(m.open(R"({"a":"lake","b":"Lake"})"));
        m.page->openView(QStringLiteral("json"));
        QTest::keyClicks(m.part<QLineEdit>("searchData"), QStringLiteral("lake"));
        QCOMPARE(m.editor()->textCursor().blockNumber(), 1);
        m.press("findNext");
        QCOMPARE(m.editor()->textCursor().blockNumber(), 2);
        m.press("findNext");
        QCOMPARE(m.editor()->textCursor().blockNumber(), 1);
    }

    void keepsEveryCharacter()
    {
        MetadataRig m;
        QVERIFY(m.open("{\"a\":\"1\xC2\xA0\xE2\x80\xA9\xF0\x9F\xA6\x8A\"}"));
        m.page->openView(QStringLiteral("json"));
        QVERIFY(m.editor()->text().contains(QChar(0xA0)));
        QVERIFY(m.editor()->text().contains(QStringLiteral("\\u2029")));
        m.editor()->goTo(2, 18); // behind the fox
        QTest::keyClicks(m.editor(), QStringLiteral("z"));
        QVERIFY(!m.document().textProblem());
        QVERIFY(m.choose("$.a"));
        const QString value = m.tree()->currentIndex().siblingAtColumn(1).data(Qt::EditRole).toString();
        QCOMPARE(value, QString::fromUtf8("1\xC2\xA0\xE2\x80\xA9\xF0\x9F\xA6\x8Az"));
    }

    void leavesVeryLargeDocumentsToTheTree() // B13.7
    {
        MetadataRig m;
        QVERIFY(m.open("{\"a\":\"" + QByteArray(300 * 1024, 'x') + "\"}"));
        m.page->openView(QStringLiteral("json"));
        QVERIFY(!m.editor()->isVisible());
        QVERIFY(m.says(QStringLiteral("too large to be edited as text")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageTextTest)
#include "tst_metadatapagetext.moc"
