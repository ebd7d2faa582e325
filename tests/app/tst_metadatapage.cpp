// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/appdatacard.h"
#include "pages/problemcard.h"
#include "support/strict.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
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
    QVERIFY(!reader.isOn("saveData")); // nothing to ask a permission for
    reader.press("addValue");
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
