// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/formpane.h"
#include "support/strict.h"

#include <QComboBox>
#include <QFile>
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
        const QString path = rig.folder.filePath(QStringLiteral("schema.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(schema) != schema.size())
            return false;
        file.close();
        rig.settings.setValue(config::Key::MetadataSchema, path);
        if (!open(metadata))
            return false;
        page->openView(QStringLiteral("form"));
        return true;
    }
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

    void isThereOnlyWithASchema()
    {
        MetadataRig m;
        QVERIFY(m.open("{}"));
        QCOMPARE(m.page->moreViews(), QStringList{QStringLiteral("json")});
        QVERIFY(!m.page->findChild<FormPane *>());
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
        m.card()->openTab(DataCard::Form);
        QVERIFY(m.says(QStringLiteral("schema.json")));
        QVERIFY(m.says(QStringLiteral("no JSON")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageFormTest)
#include "tst_metadatapageform.moc"
