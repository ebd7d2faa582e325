// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"
#include "support/strict.h"
#include "widgets/badge.h"
#include "widgets/diffview.h"
#include "widgets/jsoneditor.h"
#include "widgets/plaintextlabel.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

namespace {

json::Value value(const QByteArray &text)
{
    return json::Document::parse(text)->root();
}

QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const PlainTextLabel *label : widget.findChildren<PlainTextLabel *>())
        texts.append(label->plainText());
    return texts;
}

QStringList wordsOf(const QWidget &widget)
{
    QStringList words;
    for (const Badge *badge : widget.findChildren<Badge *>())
        words.append(badge->word());
    return words;
}

} // namespace

class JsonWidgetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { test::failOnAnyWarning(); }

    void givesTheTextAsItWasTyped()
    {
        JsonEditor editor(QStringLiteral("Text"));
        QSignalSpy typed(&editor, &JsonEditor::typed);
        const QString text = QStringLiteral("{\n\"a\": \"1\u00a02\u200b\"}");
        editor.setText(text);
        QCOMPARE(typed.count(), 0);
        QCOMPARE(editor.text(), text);
        QTest::keyClick(&editor, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(&editor, QStringLiteral(" "));
        QCOMPARE(typed.count(), 1);
        QCOMPARE(editor.text(), text + QLatin1Char(' '));
        QCOMPARE(editor.accessibleName(), QStringLiteral("Text"));
    }

    void countsColumnsInCharacters()
    {
        JsonEditor editor(QStringLiteral("Text"));
        editor.setText(QStringLiteral("{\n\"🦊\": x}"));
        editor.goTo(2, 6);
        QCOMPARE(editor.textCursor().blockNumber(), 1);
        QCOMPARE(editor.textCursor().positionInBlock(), 6); // the fox is two of Qt's
        editor.goTo(9, 99);
        QVERIFY(editor.textCursor().atEnd());
        editor.setErrorAt(2, 6);
        QCOMPARE(editor.extraSelections().size(), 2);
        QCOMPARE(editor.extraSelections().at(1).cursor.selectedText(), QStringLiteral("x"));
        editor.setErrorAt(0, 0);
        QVERIFY(editor.extraSelections().isEmpty());
    }

    void indentsLikeTheLineAbove()
    {
        JsonEditor editor(QStringLiteral("Text"));
        editor.setText(QStringLiteral("  {"));
        QTest::keyClick(&editor, Qt::Key_End);
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClicks(&editor, QStringLiteral("1,"));
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClick(&editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(editor.text(), QStringLiteral("  {\n    1,\n    \n"));
    }

    void findsAgainFromTheOtherEnd()
    {
        JsonEditor editor(QStringLiteral("Text"));
        editor.setText(QStringLiteral("a\nb\nA"));
        QVERIFY(editor.findText(QStringLiteral("a"), false));
        QVERIFY(editor.findText(QStringLiteral("a"), false));
        QCOMPARE(editor.textCursor().blockNumber(), 2);
        QVERIFY(editor.findText(QStringLiteral("a"), false));
        QCOMPARE(editor.textCursor().blockNumber(), 0);
        QVERIFY(editor.findText(QStringLiteral("a"), true));
        QCOMPARE(editor.textCursor().blockNumber(), 2);
        QVERIFY(!editor.findText(QStringLiteral("c"), false));
    }

    void showsWhatChangedInside()
    {
        DiffView view;
        view.setChanges(innerChanges(QStringLiteral("$.a"), value(R"({"x":1,"y":[1],"z":"t"})"),
                                     value(R"({"x":2,"y":[1,"<b>"],"w":"1"})")));
        const QStringList texts = textsOf(view);
        for (const QString &each : {QStringLiteral("a.x"), QStringLiteral("1"), QStringLiteral("2"),
                                    QStringLiteral("a.y[1]"), QStringLiteral("\"<b>\""),
                                    QStringLiteral("a.w"), QStringLiteral("\"1\""),
                                    QStringLiteral("a.z"), QStringLiteral("\"t\"")})
            QVERIFY2(texts.contains(each), qPrintable(each)); // B13.1
        QStringList words = wordsOf(view);
        words.sort();
        QCOMPARE(words, (QStringList{QStringLiteral("Added"), QStringLiteral("Added"),
                                     QStringLiteral("Changed"), QStringLiteral("Removed")}));
    }

    void showsTheWholeWhereNothingIsInside()
    {
        QCOMPARE(innerChanges(QStringLiteral("$"), value("1"), value("{}")).size(), 1);
        QCOMPARE(innerChanges(QStringLiteral("$"), {}, value("{}")).first().kind,
                 jsondiff::ChangeKind::Added);
        QCOMPARE(innerChanges(QStringLiteral("$"), value("{}"), {}).first().kind,
                 jsondiff::ChangeKind::Removed);
    }

    void cutsLongLists() // B13.7
    {
        QList<jsondiff::Change> many;
        for (int i = 0; i < DiffView::mostShown + 7; ++i)
            many.append({jsondiff::ChangeKind::Added, QStringLiteral("$.a"), {}, value("1")});
        DiffView view;
        view.setChanges(many);
        QCOMPARE(wordsOf(view).size(), DiffView::mostShown);
        QCOMPARE(textsOf(view).last(), QStringLiteral("And 7 more."));
        view.setChanges({});
        QVERIFY(textsOf(view).isEmpty());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(JsonWidgetsTest)
#include "tst_jsonwidgets.moc"
