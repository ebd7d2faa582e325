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

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageUnusableTest)
#include "tst_metadatapageunusable.moc"
