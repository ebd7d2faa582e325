// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/formpane.h"
#include "pages/metadata/formtab.h"
#include "support/strict.h"

#include <QFile>
#include <QLineEdit>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

constexpr char schemaText[] = R"({"type":"object","properties":{
"age":{"type":"integer"},"sizes":{"type":"array","items":{"type":"number"}}}})";

struct UnusableRig : MetadataRig
{
    /// The schema is chosen on the page, as a person does it.
    bool openForm(const QByteArray &metadata)
    {
        QFile file(rig.folder.filePath(QStringLiteral("schema.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(schemaText) <= 0 || !open(metadata))
            return false;
        file.close();
        page->openView(QStringLiteral("form"));
        page->findChild<FormTab *>()->useSchema(file.fileName());
        return pane();
    }
    FormPane *pane() const { return page->findChild<FormPane *>(); }
    /// Of a field that is shown now.
    QLineEdit *line(const char *path) const
    {
        const FormField *field = pane()->field(QString::fromLatin1(path));
        return field ? field->findChild<QLineEdit *>() : nullptr;
    }
    void type(QLineEdit *field, const char *text) const
    {
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
    }
    void pressNamed(const char *accessibleName) const
    {
        for (QAbstractButton *each : pane()->findChildren<QAbstractButton *>()) {
            if (each->isVisible() && each->accessibleName() == QLatin1String(accessibleName))
                return each->click();
        }
        QTest::qFail("no such button", __FILE__, __LINE__);
    }
};

} // namespace

/// Typed texts that cannot be taken over (yet) are edits, too.
class MetadataPageUnusableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void staysInItsFieldWhenAnElementIsAdded()
    {
        UnusableRig m;
        QVERIFY(m.openForm(R"({"age":1,"sizes":[7]})"));
        m.type(m.line("$.sizes[0]"), "12x");
        m.pressNamed("Add to $.sizes");
        QCOMPARE(m.text(), QByteArray(R"({"age":1,"sizes":[12,0]})"));
        QCOMPARE(m.line("$.sizes[0]")->text(), QStringLiteral("12x"));
        QVERIFY(m.pane()->field(QStringLiteral("$.sizes[0]"))->problem().contains(QStringLiteral("no number")));
        QVERIFY(!m.isOn("saveData"));
        QVERIFY(!m.isOn("stopUsingSchema"));
        m.type(m.line("$.sizes[0]"), "15");
        QCOMPARE(m.text(), QByteArray(R"({"age":1,"sizes":[15,0]})"));
        QVERIFY(m.isOn("saveData"));
        QVERIFY(m.isOn("stopUsingSchema"));
    }

    void followsItsElement()
    {
        UnusableRig m;
        QVERIFY(m.openForm(R"({"sizes":[7,8,9]})"));
        m.type(m.line("$.sizes[1]"), "12x");
        m.pressNamed("Remove $.sizes[2]");
        QCOMPARE(m.line("$.sizes[1]")->text(), QStringLiteral("12x"));
        m.pressNamed("Remove $.sizes[0]");
        QCOMPARE(m.text(), QByteArray(R"({"sizes":[12]})"));
        QCOMPARE(m.line("$.sizes[0]")->text(), QStringLiteral("12x"));
        QVERIFY(!m.isOn("saveData"));
        m.pressNamed("Remove $.sizes[0]");
        QCOMPARE(m.text(), QByteArray(R"({"sizes":[]})"));
        QVERIFY(m.isOn("saveData"));
        QVERIFY(m.isOn("stopUsingSchema"));
    }

    void holdsNothingUpWhenItsFieldIsGone()
    {
        UnusableRig m;
        QVERIFY(m.openForm(R"({"age":1,"sizes":[7]})"));
        m.pressNamed("Add to $.sizes");
        m.type(m.line("$.sizes[1]"), "12x");
        QVERIFY(!m.isOn("saveData"));
        m.document().setText(QStringLiteral(R"({"age":2,"sizes":[7]})"));
        QVERIFY(!m.line("$.sizes[1]"));
        QVERIFY(m.isOn("saveData"));
        QVERIFY(m.isOn("stopUsingSchema"));
    }

    void countsAsAnEditInTheForm()
    {
        UnusableRig m;
        QVERIFY(m.openForm(R"({"age":1})"));
        QVERIFY(m.page->unsavedEdits().isEmpty());
        m.type(m.line("$.age"), "x");
        QVERIFY(!m.document().isModified());
        QCOMPARE(m.page->unsavedEdits().size(), 1);
        QVERIFY(m.page->unsavedEdits().first().contains(QStringLiteral("form")));
        QVERIFY(!m.page->keepsEdits()); // no draft holds it
        m.type(m.line("$.age"), "2");
        QCOMPARE(m.page->unsavedEdits(), QStringList(QStringLiteral("Your data: age")));
        QVERIFY(m.page->keepsEdits());
    }

    void countsAsAnEditOfTheChosenValue()
    {
        UnusableRig m;
        QVERIFY(m.open(R"({"n":1,"s":""})"));
        QVERIFY(m.choose("$.n"));
        m.type(m.part<QLineEdit>("valueNumber"), "x");
        QCOMPARE(m.page->unsavedEdits().size(), 1);
        QVERIFY(!m.page->keepsEdits());
        QTest::keyClick(m.part<QLineEdit>("valueNumber"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m.page->unsavedEdits().isEmpty());
    }

    void staysWhenTheDataAreReadAgain_data()
    {
        QTest::addColumn<bool>("isInForm");
        QTest::newRow("in the form") << true;
        QTest::newRow("in the chosen value") << false;
    }

    void staysWhenTheDataAreReadAgain()
    {
        QFETCH(bool, isInForm);
        UnusableRig m;
        QVERIFY(m.openForm(R"({"age":1})"));
        if (!isInForm)
            m.page->openView({});
        QVERIFY(isInForm || m.choose("$.age"));
        QLineEdit *field = isInForm ? m.line("$.age") : m.part<QLineEdit>("valueNumber");
        m.type(field, "x");
        m.expectRead(R"({"age":2,"sizes":[1]})");
        m.rig.network.expectGet(m.rig.pathOf(m.person, catalogue::Action::ReadEnrollments),
                                jsonAnswer("[]"));
        m.rig.store.refresh();
        QVERIFY(m.rig.settle());
        QCOMPARE(m.text(), QByteArray(R"({"age":1})"));
        QVERIFY(m.says(QStringLiteral("Something else changed your data meanwhile")));
        QCOMPARE((isInForm ? m.line("$.age") : field)->text(), QStringLiteral("x"));
    }

    void isOfferedBackWhenAnotherValueIsChosen()
    {
        UnusableRig m;
        QVERIFY(m.open(R"({"n":1,"s":"","z":0})"));
        QVERIFY(m.choose("$.n"));
        auto *number = m.part<QLineEdit>("valueNumber");
        m.type(number, "42x");
        QVERIFY(!m.isOn("saveData"));
        QVERIFY(m.choose("$.s"));
        QVERIFY(m.says(QStringLiteral("“42x”")));
        QVERIFY(m.isOn("saveData")); // as it says, that was not taken over
        QVERIFY(m.page->unsavedEdits().join(u'\n').contains(QStringLiteral("42x")));
        QVERIFY(m.choose("$.z"));
        QVERIFY(m.isOn("takeUpLeftText"));
        m.press("takeUpLeftText");
        QCOMPARE(m.document().model().pathOf(m.tree()->currentIndex()), QStringLiteral("$.n"));
        QCOMPARE(number->text(), QStringLiteral("42x"));
        QVERIFY(!m.isOn("saveData"));
        QVERIFY(!m.button("takeUpLeftText")->isVisible());
        m.type(number, "43");
        QCOMPARE(m.text(), QByteArray(R"({"n":43,"s":"","z":0})"));
        QVERIFY(m.isOn("saveData"));
    }

    void isDroppedByThePersonOrWithItsValue()
    {
        UnusableRig m;
        QVERIFY(m.open(R"({"list":[{"n":1},{"n":2}],"s":""})"));
        QVERIFY(m.choose("$.list[1].n"));
        m.type(m.part<QLineEdit>("valueNumber"), "x");
        QVERIFY(m.choose("$.s"));
        QVERIFY(m.says(QStringLiteral("$.list[1].n")));
        m.document().edit(jsonedit::Edit::remove({0, 0}));
        m.press("takeUpLeftText");
        QCOMPARE(m.document().model().pathOf(m.tree()->currentIndex()), QStringLiteral("$.list[0].n"));
        QCOMPARE(m.part<QLineEdit>("valueNumber")->text(), QStringLiteral("x"));
        QVERIFY(m.choose("$.s"));
        m.press("dropLeftText");
        QVERIFY(!m.button("dropLeftText")->isVisible());
        QVERIFY(m.choose("$.list[0].n"));
        QCOMPARE(m.part<QLineEdit>("valueNumber")->text(), QStringLiteral("2"));
        m.type(m.part<QLineEdit>("valueNumber"), "y");
        m.press("deleteValue");
        QVERIFY(!m.button("dropLeftText")->isVisible());
    }

    void isLeftBehindByAnotherFieldOfTheValue()
    {
        UnusableRig m;
        QVERIFY(m.open(R"({"n":1,"s":""})"));
        QVERIFY(m.choose("$.n"));
        m.type(m.part<QLineEdit>("valueName"), "s");
        m.type(m.part<QLineEdit>("valueNumber"), "2");
        QCOMPARE(m.part<QLineEdit>("valueName")->text(), QStringLiteral("n"));
        m.press("takeUpLeftText");
        QCOMPARE(m.part<QLineEdit>("valueName")->text(), QStringLiteral("s"));
        QVERIFY(m.says(QStringLiteral("taken already")));
        QCOMPARE(m.text(), QByteArray(R"({"n":2,"s":""})"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageUnusableTest)
#include "tst_metadatapageunusable.moc"
