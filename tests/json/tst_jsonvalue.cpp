// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"
#include "support/strict.h"

#include <QTest>

#include <limits>

using namespace accountdesk;
using namespace accountdesk::json;

class JsonValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsExactIntegers_data();
    void readsExactIntegers();
    void readsDoubles();
    void decodesStrings_data();
    void decodesStrings();
    void missingValuesNeedNoChecks();
    void comparesByValue_data();
    void comparesByValue();
    void indentsWithoutChangingValues();
};

static Document parsed(const QByteArray &text)
{
    auto document = Document::parse(text);
    if (!document) {
        QTest::qFail(qPrintable(document.error().detail + document.error().rule), __FILE__, __LINE__);
        return Document();
    }
    return *document;
}

void JsonValueTest::readsExactIntegers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<std::optional<qint64>>("value");
    const auto row = [](const char *text, std::optional<qint64> value) {
        QTest::addRow("B6.8 %s", text) << QByteArray(text) << value;
    };
    row("0", 0);
    row("-0", 0);
    row("-0.0e5", 0);
    row("1.0", 1);
    row("1e3", 1000);
    row("1200e-2", 12);
    row("1.5", std::nullopt);
    row("15e-1", std::nullopt);
    row("-1", -1);
    row("9223372036854775807", std::numeric_limits<qint64>::max());
    row("9223372036854775808", std::nullopt);
    row("-9223372036854775808", std::numeric_limits<qint64>::min());
    row("-9223372036854775809", std::nullopt);
    row("9.223372036854775807e18", std::numeric_limits<qint64>::max());
    row("9999999999999999999", std::nullopt);
    row("99999999999999999999", std::nullopt);
    row("1e300", std::nullopt);
    row("1e99999999999999999999999", std::nullopt);
    row("0e99999999999999999999999", 0);
    row("1e-99999999999999999999999", std::nullopt);
    row("\"1\"", std::nullopt);
    row("true", std::nullopt);
}

void JsonValueTest::readsExactIntegers()
{
    QFETCH(QByteArray, number);
    QTEST(parsed(number).root().toInteger(), "value");
}

void JsonValueTest::readsDoubles()
{
    // B6.8
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Value root = parsed("[1.5,-2e3,1e400,-1e400,1e-400,123456789012345678901234567890,\"1\"]").root();
    const QList<double> expected{1.5, -2000, infinity, -infinity, 0, 123456789012345678901234567890.0, 7};
    for (qsizetype i = 0; i < root.size(); ++i)
        QVERIFY2(root.at(i).toDouble(7) == expected.at(i), root.at(i).rawText().constData());
}

void JsonValueTest::decodesStrings_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &literal, const QString &text) {
        QTest::newRow(name) << literal << text;
    };
    row("empty", "\"\"", QString());
    row("all escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", QStringLiteral("\"\\/\b\f\n\r\t"));
    row("escape at the end", "\"abc\\n\"", QStringLiteral("abc\n"));
    row("unicode escape in either case", "\"\\u00fc\\u00FC\"", QString::fromUtf8("\u00fc\u00fc"));
    row("pair", "\"a\\ud83d\\ude00b\"", QString::fromUtf8("a\U0001F600b"));
    row("raw beyond the first plane", "\"\xf0\x9f\x98\x80\"", QString::fromUtf8("\U0001F600"));
    row("zero", "\"\\u0000\"", QString(QChar(0)));
    const QString replacement(QChar(QChar::ReplacementCharacter));
    row("lone high surrogate", "\"\\ud83d\"", replacement);
    row("lone low surrogate", "\"\\ude00x\"", replacement + u'x');
    row("high surrogate before a letter", "\"\\ud83dabcdef\"", replacement + QStringLiteral("abcdef"));
    row("high surrogate before another escape", "\"\\ud83d\\u0041\"", replacement + u'A');
    row("two high surrogates and a low one", "\"\\ud83d\\ud83d\\ude00\"",
        replacement + QString::fromUtf8("\U0001F600"));
    row("long plain text", '"' + QByteArray(1000, 'x') + '"', QString(1000, u'x'));
}

void JsonValueTest::decodesStrings()
{
    QFETCH(QByteArray, literal);
    QFETCH(QString, text);
    const Value value = parsed(literal).root();
    QVERIFY(value.isString());
    QCOMPARE(value.toString(), text);
    QCOMPARE(value.rawText(), literal);
    const Value object = parsed("{" + literal + ":1}").root();
    QCOMPARE(object.nameAt(0), text);
    QCOMPARE(object.member(text).toInteger(), std::optional<qint64>(1));
}

void JsonValueTest::comparesByValue_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("isEqual");
    const auto row = [](const char *name, const char *a, const char *b, bool isEqual) {
        QTest::newRow(name) << QByteArray(a) << QByteArray(b) << isEqual;
    };
    row("other spacing", "[1,2]", "[ 1 ,\n2 ]", true);
    row("other order of members", R"({"a":1,"b":{"c":2,"d":3}})", R"({"b":{"d":3,"c":2},"a":1})", true);
    row("other order of elements", "[1,2]", "[2,1]", false);
    row("number spelled otherwise", "[1.0,100,0.5,-0]", "[1,1e2,5E-1,0]", true);
    row("numbers beyond double", "9007199254740993", "9007199254740992", false);
    row("huge numbers", "1e400", "10e399", true);
    row("other sign", "-1", "1", false);
    row("string spelled otherwise", R"("A\u00fc")", "\"\\u0041\xc3\xbc\"", true);
    row("name spelled otherwise", R"({"\u0061":1})", R"({"a":1})", true);
    row("other string", R"("a")", R"("b")", false);
    row("number and string", "1", R"("1")", false);
    row("null and false", "null", "false", false);
    row("true and false", "true", "false", false);
    row("empty list and empty object", "[]", "{}", false);
    row("one member more", R"({"a":1})", R"({"a":1,"b":2})", false);
    row("other member", R"({"a":1,"b":2})", R"({"a":1,"c":2})", false);
    row("doubled member", R"({"a":1,"a":2})", R"({"a":1,"a":2})", true);
    row("doubled member the other way", R"({"a":1,"a":2})", R"({"a":2,"a":1})", false);
    row("differs deep inside", R"([{"a":[1,{"b":2}]}])", R"([{"a":[1,{"b":3}]}])", false);
}

void JsonValueTest::comparesByValue()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, isEqual);
    const Document left = parsed(a);
    const Document right = parsed(b);
    QCOMPARE(left.root().equals(right.root()), isEqual);
    QCOMPARE(right.root().equals(left.root()), isEqual);
    QVERIFY(left.root().equals(left.root()));
}

void JsonValueTest::indentsWithoutChangingValues()
{
    const Document document = parsed(R"({"z":[1.0,"\u0041",[],{}],"a":{"b":null}})");
    const QByteArray expected("{\n  \"z\": [\n    1.0,\n    \"\\u0041\",\n    [],\n    {}\n  ],\n"
                              "  \"a\": {\n    \"b\": null\n  }\n}");
    QCOMPARE(document.root().toIndented(), expected);
    QCOMPARE(document.root()[u"a"].toIndented(4), QByteArray("{\n    \"b\": null\n}"));
    QVERIFY(parsed(expected).root().equals(document.root()));
    QCOMPARE(parsed("\"x\"").root().toIndented(), QByteArray("\"x\""));
}

void JsonValueTest::missingValuesNeedNoChecks()
{
    const Value missing = parsed("{\"a\":[1]}").root()[u"b"][u"c"].at(3).firstChild().nextSibling();
    QVERIFY(missing.isMissing());
    QVERIFY(missing.type() == Type::Null);
    QVERIFY(!missing.isNull() && !missing.isObject() && !missing.isArray());
    QCOMPARE(missing.toString(), QString());
    QCOMPARE(missing.toBool(true), true);
    QCOMPARE(missing.toDouble(2.5), 2.5);
    QCOMPARE(missing.rawText(), QByteArray());
    QCOMPARE(missing.toIndented(), QByteArray());
    QCOMPARE(missing.size(), 0);
    QVERIFY(missing.equals(Value()));
    QVERIFY(!missing.equals(parsed("null").root()));
    QVERIFY(Document().root().isMissing());
}

QTEST_GUILESS_MAIN(JsonValueTest)
#include "tst_jsonvalue.moc"
