// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/valuecard.h"
#include "support/strict.h"
#include "widgets/badge.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

class MetadataPageTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void editsTheChosenValue();
    void joinsTypingIntoOneStep();
    void keepsWhatCannotBeAName();
    void keepsWhatIsNoNumber();
    void addsRenamesDuplicatesAndDeletes();
    void saysWhereItAdds();
    void addsToALongListWithinWhatIsShown();
    void movesValues();
    void changesTypes();
    void undoesInAnyField();
    void offersEachActionInTheMenu();
    void findsNamesAndValues();

private:
    std::unique_ptr<Theme> m_theme;
};

void MetadataPageTreeTest::editsTheChosenValue()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"text":"a","number":1.50,"yes":true,"gone":null,"zip":"8002"})"));
    QVERIFY(m.choose("$.text"));
    QTest::keyClicks(m.part<QPlainTextEdit>("valueText"), QStringLiteral("b"));
    QVERIFY(m.choose("$.number"));
    auto *number = m.part<QLineEdit>("valueNumber");
    QCOMPARE(number->text(), QStringLiteral("1.50"));
    QTest::keyClicks(number, QStringLiteral("5"));
    QVERIFY(m.choose("$.yes"));
    auto *choice = m.part<QComboBox>("valueChoice");
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    QCOMPARE(m.text(), QByteArray(R"({"text":"ba","number":1.505,"yes":false,"gone":null,"zip":"8002"})"));
    QVERIFY(m.document().isModified());
    QVERIFY(m.document().isMarked(QStringLiteral("$.text")));
    QVERIFY(!m.document().isMarked(QStringLiteral("$.zip")));
    QCOMPARE(m.card()->findChild<Badge *>()->word(), QStringLiteral("Modified"));
}

void MetadataPageTreeTest::joinsTypingIntoOneStep()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":"","b":""})"));
    QVERIFY(m.choose("$.a"));
    QTest::keyClicks(m.part<QPlainTextEdit>("valueText"), QStringLiteral("long text"));
    QVERIFY(m.choose("$.b"));
    QTest::keyClicks(m.part<QPlainTextEdit>("valueText"), QStringLiteral("other"));
    QCOMPARE(m.document().steps().count(), 2);
    QCOMPARE(m.document().steps().undoText(), QStringLiteral("Change b"));
    m.press("undoEdit");
    QCOMPARE(m.text(), QByteArray(R"({"a":"long text","b":""})"));
    m.press("undoEdit");
    QCOMPARE(m.text(), QByteArray(R"({"a":"","b":""})"));
    QVERIFY(!m.document().isModified());
    m.press("redoEdit");
    m.press("redoEdit");
    QCOMPARE(m.text(), QByteArray(R"({"a":"long text","b":"other"})"));
}

void MetadataPageTreeTest::keepsWhatCannotBeAName()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"theme":1,"other":2})"));
    QVERIFY(m.choose("$.theme"));
    auto *name = m.part<QLineEdit>("valueName");
    for (const QString &wrong : {QStringLiteral("a.b"), QStringLiteral("$a"), QStringLiteral("other")}) {
        name->selectAll();
        QTest::keyClicks(name, wrong);
        QCOMPARE(name->text(), wrong);
        QVERIFY2(m.page->findChild<ValueCard *>()->hasProblem(), qPrintable(wrong));
        QVERIFY(!m.isOn("saveData"));
    }
    QVERIFY(m.says(QStringLiteral("taken already")));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("look"));
    QCOMPARE(m.text(), QByteArray(R"({"look":1,"other":2})"));
    QVERIFY(m.isOn("saveData"));
}

void MetadataPageTreeTest::keepsWhatIsNoNumber()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"n":12})"));
    QVERIFY(m.choose("$.n"));
    auto *number = m.part<QLineEdit>("valueNumber");
    QTest::keyClicks(number, QStringLiteral("e"));
    QCOMPARE(number->text(), QStringLiteral("12e"));
    QVERIFY(m.says(QStringLiteral("This is no number")));
    m.page->openView(QStringLiteral("json"));
    QVERIFY(!m.isOn("saveData"));
    QVERIFY(m.button("saveData")->toolTip().contains(QStringLiteral("chosen in the tree")));
    m.page->openView({});
    QVERIFY(m.says(QStringLiteral("This is no number")));
    QTest::keyClick(number, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(number->text(), QStringLiteral("12"));
    QVERIFY(!m.document().isModified());
}

void MetadataPageTreeTest::addsRenamesDuplicatesAndDeletes()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":{"b":1}})"));
    QVERIFY(m.choose("$.a"));
    m.press("addValue");
    QCOMPARE(m.text(), QByteArray(R"({"a":{"b":1,"new":""}})"));
    QCOMPARE(m.document().model().pathOf(m.tree()->currentIndex()), QStringLiteral("$.a.new"));
    auto *name = m.part<QLineEdit>("valueName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("c"));
    m.press("duplicateValue");
    QCOMPARE(m.text(), QByteArray(R"({"a":{"b":1,"c":"","c 2":""}})"));
    m.press("deleteValue");
    QVERIFY(m.choose("$.a.b"));
    m.press("deleteValue");
    QCOMPARE(m.text(), QByteArray(R"({"a":{"c":""}})"));
    for (int i = 0; i < 5; ++i)
        m.document().steps().undo();
    QCOMPARE(m.text(), QByteArray(R"({"a":{"b":1}})"));
}

void MetadataPageTreeTest::saysWhereItAdds()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"settings":{"a":1},"R&D":[[true]],"x":0,"notifications by post":{}})"));
    const QAbstractButton *add = m.button("addValue");
    const auto words = [add] { return add->text() + u'|' + add->accessibleDescription(); };
    const int width = add->width();
    QCOMPARE(words(), QStringLiteral("Add a value|Adds a value at the top of your data."));
    QVERIFY(m.choose("$.settings"));
    QCOMPARE(words(), QStringLiteral("Add to “settings”|Adds a value inside “settings”."));
    QVERIFY(m.choose("$.settings.a"));
    QCOMPARE(words(), QStringLiteral("Add to “settings”|Adds a value inside “settings”."));
    QVERIFY(add->toolTip().contains(QStringLiteral("Adds a value inside “settings”.")));
    QCOMPARE(m.tree()->contextMenu()->actions().first()->text(), QStringLiteral("&Add to “settings”"));
    QVERIFY(m.choose(R"($["R&D"][0][0])"));
    QVERIFY2(add->text() == QStringLiteral("Add to “R&&D[0]”"), qPrintable(add->text()));
    QVERIFY(m.choose(R"($["notifications by post"])"));
    QVERIFY(add->text().contains(u'…'));
    QVERIFY(add->toolTip().contains(QStringLiteral("notifications by post")));
    QVERIFY(m.choose("$.x"));
    QCOMPARE(add->text(), QStringLiteral("Add a value"));
    QCOMPARE(add->width(), width);
    m.document().setText(QStringLiteral("{"));
    QVERIFY(!add->isEnabled());
    QVERIFY(add->toolTip().contains(QStringLiteral("has an error")));
}

void MetadataPageTreeTest::addsToALongListWithinWhatIsShown() // B13.7
{
    QByteArray members;
    for (int i = 0; i < 20000; ++i)
        members += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":0";
    MetadataRig m;
    QVERIFY(m.open("{" + members + "}"));
    m.press("addValue");
    QVERIFY(m.document().isModified());
    QVERIFY(m.tree()->currentIndex().isValid());
    QVERIFY2(m.document().model().rowCount() < 8000, QByteArray::number(m.document().model().rowCount()).constData());
    QVERIFY(m.text().contains(R"("new":"")"));
}

void MetadataPageTreeTest::movesValues()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"list":[1,2],"in":{"x":true},"x":0})"));
    QVERIFY(m.choose("$.list[0]"));
    QVERIFY(!m.isOn("moveValueUp"));
    m.press("moveValueDown");
    QCOMPARE(m.text(), QByteArray(R"({"list":[2,1],"in":{"x":true},"x":0})"));
    QVERIFY(!m.isOn("moveValueDown"));
    m.press("moveValueOut");
    QCOMPARE(m.text(), QByteArray(R"({"list":[2],"1":1,"in":{"x":true},"x":0})"));
    QVERIFY(m.choose("$.x"));
    m.press("moveValueIn"); // its name is taken there
    QCOMPARE(m.text(), QByteArray(R"({"list":[2],"1":1,"in":{"x":true,"x 2":0}})"));
}

void MetadataPageTreeTest::changesTypes()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"n":"42"})"));
    QVERIFY(m.choose("$.n"));
    auto *type = m.part<QComboBox>("valueType");
    QCOMPARE(type->currentText(), QStringLiteral("Text"));
    type->setCurrentIndex(1);
    Q_EMIT type->activated(1);
    QCOMPARE(m.text(), QByteArray(R"({"n":42})"));
    QVERIFY(m.part<QLineEdit>("valueNumber")->isVisible());
    m.press("undoEdit");
    QCOMPARE(m.text(), QByteArray(R"({"n":"42"})"));
    QCOMPARE(type->currentText(), QStringLiteral("Text"));
}

void MetadataPageTreeTest::undoesInAnyField()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":"x"})"));
    QVERIFY(m.choose("$.a"));
    m.page->activateWindow();
    auto *text = m.part<QPlainTextEdit>("valueText");
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("y"));
    QCOMPARE(m.text(), QByteArray(R"({"a":"yx"})"));
    QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m.text(), QByteArray(R"({"a":"x"})"));
    QCOMPARE(text->toPlainText(), QStringLiteral("x"));
    QTest::keyClick(text, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m.text(), QByteArray(R"({"a":"yx"})"));
}

void MetadataPageTreeTest::offersEachActionInTheMenu()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":1,"b":2})"));
    QVERIFY(m.choose("$.b"));
    const auto trigger = [&m](const QKeySequence &key) {
        for (QAction *action : m.tree()->actions()) {
            if (action->shortcut() == key && action->isEnabled())
                return action->trigger(), true;
        }
        return false;
    };
    QVERIFY(trigger(QKeySequence(Qt::ALT | Qt::Key_Up)));
    QVERIFY(trigger(QKeySequence(Qt::CTRL | Qt::Key_D)));
    QVERIFY(trigger(QKeySequence(Qt::Key_Insert)));
    QCOMPARE(m.text(), QByteArray(R"({"b":2,"b 2":2,"new":"","a":1})"));
    QVERIFY(trigger(QKeySequence(QKeySequence::Delete)));
    QCOMPARE(m.text(), QByteArray(R"({"b":2,"b 2":2,"a":1})"));
    QVERIFY(!trigger(QKeySequence(Qt::ALT | Qt::Key_Left))); // it is at the top
    QCOMPARE(m.tree()->contextMenu()->actions().size(), 11);
}

void MetadataPageTreeTest::findsNamesAndValues()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":"lake","list":["x","a Lake"],"lakes":1})"));
    auto *field = m.part<QLineEdit>("searchData");
    QTest::keyClicks(field, QStringLiteral("lake"));
    const auto path = [&m] { return m.document().model().pathOf(m.tree()->currentIndex()); };
    QTRY_COMPARE(path(), QStringLiteral("$.a"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(path(), QStringLiteral("$.list[1]"));
    m.press("findNext");
    QTRY_COMPARE(path(), QStringLiteral("$.lakes"));
    m.press("findPrevious");
    QTRY_COMPARE(path(), QStringLiteral("$.list[1]"));
    QTest::keyClicks(field, QStringLiteral("xyz"));
    QTRY_VERIFY(m.says(QStringLiteral("Not found")));
}

QTEST_MAIN(MetadataPageTreeTest)
#include "tst_metadatapagetree.moc"
