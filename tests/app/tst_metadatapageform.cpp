// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/formpane.h"
#include "pages/metadata/formtab.h"
#include "support/strict.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

constexpr char schemaText[] = R"({"type":"object","title":"Boat owner","required":["name"],
"patternProperties":{},"properties":{
"name":{"type":"string","title":"Your name","minLength":2},
"born":{"type":"string","format":"date"},
"boats":{"type":"integer","minimum":0,"maximum":9},
"colour":{"enum":["red","blue",7]},
"news":{"type":"boolean"},
"home":{"type":"object","properties":{"city":{"type":"string"}}},
"likes":{"type":"array","items":{"type":"string"}},
"any":{}}})";

struct FormRig : MetadataRig
{
    bool openForm(const QByteArray &metadata, const QByteArray &schema = schemaText)
    {
        rig.settings.setValue(config::Key::MetadataSchema, write("schema.json", schema));
        if (!open(metadata))
            return false;
        page->openView(QStringLiteral("form"));
        return true;
    }
    QString write(const char *name, const QByteArray &schema)
    {
        QFile file(rig.folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(schema) != schema.size())
            QTest::qFail("no schema", __FILE__, __LINE__);
        return file.fileName();
    }
    FormTab *tab() { return page->findChild<FormTab *>(); }
    QLineEdit *line(const char *path) { return part<QLineEdit>((QByteArray("field:") + path).constData()); }
    void type(const char *path, const QString &text)
    {
        line(path)->selectAll();
        if (text.isEmpty())
            QTest::keyClick(line(path), Qt::Key_Delete);
        else
            QTest::keyClicks(line(path), text);
    }
    void select(const char *path, int index)
    {
        auto *box = part<QComboBox>((QByteArray("field:") + path).constData());
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    QString problem(const char *path)
    {
        const FormField *field =
            page->findChild<FormPane *>()->field(QString::fromLatin1(path));
        return field ? field->problem() : QStringLiteral("no field");
    }
};

} // namespace

class MetadataPageFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void saysWhatASchemaIsGoodFor()
    {
        FormRig m;
        QVERIFY(m.open("{}"));
        QVERIFY(m.page->moreViews().contains(QStringLiteral("form")));
        m.page->openView(QStringLiteral("form"));
        QVERIFY(m.says(QStringLiteral("A JSON Schema says which values belong here")));
        QVERIFY(m.button("chooseSchema")->isVisible());
        QVERIFY(!m.button("stopUsingSchema")->isVisible());
    }

    void takesAFileAndRemembersIt()
    {
        FormRig m;
        QVERIFY(m.open(R"({"name":"Maja"})"));
        m.page->openView(QStringLiteral("form"));
        const QString path = m.write("boats.schema.json", schemaText);
        m.tab()->useSchema(path);
        QCOMPARE(m.line("$.name")->text(), QStringLiteral("Maja"));
        QVERIFY(m.line("$.name")->isVisible());
        QVERIFY(!m.button("chooseSchema")->isVisible());
        QVERIFY(m.says(QStringLiteral("boats.schema.json")));
        QCOMPARE(m.rig.settings.value(config::Key::MetadataSchema).toString(), path);
        QVERIFY(m.show());
        m.page->openView(QStringLiteral("form"));
        QCOMPARE(m.line("$.name")->text(), QStringLiteral("Maja"));
    }

    void stopsUsingASchema()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"name":"Maja"})"));
        m.press("stopUsingSchema");
        QVERIFY(!m.tab()->form());
        QVERIFY(m.button("chooseSchema")->isVisible());
        QVERIFY(!m.button("stopUsingSchema")->isVisible());
        QVERIFY(m.rig.settings.value(config::Key::MetadataSchema).toString().isEmpty());
        QCOMPARE(m.text(), QByteArray(R"({"name":"Maja"})"));
        QVERIFY(QFile::exists(m.rig.folder.filePath(QStringLiteral("schema.json"))));
    }

    void keepsTheSchemaWhenAnotherCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no JSON") << QByteArray("{\"type\": \n oops}")
                                 << QStringLiteral("Line 2, column 2: ");
        QTest::newRow("a keyword of the wrong type") << QByteArray(R"({"properties":7})")
                                                     << QStringLiteral("$.properties");
        QTest::newRow("not there") << QByteArray() << QStringLiteral("cannot be read");
    }

    void keepsTheSchemaWhenAnotherCannotBeUsed()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, reason);
        FormRig m;
        QVERIFY(m.openForm(R"({"name":"Maja"})"));
        const QString good = m.rig.settings.value(config::Key::MetadataSchema).toString();
        const QString bad = schema.isEmpty() ? m.rig.folder.filePath(QStringLiteral("bad.json"))
                                             : m.write("bad.json", schema);
        m.tab()->useSchema(bad);
        QVERIFY(m.says(QStringLiteral("bad.json cannot be used for a form. ")));
        QVERIFY(m.says(reason));
        QVERIFY(m.line("$.name")->isVisible());
        QCOMPARE(m.rig.settings.value(config::Key::MetadataSchema).toString(), good);
        m.tab()->useSchema(good);
        QVERIFY(!m.says(QStringLiteral("bad.json")));
    }

    void asksForAFileWithoutStoppingTheWindow()
    {
        FormRig m;
        QVERIFY(m.open("{}"));
        m.page->openView(QStringLiteral("form"));
        if (QGuiApplication::platformName() == u"offscreen")
            QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
        m.press("chooseSchema"); // returns while the dialog is open
        auto *dialog = m.page->findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->fileSelected(m.write("boats.schema.json", schemaText));
        dialog->close();
        QVERIFY(m.tab()->form());
    }

    void leavesAFieldThatWaitsToBeMended()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"boats":2})"));
        m.type("$.boats", QStringLiteral("many"));
        QVERIFY(!m.isOn("stopUsingSchema"));
        QVERIFY(m.button("stopUsingSchema")->toolTip().contains(QStringLiteral("Mend it")));
        m.type("$.boats", QStringLiteral("3"));
        QVERIFY(m.isOn("stopUsingSchema"));
    }

    void showsAndEditsByType()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"name":"Maja","boats":2,"colour":7,"x":1})"));
        QCOMPARE(m.line("$.name")->text(), QStringLiteral("Maja"));
        m.type("$.name", QStringLiteral("Mia"));
        m.type("$.boats", QStringLiteral("3"));
        m.select("$.colour", 1);
        m.select("$.news", 2);
        m.type("$.home.city", QStringLiteral("Chur"));
        QCOMPARE(m.text(), QByteArray(R"({"name":"Mia","boats":3,"colour":"red","x":1,"news":false,"home":{"city":"Chur"}})"));
        m.select("$.colour", 0);
        m.type("$.home.city", {});
        QCOMPARE(m.text(), QByteArray(R"({"name":"Mia","boats":3,"x":1,"news":false,"home":{}})"));
        QVERIFY(m.says(QStringLiteral("more value(s)")) || m.says(QStringLiteral("1 more value")));
        QVERIFY(m.says(QStringLiteral("patternProperties")));
        QVERIFY(m.says(QStringLiteral("any: to be edited in the tree")));
    }

    void saysWhatIsWrong()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"boats":2})"));
        QCOMPARE(m.problem("$.name"), QStringLiteral("This is needed."));
        m.type("$.name", QStringLiteral("M"));
        QVERIFY(m.problem("$.name").contains(QStringLiteral("at least 2")));
        m.type("$.boats", QStringLiteral("10"));
        QVERIFY(m.problem("$.boats").contains(QStringLiteral("at most 9")));
        m.type("$.born", QStringLiteral("yesterday"));
        QVERIFY(m.problem("$.born").contains(QStringLiteral("date")));
        QVERIFY(m.isOn("saveData"));
        m.type("$.boats", QStringLiteral("many"));
        QCOMPARE(m.line("$.boats")->text(), QStringLiteral("many"));
        QVERIFY(m.problem("$.boats").contains(QStringLiteral("no number")));
        QVERIFY(!m.isOn("saveData"));
    }

    void editsLists()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"name":"Maja"})"));
        m.press("addElement");
        m.type("$.likes[0]", QStringLiteral("tea"));
        m.press("addElement");
        m.type("$.likes[1]", QStringLiteral("rain"));
        QCOMPARE(m.text(), QByteArray(R"({"name":"Maja","likes":["tea","rain"]})"));
        m.press("removeElement");
        QCOMPARE(m.text(), QByteArray(R"({"name":"Maja","likes":["rain"]})"));
        QTRY_COMPARE(m.line("$.likes[0]")->text(), QStringLiteral("rain"));
    }

    void keepsAnElementThatIsEmptied()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"likes":["tea"],"sizes":[7]})",
                           R"({"type":"object","properties":{"likes":{"type":"array","items":{"type":"string"}},
"sizes":{"type":"array","items":{"type":"number"}}}})"));
        m.type("$.likes[0]", {});
        m.type("$.sizes[0]", {});
        QCOMPARE(m.text(), QByteArray(R"({"likes":[""],"sizes":[7]})"));
        QVERIFY(m.problem("$.sizes[0]").contains(QStringLiteral("no number")));
        QVERIFY(!m.isOn("saveData"));
        m.type("$.sizes[0]", QStringLiteral("8"));
        QCOMPARE(m.text(), QByteArray(R"({"likes":[""],"sizes":[8]})"));
        QVERIFY(m.isOn("saveData"));
    }

    void staysInStepWithTheText()
    {
        FormRig m;
        QVERIFY(m.openForm(R"({"name":"Maja"})"));
        m.document().setText(QStringLiteral(R"({"name":"Other","news":true})"));
        QCOMPARE(m.line("$.name")->text(), QStringLiteral("Other"));
        m.press("undoEdit");
        QCOMPARE(m.line("$.name")->text(), QStringLiteral("Maja"));
    }

    void namesASchemaThatCannotBeUsed()
    {
        FormRig m;
        QVERIFY(m.openForm("{}", "{\"type\":"));
        QVERIFY(!m.page->findChild<FormPane *>());
        QVERIFY(m.button("stopUsingSchema")->isVisible());
        QVERIFY(m.says(QStringLiteral("schema.json")));
        QVERIFY(m.says(QStringLiteral("no JSON")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageFormTest)
#include "tst_metadatapageform.moc"
