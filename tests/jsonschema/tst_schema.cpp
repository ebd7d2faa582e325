// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/schema.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonschema;

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsWhatFormsUse();
    void namesWhatItIgnores();
    void refusesKeywordsOfAWrongType_data();
    void refusesKeywordsOfAWrongType();
    void judgesValues_data();
    void judgesValues();
    void stopsAtSoManyProblems();
    void needsNoRecursion();
};

static json::Value parsed(const QByteArray &text)
{
    json::Limits limits;
    limits.depth = 1000000;
    const auto document = json::Document::parse(text, limits);
    return document ? document->root() : json::Value();
}

void SchemaTest::readsWhatFormsUse()
{
    const auto schema = Schema::fromValue(parsed(R"({"type":"object","title":"You","description":"About you",
        "required":["name"],"properties":{
          "name":{"type":"string","minLength":1,"maxLength":20,"format":"email"},
          "age":{"type":["integer","null"],"minimum":0,"maximum":150.5},
          "colors":{"type":"array","items":{"enum":["red",1,null]}}}})"));
    QVERIFY(schema);
    const SchemaNode &root = schema->root();
    QCOMPARE(root.types, (QList<SchemaType>{SchemaType::Object}));
    QCOMPARE(root.title + root.description, QStringLiteral("YouAbout you"));
    QCOMPARE(root.required, QStringList{QStringLiteral("name")});
    QCOMPARE(root.properties.size(), 3);
    QCOMPARE(root.properties[1].name, QStringLiteral("age"));
    const SchemaNode &name = schema->node(root.properties[0].node);
    QCOMPARE(name.minLength.value_or(0) + name.maxLength.value_or(0), 21);
    QCOMPARE(name.format, QStringLiteral("email"));
    const SchemaNode &age = schema->node(root.properties[1].node);
    QCOMPARE(age.types, (QList<SchemaType>{SchemaType::Integer, SchemaType::Null}));
    QCOMPARE(age.maximum.numberText(), QByteArray("150.5"));
    const SchemaNode &colors = schema->node(root.properties[2].node);
    QVERIFY(colors.items);
    QCOMPARE(schema->node(*colors.items).choices.size(), 3);
    QVERIFY(schema->ignored().isEmpty());
}

void SchemaTest::namesWhatItIgnores()
{
    const auto schema = Schema::fromValue(parsed(R"({"$schema":"x","$id":"y","additionalProperties":false,
        "properties":{"a":{"pattern":"^x","format":"hostname"},"b":{"items":[{}],"default":1}}})"));
    QVERIFY(schema);
    QStringList ignored = schema->ignored();
    ignored.sort();
    QCOMPARE(ignored, (QStringList{QStringLiteral("$.additionalProperties"), QStringLiteral("$.properties.a.format"),
                                   QStringLiteral("$.properties.a.pattern"), QStringLiteral("$.properties.b.default"),
                                   QStringLiteral("$.properties.b.items")}));
}

void SchemaTest::refusesKeywordsOfAWrongType_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *schema, const char *path) {
        QTest::newRow(schema) << QByteArray(schema) << QString::fromLatin1(path);
    };
    row("[]", "$");
    row("true", "$");
    row(R"({"type":"text"})", "$.type");
    row(R"({"type":["string",1]})", "$.type");
    row(R"({"title":1})", "$.title");
    row(R"({"format":null})", "$.format");
    row(R"({"enum":{}})", "$.enum");
    row(R"({"required":"a"})", "$.required");
    row(R"({"required":[1]})", "$.required");
    row(R"({"minimum":"1"})", "$.minimum");
    row(R"({"minLength":-1})", "$.minLength");
    row(R"({"maxLength":1.5})", "$.maxLength");
    row(R"({"properties":[]})", "$.properties");
    row(R"({"properties":{"a":{"items":{"type":7}}}})", "$.properties.a.items.type");
    row(R"({"properties":{"a":1}})", "$.properties.a");
}

void SchemaTest::refusesKeywordsOfAWrongType()
{
    QFETCH(QByteArray, schema);
    const auto refused = Schema::fromValue(parsed(schema));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Malformed);
    QTEST(refused.error().rule, "path");
}

void SchemaTest::judgesValues_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const char *schema, const char *value, const char *problems) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(value) << QString::fromUtf8(problems);
    };
    row("anything", "{}", R"([1,{"a":null}])", "");
    row("wrong type", R"({"type":"string"})", "1", "$ type string");
    row("one of several types", R"({"type":["string","null"]})", "null", "");
    row("none of several types", R"({"type":["string","null"]})", "[]", "$ type string, null");
    row("whole number written as a fraction", R"({"type":"integer"})", "1.0", "");
    row("whole number beyond 64 bits", R"({"type":"integer"})", "123456789012345678901234567890", "");
    row("fraction", R"({"type":"integer"})", "1.5", "$ type integer");
    row("choice", R"({"enum":["a",1,{"x":[]}]})", R"({"x":[]})", "");
    row("number choice by value", R"({"enum":[1]})", "1.0", "");
    row("no choice", R"({"enum":["a",1]})", "\"b\"", "$ enum a, 1");
    row("at the limits", R"({"minimum":-1,"maximum":2})", "2.0", "");
    row("below", R"({"minimum":-1.5})", "-1.50001", "$ minimum -1.5");
    row("above, beyond doubles", R"({"maximum":9007199254740992})", "9007199254740993", "$ maximum 9007199254740992");
    row("negative against positive", R"({"minimum":0})", "-1e400", "$ minimum 0");
    row("limits are for numbers", R"({"minimum":5})", "\"1\"", "");
    row("characters, not units", R"({"maxLength":2,"minLength":2})", "\"😀ä\"", "");
    row("too short", R"({"minLength":1})", "\"\"", "$ minLength 1");
    row("too long", R"({"maxLength":2})", "\"abc\"", "$ maxLength 2");
    row("missing member", R"({"required":["a","b c"]})", R"({"a":null})", "$[\"b c\"] required ");
    row("inside members, in the schema's order", R"({"properties":{"b":{"type":"null"},"a":{"type":"null"}}})",
        R"({"a":1,"b":2,"c":3})", "$.b type null; $.a type null");
    row("inside elements", R"({"items":{"type":"object","properties":{"n":{"type":"number"}}}})", R"([{"n":1},{"n":"x"},3])",
        "$[1].n type number; $[2] type object");
    for (const char *good : {"2024-02-29"})
        row(good, R"({"format":"date"})", ('"' + QByteArray(good) + '"').constData(), "");
    for (const char *bad : {"2023-02-29", "2024-2-1", "2024-01-01x", "today"})
        row(bad, R"({"format":"date"})", ('"' + QByteArray(bad) + '"').constData(), "$ format date");
    for (const char *good : {"2024-02-29T23:59:60Z", "2024-01-01t00:00:00.5+02:00"})
        row(good, R"({"format":"date-time"})", ('"' + QByteArray(good) + '"').constData(), "");
    for (const char *bad : {"2024-01-01T24:00:00Z", "2024-01-01T00:00:00", "2023-02-29T00:00:00Z", "2024-01-01 00:00:00Z"})
        row(bad, R"({"format":"date-time"})", ('"' + QByteArray(bad) + '"').constData(), "$ format date-time");
    for (const char *good : {"a@b", "first.last+x@sub.example.org"})
        row(good, R"({"format":"email"})", ('"' + QByteArray(good) + '"').constData(), "");
    for (const char *bad : {"a", "a@", "@b", "a b@c", "a@b@c", "a@b..c"})
        row(bad, R"({"format":"email"})", ('"' + QByteArray(bad) + '"').constData(), "$ format email");
    for (const char *good : {"https://example.org/a?b#c", "mailto:a@b", "urn:x:y"})
        row(good, R"({"format":"uri"})", ('"' + QByteArray(good) + '"').constData(), "");
    for (const char *bad : {"example.org", "/a/b", "http://a b", "http://exämple.org"})
        row(bad, R"({"format":"uri"})", ('"' + QByteArray(bad) + '"').constData(), "$ format uri");
}

void SchemaTest::judgesValues()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    static const char *const rules[] = {"type", "enum", "required", "minimum", "maximum", "minLength", "maxLength", "format"};
    const auto read = Schema::fromValue(parsed(schema));
    QVERIFY(read);
    QVERIFY(!parsed(value).isMissing());
    QStringList problems;
    for (const SchemaProblem &problem : read->validate(parsed(value)))
        problems.append(problem.path + u' ' + QString::fromLatin1(rules[int(problem.rule)]) + u' ' + problem.expected);
    QTEST(problems.join(QStringLiteral("; ")), "problems");
}

void SchemaTest::stopsAtSoManyProblems()
{
    const auto schema = Schema::fromValue(parsed(R"({"items":{"type":"null"}})"));
    QCOMPARE(schema->validate(parsed("[1,2,3,4]"), 3).size(), 3);
    QVERIFY(schema->validate({}).isEmpty());
}

void SchemaTest::needsNoRecursion() // B13.8
{
    const int depth = 3000;
    QByteArray text("{\"type\":\"null\"}");
    for (int i = 0; i < depth; ++i)
        text = "{\"items\":" + text + '}';
    const auto schema = Schema::fromValue(parsed(text));
    QVERIFY(schema);
    const auto problems = schema->validate(parsed(QByteArray(depth, '[') + '1' + QByteArray(depth, ']')));
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().path.size(), 1 + 3 * depth);
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
