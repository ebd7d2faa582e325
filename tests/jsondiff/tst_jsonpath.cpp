// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/path.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsondiff;

class JsonPathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void spellsAndReadsNames_data();
    void spellsAndReadsNames();
    void readsStepsInOrder();
    void refusesOtherSpellings_data();
    void refusesOtherSpellings();
};

void JsonPathTest::spellsAndReadsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << QStringLiteral("color_2-x") << QStringLiteral("$.color_2-x");
    QTest::newRow("letters of another script") << QStringLiteral("größe") << QStringLiteral("$.größe");
    QTest::newRow("blank") << QStringLiteral("a b") << QStringLiteral("$[\"a b\"]");
    QTest::newRow("dot") << QStringLiteral("a.b") << QStringLiteral("$[\"a.b\"]");
    QTest::newRow("empty") << QString() << QStringLiteral("$[\"\"]");
    QTest::newRow("quote, bracket and backslash")
        << QStringLiteral("\"]\\") << QStringLiteral("$[\"\\\"]\\\\\"]");
    QTest::newRow("line end") << QStringLiteral("a\n") << QStringLiteral("$[\"a\\n\"]");
}

void JsonPathTest::spellsAndReadsNames()
{
    QFETCH(QString, name);
    QString path(u'$');
    appendName(path, name);
    QTEST(path, "path");
    const auto steps = parsePath(path);
    QVERIFY(steps);
    QCOMPARE(steps->size(), 1);
    QCOMPARE(std::get<QString>(steps->first()), name);
}

void JsonPathTest::readsStepsInOrder()
{
    const auto steps = parsePath(u"$.a[12][\"b c\"].d[0]");
    QVERIFY(steps);
    QCOMPARE(*steps, (QList<PathStep>{QStringLiteral("a"), 12, QStringLiteral("b c"), QStringLiteral("d"), 0}));
    QCOMPARE(parsePath(u"$")->size(), 0);
    QString path = QStringLiteral("$.a");
    appendRow(path, 7);
    QCOMPARE(path, QStringLiteral("$.a[7]"));
    // A number beyond any list is one that no list has.
    QCOMPARE(std::get<int>(parsePath(u"$[99999999999999999999]")->first()), std::numeric_limits<int>::max());
}

void JsonPathTest::refusesOtherSpellings_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"", "a", ".a", "$a", "$.", "$..a", "$[", "$[]", "$[-1]", "$[1", "$[x]",
                             "$[\"a]", "$[\"a\"", "$[\"a\\\"]", "$.a b", "$['a']"})
        QTest::addRow("\"%s\"", path) << QString::fromLatin1(path);
}

void JsonPathTest::refusesOtherSpellings()
{
    QFETCH(QString, path);
    QVERIFY(!parsePath(path));
}

QTEST_GUILESS_MAIN(JsonPathTest)
#include "tst_jsonpath.moc"
