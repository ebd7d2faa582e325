// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/fragment.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using jsontree::Fragment;

class JsonFragmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void keepsItsText();
    void refusesWhatIsNoJson_data();
    void refusesWhatIsNoJson();
    void changesItsType_data();
    void changesItsType();
    void knowsItsDepth();
};

void JsonFragmentTest::keepsItsText()
{
    QCOMPARE(Fragment().toText(), QByteArray("null"));
    QCOMPARE(Fragment::of(json::Value()).toText(), QByteArray("null"));
    QCOMPARE(Fragment::number(u" 1.500e3 ")->toText(), QByteArray("1.500e3"));
    QCOMPARE(Fragment::fromText("\n{ \"a\" : 1.0 }")->toText(), QByteArray("{ \"a\" : 1.0 }"));
    QCOMPARE(Fragment::string(u"\x01/\u00e9").toText(), QByteArray("\"\\u0001/\xc3\xa9\""));
    const json::Document document = *json::Document::parse("[0,[1.0]]");
    QCOMPARE(Fragment::of(document.root().at(1)).toText(), QByteArray("[1.0]"));
    QCOMPARE(Fragment::of(document.root()).size(), 2);
    QCOMPARE(Fragment::boolean(false).type(), json::Type::Bool);
}

void JsonFragmentTest::refusesWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rule");
    QTest::newRow("unfinished") << QByteArray("[1,\n") << QStringLiteral("line 2, column 1");
    QTest::newRow("B6.7 doubled name") << QByteArray("{\"a\":1,\"a\":2}") << QStringLiteral("line 1, column 8");
    QTest::newRow("B13.8 deep") << QByteArray(513, '[') << QStringLiteral("line 1, column 513");
}

void JsonFragmentTest::refusesWhatIsNoJson()
{
    QFETCH(QByteArray, text);
    const auto refused = Fragment::fromText(text);
    QVERIFY(!refused);
    QTEST(refused.error().rule, "rule");
    for (const QStringView number : {u"", u"1.", u"01", u"+1", u"0x1", u".5", u"1e", u"NaN", u"1 2", u"--1"})
        QVERIFY2(!Fragment::number(number), qPrintable(number.toString()));
}

void JsonFragmentTest::changesItsType_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<json::Type>("type");
    QTest::addColumn<QByteArray>("converted");
    const auto row = [](const char *text, json::Type type, const char *converted) {
        QTest::addRow("%s becomes %s", text, converted) << QByteArray(text) << type << QByteArray(converted);
    };
    row("\" 12.50 \"", json::Type::Number, "12.50");
    row("\"12 pieces\"", json::Type::Number, "0");
    row("true", json::Type::Number, "1");
    row("[1]", json::Type::Number, "0");
    row("12.50", json::Type::String, "\"12.50\"");
    row("null", json::Type::String, "\"\"");
    row("{\"a\":\"b\"}", json::Type::String, "\"{\\\"a\\\":\\\"b\\\"}\"");
    row("\"True\"", json::Type::Bool, "true");
    row("\"yes\"", json::Type::Bool, "false");
    row("0.0", json::Type::Bool, "false");
    row("1e400", json::Type::Bool, "true");
    row("7", json::Type::Array, "[7]");
    row("null", json::Type::Array, "[]");
    row("{\"a\":1.0,\"b\":[2]}", json::Type::Array, "[1.0,[2]]");
    row("[\"x\",1]", json::Type::Object, "{\"0\":\"x\",\"1\":1}");
    row("7", json::Type::Object, "{\"value\":7}");
    row("null", json::Type::Object, "{}");
    row("\"\"", json::Type::Object, "{}");
    row("\"\"", json::Type::Array, "[]");
    row("\" \"", json::Type::Array, "[\" \"]");
    row("[1]", json::Type::Null, "null");
    row("1.0", json::Type::Number, "1.0");
}

void JsonFragmentTest::changesItsType()
{
    QFETCH(QByteArray, text);
    QFETCH(json::Type, type);
    const Fragment converted = Fragment::fromText(text)->converted(type);
    QTEST(converted.toText(), "converted");
    QCOMPARE(converted.type(), type);
}

void JsonFragmentTest::knowsItsDepth()
{
    QCOMPARE(Fragment::fromText("[[],[[1]],{}]")->depth(0), 3);
    QCOMPARE(Fragment::null().depth(0), 0);
    const json::Document document = *json::Document::parse("[[],[[1]],{}]");
    QCOMPARE(Fragment::of(document.root().at(0)).depth(0), 1);
    QCOMPARE(Fragment::of(document.root().at(1)).depth(2), 2);
}

QTEST_GUILESS_MAIN(JsonFragmentTest)
#include "tst_jsonfragment.moc"
