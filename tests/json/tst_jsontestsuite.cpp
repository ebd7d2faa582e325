// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"
#include "support/strict.h"

#include <QDir>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::json;

/// JSONTestSuite: y_ must be read, n_ must not, i_ either; and what is read is written again
/// without a change of value.
class JsonTestSuiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsWhatItMust_data();
    void readsWhatItMust();
    void keepsImplementationsChoiceStable_data();
    void keepsImplementationsChoiceStable();
};

static QDir suite()
{
    return QDir(test::sharedPath(QStringLiteral("vectors/json-test-suite")));
}

void JsonTestSuiteTest::readsWhatItMust_data()
{
    QTest::addColumn<QString>("file");
    const QStringList files = suite().entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(files.size() > 90);
    for (const QString &file : files)
        QTest::addRow("%s", qPrintable(file)) << file;
}

void JsonTestSuiteTest::readsWhatItMust()
{
    QFETCH(QString, file);
    const auto document = Document::parse(test::readFile(suite().filePath(file)));
    if (!file.startsWith(u"i_"))
        QCOMPARE(document.has_value(), file.startsWith(u"y_"));
    if (!document)
        return;
    const QByteArray written = document->root().toIndented();
    const auto again = Document::parse(written);
    QVERIFY(again);
    QVERIFY(again->root().equals(document->root()));
    QCOMPARE(again->root().toIndented(), written);
}

void JsonTestSuiteTest::keepsImplementationsChoiceStable_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::newRow("i_number_pos_double_huge_exp.json") << true;
    QTest::newRow("i_number_real_underflow.json") << true;
    QTest::newRow("i_number_very_big_negative_int.json") << true;
    QTest::newRow("i_string_lone_second_surrogate.json") << true;
    QTest::newRow("i_structure_500_nested_arrays.json") << true;
    QTest::newRow("i_string_invalid_utf-8.json") << false;
    QTest::newRow("i_string_overlong_sequence_2_bytes.json") << false;
    QTest::newRow("i_string_UTF8_surrogate_U+D800.json") << false;
}

void JsonTestSuiteTest::keepsImplementationsChoiceStable()
{
    const QString file = QString::fromLatin1(QTest::currentDataTag());
    QTEST(Document::parse(test::readFile(suite().filePath(file))).has_value(), "isRead");
}

QTEST_GUILESS_MAIN(JsonTestSuiteTest)
#include "tst_jsontestsuite.moc"
