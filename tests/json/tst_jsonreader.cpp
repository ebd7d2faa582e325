// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::json;

class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsWhatIsThere();
    void takesAbsentAndNullForNothing();
    void namesThePathOfTheFirstProblem_data();
    void namesThePathOfTheFirstProblem();
    void keepsTheFirstProblemAndYieldsDefaultsAfterIt();
    void visitsEveryElementAndStopsAtAProblem();
};

static Value parsed(const QByteArray &text)
{
    return Document::parse(text)->root();
}

void JsonReaderTest::readsWhatIsThere()
{
    Reader reader(parsed(R"({"s":"text","n":7,"b":false,"l":["x","y"],"o":{"k":1},"id":12345678901234567890,
                             "idText":"7","u":""})"));
    QVERIFY(reader.requireObject());
    QCOMPARE(reader.string(u"s"), QStringLiteral("text"));
    QCOMPARE(reader.string(u"u"), QString());
    QCOMPARE(reader.optionalString(u"s"), std::optional(QStringLiteral("text")));
    QCOMPARE(reader.integer(u"n"), 7);
    QCOMPARE(reader.optionalInteger(u"n"), std::optional<qint64>(7));
    QCOMPARE(reader.optionalBool(u"b"), std::optional(false));
    QCOMPARE(reader.stringList(u"l").join(u','), QStringLiteral("x,y"));
    QCOMPARE(reader.optionalObject(u"o")[u"k"].numberText(), QByteArray("1"));
    QCOMPARE(reader.textOrNumber(u"id"), QStringLiteral("12345678901234567890"));
    QCOMPARE(reader.textOrNumber(u"idText"), QStringLiteral("7"));
    QVERIFY(!reader.hasFailed());
}

void JsonReaderTest::takesAbsentAndNullForNothing()
{
    for (const char *text : {"{}", R"({"x":null})"}) {
        Reader reader(parsed(text));
        QVERIFY(!reader.optionalString(u"x"));
        QVERIFY(!reader.optionalBool(u"x"));
        QVERIFY(!reader.optionalInteger(u"x"));
        QVERIFY(reader.stringList(u"x").isEmpty());
        QVERIFY(reader.optionalObject(u"x").isMissing());
        reader.optionalArray(u"x", [](Reader &element) { element.fail(element.path(), QString()); });
        QVERIFY(!reader.hasFailed());
    }
}

using Read = std::function<void(Reader &)>;
Q_DECLARE_METATYPE(Read)

void JsonReaderTest::namesThePathOfTheFirstProblem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Read>("read");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *text, const Read &read, const char *path) {
        QTest::newRow(name) << QByteArray(text) << read << QString::fromLatin1(path);
    };
    row("not an object", "[1]", [](Reader &r) { r.requireObject(); }, "$");
    row("missing string", "{}", [](Reader &r) { r.string(u"a"); }, "$.a");
    row("null string", R"({"a":null})", [](Reader &r) { r.string(u"a"); }, "$.a");
    row("number for a string", R"({"a":1})", [](Reader &r) { r.string(u"a"); }, "$.a");
    row("number for an optional string", R"({"a":1})", [](Reader &r) { r.optionalString(u"a"); }, "$.a");
    row("string for a truth value", R"({"a":"true"})", [](Reader &r) { r.optionalBool(u"a"); }, "$.a");
    row("string for a number", R"({"a":"1"})", [](Reader &r) { r.integer(u"a"); }, "$.a");
    row("fraction", R"({"a":1.5})", [](Reader &r) { r.optionalInteger(u"a"); }, "$.a");
    row("B6.8 number beyond 63 bits", R"({"a":9223372036854775808})", [](Reader &r) { r.integer(u"a"); }, "$.a");
    row("object for an id", R"({"a":{}})", [](Reader &r) { r.textOrNumber(u"a"); }, "$.a");
    row("list for an object", R"({"a":[]})", [](Reader &r) { r.optionalObject(u"a"); }, "$.a");
    row("object for a list", R"({"a":{}})", [](Reader &r) { r.stringList(u"a"); }, "$.a");
    row("number in a list of strings", R"({"a":["x",2]})", [](Reader &r) { r.stringList(u"a"); }, "$.a[1]");
    row("missing list", "{}", [](Reader &r) { r.array(u"a", [](Reader &) {}); }, "$.a");
    row("not a list at all", "{}", [](Reader &r) { r.elements([](Reader &) {}); }, "$");
    row("deep inside", R"({"identities":[{"provider":"x"},{"provider":7}]})",
        [](Reader &r) { r.array(u"identities", [](Reader &e) { e.string(u"provider"); }); },
        "$.identities[1].provider");
    row("name that is no word", R"({"a b":1})", [](Reader &r) { r.string(u"a b"); }, "$['a b']");
    row("name with a percent sign", R"({"%1%2":1})", [](Reader &r) { r.string(u"%1%2"); }, "$['%1%2']");
}

void JsonReaderTest::namesThePathOfTheFirstProblem()
{
    QFETCH(QByteArray, text);
    QFETCH(Read, read);
    Reader reader(parsed(text));
    read(reader);
    QVERIFY(reader.hasFailed());
    QCOMPARE(reader.problem()->kind, Error::Kind::Malformed);
    QTEST(reader.problem()->rule, "path");
}

void JsonReaderTest::keepsTheFirstProblemAndYieldsDefaultsAfterIt()
{
    Reader reader(parsed(R"({"s":"text","n":7,"b":true,"l":["x"],"o":{}})"));
    reader.string(u"missing");
    QCOMPARE(reader.string(u"s"), QString());
    QCOMPARE(reader.integer(u"n"), 0);
    QVERIFY(!reader.optionalBool(u"b"));
    QVERIFY(!reader.optionalString(u"s"));
    QVERIFY(reader.stringList(u"l").isEmpty());
    QVERIFY(reader.optionalObject(u"o").isMissing());
    reader.fail(QStringLiteral("$.later"), QString());
    QVERIFY(!reader.requireObject());
    QCOMPARE(reader.problem()->rule, QStringLiteral("$.missing"));
}

void JsonReaderTest::visitsEveryElementAndStopsAtAProblem()
{
    Reader reader(parsed(R"([{"a":"1"},{"a":"2"},{"a":3},{"a":"4"}])"), QStringLiteral("$.list"));
    QStringList seen;
    reader.elements([&seen](Reader &element) { seen.append(element.string(u"a")); });
    QCOMPARE(seen, (QStringList{QStringLiteral("1"), QStringLiteral("2"), QString()}));
    QCOMPARE(reader.problem()->rule, QStringLiteral("$.list[2].a"));
}

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
