// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/appdatacard.h"
#include "pages/metadata/valuecard.h"
#include "pages/problemcard.h"
#include "support/strict.h"
#include "widgets/badge.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using Granted = PageRig::Granted;

class MetadataPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void showsTreeAndAppData();
    void showsNothingWherePeopleHaveNothing_data();
    void showsNothingWherePeopleHaveNothing();
    void neverEditsWhatIsNoObject();
    void showsTheErrorWhenTheAccountCannotBeRead();
    void editsTheChosenValue();
    void joinsTypingIntoOneStep();
    void keepsWhatCannotBeAName();
    void keepsWhatIsNoNumber();
    void addsRenamesDuplicatesAndDeletes();
    void movesValues();
    void changesTypes();
    void undoesInAnyField();
    void offersEachActionInTheMenu();
    void findsNamesAndValues();
    void warnsOfLargeNumbers();
    void measuresSize_data();
    void measuresSize();
    void showsHiddenCharacters();
    void keepsEditsWhenTheServerChanges();
    void takesOverWhatTheServerChanged();
    void saysWhySavingIsOff();
    void listsItsEdits();
    void isNeverWiderThanTheWindow_data();
    void isNeverWiderThanTheWindow();

private:
    std::unique_ptr<Theme> m_theme;
};

void MetadataPageTest::showsTreeAndAppData()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"theme":"dark","address":{"city":"Zürich"}})"));
    QAbstractItemModelTester tester(&m.document().model());
    QCOMPARE(m.document().model().rowCount(), 2);
    QVERIFY(m.choose("$.address.city"));
    QCOMPARE(m.part<QPlainTextEdit>("valueText")->toPlainText(), QStringLiteral("Zürich"));
    const auto *app = m.page->findChild<AppDataCard *>();
    QTRY_COMPARE(app->model().rowCount(), 2);
    QVERIFY(app->model().isReadOnly());
    QVERIFY(!m.document().isModified());
}

void MetadataPageTest::showsNothingWherePeopleHaveNothing_data()
{
    QTest::addColumn<QByteArray>("metadata");
    QTest::newRow("B13.6 never written") << QByteArray();
    QTest::newRow("B13.6 null") << QByteArray("null");
    QTest::newRow("emptied") << QByteArray("{}");
}

void MetadataPageTest::showsNothingWherePeopleHaveNothing()
{
    QFETCH(QByteArray, metadata);
    MetadataRig m;
    QVERIFY(m.open(metadata));
    QVERIFY(m.says(QStringLiteral("Nothing here yet")));
    m.press("addFirstValue");
    QCOMPARE(m.text(), QByteArray(R"({"new":""})"));
    QVERIFY(m.tree()->isVisible());
    QVERIFY(m.document().base().isMissing() == (metadata != "{}"));
}

void MetadataPageTest::neverEditsWhatIsNoObject() // B13.6
{
    MetadataRig m;
    m.person = MetadataRig::personWith(R"(["a","list"])");
    m.rig.signIn(m.person, MetadataRig::everything());
    m.page = std::make_unique<MetadataPage>(m.rig.context());
    m.page->show();
    QVERIFY(m.rig.settle());
    QVERIFY(m.page->problemCard().isVisible());
    QVERIFY(!m.card()->isVisible());
    QVERIFY(!m.button("saveData")->isVisible());
}

void MetadataPageTest::showsTheErrorWhenTheAccountCannotBeRead()
{
    MetadataRig m;
    m.person = MetadataRig::personWith("{}");
    m.rig.signInRefused(m.person, jsonAnswer(R"({"statusCode":403,"error":"Forbidden",
"message":"Insufficient scope, expected any of: read:users","errorCode":"insufficient_scope"})", 403));
    m.page = std::make_unique<MetadataPage>(m.rig.context());
    m.page->show();
    QVERIFY(m.rig.settle());
    QVERIFY(m.page->problemCard().isVisible());
    QVERIFY(!m.card()->isVisible());
}

void MetadataPageTest::editsTheChosenValue()
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

void MetadataPageTest::joinsTypingIntoOneStep()
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

void MetadataPageTest::keepsWhatCannotBeAName()
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

void MetadataPageTest::keepsWhatIsNoNumber()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"n":12})"));
    QVERIFY(m.choose("$.n"));
    auto *number = m.part<QLineEdit>("valueNumber");
    QTest::keyClicks(number, QStringLiteral("e"));
    QCOMPARE(number->text(), QStringLiteral("12e"));
    QVERIFY(m.says(QStringLiteral("This is no number")));
    QTest::keyClick(number, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(number->text(), QStringLiteral("12"));
    QVERIFY(!m.document().isModified());
}

void MetadataPageTest::addsRenamesDuplicatesAndDeletes()
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

void MetadataPageTest::movesValues()
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

void MetadataPageTest::changesTypes()
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

void MetadataPageTest::undoesInAnyField()
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

void MetadataPageTest::offersEachActionInTheMenu()
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

void MetadataPageTest::findsNamesAndValues()
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

void MetadataPageTest::warnsOfLargeNumbers()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"big":9007199254740993})"));
    QTRY_VERIFY(m.says(QStringLiteral("$.big")));
    QVERIFY(m.choose("$.big"));
    QVERIFY(m.says(QStringLiteral("As a text it is safe")));
}

void MetadataPageTest::measuresSize_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("words");
    QTest::newRow("fine") << 100 << QStringLiteral("safe to store");
    QTest::newRow("large") << 9000 << QStringLiteral("large. Your tenant may soon refuse");
    QTest::newRow("too large") << 17000 << QStringLiteral("only saved if you insist");
}

void MetadataPageTest::measuresSize()
{
    QFETCH(int, length);
    QFETCH(QString, words);
    MetadataRig m;
    QVERIFY(m.open("{\"a\":\"" + QByteArray(length, 'x') + "\"}"));
    QTRY_VERIFY(m.says(words));
}

void MetadataPageTest::showsHiddenCharacters() // B13.1 B13.2
{
    MetadataRig m;
    QVERIFY(m.open(R"({"<b>x</b>":"a\u202eb\nc","nbsp":"1\u00a02"})"));
    QVERIFY(m.choose("$[\"<b>x</b>\"]"));
    QCOMPARE(m.part<QLineEdit>("valueName")->text(), QStringLiteral("<b>x</b>"));
    QVERIFY(m.choose("$.nbsp"));
    QTest::keyClicks(m.part<QPlainTextEdit>("valueText"), QStringLiteral("0"));
    QVERIFY(m.text().contains("01\xC2\xA0" "2") || m.text().contains("01\\u00a02"));
}

void MetadataPageTest::keepsEditsWhenTheServerChanges() // R29
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":1})"));
    m.press("addValue");
    m.expectRead(R"({"a":2})");
    m.rig.network.expectGet(m.rig.pathOf(m.person, catalogue::Action::ReadEnrollments),
                            jsonAnswer("[]"));
    m.rig.store.refresh();
    QVERIFY(m.rig.settle());
    QCOMPARE(m.text(), QByteArray(R"({"a":1,"new":""})"));
    QTRY_VERIFY(m.says(QStringLiteral("Something else changed your data meanwhile")));
}

void MetadataPageTest::takesOverWhatTheServerChanged()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":1})"));
    m.expectRead(R"({"a":2})");
    m.rig.network.expectGet(m.rig.pathOf(m.person, catalogue::Action::ReadEnrollments),
                            jsonAnswer("[]"));
    m.rig.store.refresh();
    QTRY_COMPARE(m.text(), QByteArray(R"({"a":2})"));
    QVERIFY(!m.document().isModified());
}

void MetadataPageTest::saysWhySavingIsOff()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":1})"));
    QVERIFY(!m.isOn("saveData"));
    QVERIFY(m.button("saveData")->accessibleDescription().contains(
        QStringLiteral("Nothing has been changed")));
    m.press("addValue");
    QVERIFY(m.isOn("saveData"));

    MetadataRig reader;
    QVERIFY(reader.open(R"({"a":1})", Granted()));
    QSignalSpy asked(&reader.rig.binder, &ActionBinder::askedFor);
    QVERIFY(reader.isOn("saveData"));
    reader.press("saveData");
    QCOMPARE(asked.count(), 1);
}

void MetadataPageTest::listsItsEdits()
{
    MetadataRig m;
    QVERIFY(m.open(R"({"a":1,"b":2})"));
    QVERIFY(m.page->unsavedEdits().isEmpty());
    QVERIFY(m.choose("$.b"));
    m.press("deleteValue");
    QCOMPARE(m.page->unsavedEdits(), QStringList{QStringLiteral("Your data: b")});
}

void MetadataPageTest::isNeverWiderThanTheWindow_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("narrow") << 420;
    QTest::newRow("usual") << 940;
}

void MetadataPageTest::isNeverWiderThanTheWindow()
{
    QFETCH(int, width);
    MetadataRig m;
    QVERIFY(m.open("{\"" + QByteArray(300, 'n') + "\":\"" + QByteArray(3000, 'v') + "\"}"));
    QVERIFY(m.choose(("$." + QByteArray(300, 'n')).constData()));
    m.page->resize(width, 800);
    QTRY_COMPARE(m.page->widget()->width(), m.page->viewport()->width());
    QVERIFY(m.page->widget()->minimumSizeHint().width() <= width);
}

QTEST_MAIN(MetadataPageTest)
#include "tst_metadatapage.moc"
