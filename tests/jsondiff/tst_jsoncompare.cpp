// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/compare.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsondiff;

class JsonCompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void findsNothingBetweenEquals_data();
    void findsNothingBetweenEquals();
    void namesTheInnermostDifference_data();
    void namesTheInnermostDifference();
    void givesBothValues();
    void takesMissingForAbsent();
    void stopsAtItsLimits();
    void needsNoRecursion();
    void findsTheOneDifferenceOfLargeLists_data();
    void findsTheOneDifferenceOfLargeLists();
};

static json::Value parsed(const QByteArray &text)
{
    json::Limits limits;
    limits.depth = 1000000;
    const auto document = json::Document::parse(text, limits);
    return document ? document->root() : json::Value();
}

/// "+$.a", "-$.b[1]", "~$.c" in the order in which they were found.
static QString spelled(const QList<Change> &changes)
{
    QStringList words;
    for (const Change &change : changes) {
        const char sign = change.kind == ChangeKind::Added ? '+'
            : change.kind == ChangeKind::Removed ? '-' : '~';
        words.append(QLatin1Char(sign) + change.path);
    }
    return words.join(u' ');
}

void JsonCompareTest::findsNothingBetweenEquals_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const char *one, const char *other) {
        QTest::newRow(name) << QByteArray(one) << QByteArray(other);
    };
    row("same text", R"({"a":[1,{"b":null}]})", R"({"a":[1,{"b":null}]})");
    row("blanks", R"({"a":[1,{"b":null}]})", "{ \"a\" :\n[ 1 , { \"b\" : null } ] }");
    row("order of members", R"({"a":1,"b":{"x":1,"y":2},"c":3})", R"({"c":3,"b":{"y":2,"x":1},"a":1})");
    row("order of many members", R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11})",
        R"({"k":11,"j":10,"i":9,"h":8,"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":1})");
    row("numbers by value", "[1.0,1e2,-0]", "[1,100,0]");
    row("escapes", R"({"\u0061":"\u00e4"})", R"({"a":"ä"})");
    row("doubled names in their order", R"({"a":1,"a":2})", R"({"a":1,"a":2 })");
}

void JsonCompareTest::findsNothingBetweenEquals()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QVERIFY(!parsed(one).isMissing() && !parsed(other).isMissing());
    const Comparison comparison = compare(parsed(one), parsed(other));
    QCOMPARE(spelled(comparison.changes), QString());
    QVERIFY(comparison.isComplete);
}

void JsonCompareTest::namesTheInnermostDifference_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("changes");
    const auto row = [](const char *name, const char *before, const char *after, const char *changes) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(changes);
    };
    row("root", "1", "2", "~$");
    row("type", R"({"a":1})", R"({"a":"1"})", "~$.a");
    row("container for a scalar", R"({"a":{"b":1}})", R"({"a":[1]})", "~$.a");
    row("deep inside", R"({"a":[{"b":{"c":1}},2]})", R"({"a":[{"b":{"c":3}},2]})", "~$.a[0].b.c");
    row("member added", R"({"a":1})", R"({"a":1,"b":2})", "+$.b");
    row("member added in front", R"({"a":1,"c":3})", R"({"b":2,"a":1,"c":3})", "+$.b");
    row("member removed", R"({"a":1,"b":2,"c":3})", R"({"a":1,"c":3})", "-$.b");
    row("member renamed", R"({"a":1,"z":0})", R"({"b":1,"z":0})", "-$.a +$.b");
    row("moved and changed", R"({"a":1,"b":2,"c":3})", R"({"b":2,"c":3,"a":4})", "~$.a");
    row("odd name", R"({"a.b":1})", R"({"a.b":2})", "~$[\"a.b\"]");
    row("second of a doubled name", R"({"a":1,"a":2})", R"({"a":1,"a":3})", "~$.a");
    row("element changed", "[1,2,3]", "[1,9,3]", "~$[1]");
    row("neighbours changed", "[1,2,3,4]", "[1,8,9,4]", "~$[1] ~$[2]");
    row("last element changed", "[1,2]", "[1,3]", "~$[1]");
    row("element added in front", "[1,2,3]", "[0,1,2,3]", "+$[0]");
    row("elements added inside", "[1,2,3]", "[1,7,8,2,3]", "+$[1] +$[2]");
    row("element removed", "[1,2,3]", "[1,3]", "-$[1]");
    row("elements removed at the end", "[1,2,3]", "[1]", "-$[1] -$[2]");
    row("list emptied", "[1,2]", "[]", "-$[0] -$[1]");
    row("inside an element behind an added one", R"([{"a":1},{"b":2},{"c":3}])",
        R"([0,{"a":1},{"b":9},{"c":3}])", "+$[0] ~$[2].b");
    row("many elements added in front", "[1,2,3]", "[11,12,13,14,15,16,17,18,19,20,1,2,3]",
        "+$[0] +$[1] +$[2] +$[3] +$[4] +$[5] +$[6] +$[7] +$[8] +$[9]");
    row("many elements removed in front", "[11,12,13,14,15,16,17,18,19,20,1,2,3]", "[1,2,3]",
        "-$[0] -$[1] -$[2] -$[3] -$[4] -$[5] -$[6] -$[7] -$[8] -$[9]");
    row("everything else", "[1,2]", "[3,4,5]", "~$[0] ~$[1] +$[2]");
}

void JsonCompareTest::namesTheInnermostDifference()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTEST(spelled(compare(parsed(before), parsed(after)).changes), "changes");
}

void JsonCompareTest::givesBothValues()
{
    const auto changes = compare(parsed(R"({"a":1.50,"b":2})"), parsed(R"({"a":"x","c":3})")).changes;
    QCOMPARE(spelled(changes), QStringLiteral("~$.a -$.b +$.c"));
    QCOMPARE(changes[0].before.rawText(), QByteArray("1.50"));
    QCOMPARE(changes[0].after.rawText(), QByteArray("\"x\""));
    QCOMPARE(changes[1].before.rawText(), QByteArray("2"));
    QVERIFY(changes[1].after.isMissing());
    QVERIFY(changes[2].before.isMissing());
    QCOMPARE(changes[2].after.rawText(), QByteArray("3"));
}

void JsonCompareTest::takesMissingForAbsent()
{
    QCOMPARE(spelled(compare({}, parsed("1")).changes), QStringLiteral("+$"));
    QCOMPARE(spelled(compare(parsed("1"), {}).changes), QStringLiteral("-$"));
    QVERIFY(compare({}, {}).changes.isEmpty());
}

void JsonCompareTest::stopsAtItsLimits()
{
    const Comparison few = compare(parsed("[1,2,3,4]"), parsed("[5,6,7,8]"), {2, nullptr});
    QCOMPARE(few.changes.size(), 2);
    QVERIFY(!few.isComplete);
    const std::atomic_bool isCancelled = true;
    const Comparison none = compare(parsed("[1,2]"), parsed("[3,4]"), {100, &isCancelled});
    QVERIFY(none.changes.isEmpty());
    QVERIFY(!none.isComplete);
}

void JsonCompareTest::needsNoRecursion() // B13.8
{
    constexpr int depth = 20000;
    const QByteArray one = QByteArray(depth, '[') + '1' + QByteArray(depth, ']');
    const QByteArray other = QByteArray(depth, '[') + '2' + QByteArray(depth, ']');
    const Comparison comparison = compare(parsed(one), parsed(other), {1, nullptr});
    QCOMPARE(comparison.changes.size(), 1);
    QCOMPARE(comparison.changes.first().path.size(), 1 + depth * 3);
}

void JsonCompareTest::findsTheOneDifferenceOfLargeLists_data()
{
    QTest::addColumn<int>("gone");
    QTest::addColumn<int>("come");
    QTest::addColumn<int>("changes");
    QTest::newRow("one removed early, one added late") << 1 << 1 << 2;
    QTest::newRow("a hundred removed early, a hundred added late") << 100 << 100 << 200;
    QTest::newRow("a hundred removed early") << 100 << 0 << 100;
    QTest::newRow("a hundred added late") << 0 << 100 << 100;
}

void JsonCompareTest::findsTheOneDifferenceOfLargeLists()
{
    QFETCH(int, gone);
    QFETCH(int, come);
    QByteArrayList before;
    for (int i = 0; i < 20000; ++i)
        before.append("{\"id\":" + QByteArray::number(i) + '}');
    QByteArrayList after = before;
    after.erase(after.begin() + 100, after.begin() + 100 + gone);
    for (int i = 0; i < come; ++i)
        after.insert(15000 + i, "\"new " + QByteArray::number(i) + '"');
    const Comparison comparison = compare(parsed('[' + before.join(',') + ']'), parsed('[' + after.join(',') + ']'));
    QTEST(int(comparison.changes.size()), "changes");
    for (const Change &change : comparison.changes)
        QVERIFY(change.kind != ChangeKind::Changed);
}

QTEST_GUILESS_MAIN(JsonCompareTest)
#include "tst_jsoncompare.moc"
