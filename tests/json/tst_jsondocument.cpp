// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"
#include "support/strict.h"

#include <QByteArrayList>
#include <QTest>

#include <limits>
#include <thread>

using namespace accountdesk;
using namespace accountdesk::json;

class JsonDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void keepsEverythingAsItCame();
    void keepsMemberOrderAndDuplicates();
    void keepsNumberText_data();
    void keepsNumberText();
    void findsMembersByDecodedName();
    void walksChildrenInOrder();
    void saysWhereAndWhyItRefuses_data();
    void saysWhereAndWhyItRefuses();
    void refusesDoubledNamesWhenTold_data();
    void refusesDoubledNamesWhenTold();
    void keepsToItsLimits();
    void survivesAnyDepth();
    void refusesInvalidUtf8_data();
    void refusesInvalidUtf8();
    void knowsPositions();
    void outlivesItsDocumentOnAnotherThread();
    void readsTextThatEndsAnywhere();
};

static Document parsed(const QByteArray &text, const Limits &limits = {})
{
    auto document = Document::parse(text, limits);
    if (!document) {
        QTest::qFail(qPrintable(document.error().detail + document.error().rule), __FILE__, __LINE__);
        return Document();
    }
    return *document;
}

void JsonDocumentTest::keepsEverythingAsItCame()
{
    const QByteArray text(" {\"b\" : 1.0, \"a\":[true,false , null,\"x\\u0041\"],\"b\":{ }}\n");
    const Document document = parsed(text);
    QCOMPARE(document.source(), text);
    QCOMPARE(document.root().rawText(), text.trimmed());
    QCOMPARE(document.root()[u"a"].rawText(), QByteArray("[true,false , null,\"x\\u0041\"]"));
    QCOMPARE(document.root().at(2).rawText(), QByteArray("{ }"));
    QVERIFY(Document().isEmpty());
    QVERIFY(!document.isEmpty());
}

void JsonDocumentTest::keepsMemberOrderAndDuplicates()
{
    const Value root = parsed("{\"z\":1,\"a\":2,\"z\":3,\"m\":4}").root();
    QStringList names;
    for (Value member = root.firstChild(); !member.isMissing(); member = member.nextSibling())
        names.append(member.name());
    QCOMPARE(names.join(u','), QStringLiteral("z,a,z,m"));
    QCOMPARE(root.size(), 4);
    QCOMPARE(root.member(u"z").numberText(), QByteArray("3")); // B6.7
    QCOMPARE(root.nameAt(1), QStringLiteral("a"));
    QCOMPARE(root.at(0).numberText(), QByteArray("1"));
}

void JsonDocumentTest::keepsNumberText_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *text : {"0", "-0", "1.0", "0.10", "1e400", "-1E+400", "1e-400", "9007199254740993",
                             "123456789012345678901234567890", "1.7976931348623157e309", "0e0"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("500 digits") << QByteArray(500, '7');
}

void JsonDocumentTest::keepsNumberText()
{
    QFETCH(QByteArray, number);
    const Value root = parsed("[" + number + "]").root();
    QVERIFY(root.at(0).isNumber());
    QCOMPARE(root.at(0).numberText(), number);
    QCOMPARE(parsed(number).root().rawText(), number);
}

void JsonDocumentTest::findsMembersByDecodedName()
{
    const Value root = parsed("{\"a\":1,\"\\u0061b\":2,\"\xc3\xbc\":3,\"\":4,\"a\\\"\":5}").root();
    QCOMPARE(root[u"ab"].numberText(), QByteArray("2"));
    QCOMPARE(root[u"\u00fc"].numberText(), QByteArray("3"));
    QCOMPARE(root[u""].numberText(), QByteArray("4"));
    QCOMPARE(root[u"a\""].numberText(), QByteArray("5"));
    QVERIFY(root[u"abc"].isMissing());
    QVERIFY(root[u"A"].isMissing());
    // A quote in what is looked for must not run past the end of a name.
    QVERIFY(root[u"a\":1,"].isMissing());
}

void JsonDocumentTest::walksChildrenInOrder()
{
    const Value root = parsed("[[1,[2]],{},[],\"s\",{\"a\":{\"b\":[3]}},4]").root();
    QByteArrayList raw;
    for (Value child = root.firstChild(); !child.isMissing(); child = child.nextSibling())
        raw.append(child.rawText());
    QCOMPARE(raw, (QByteArrayList{"[1,[2]]", "{}", "[]", "\"s\"", "{\"a\":{\"b\":[3]}}", "4"}));
    for (qsizetype i = 0; i < root.size(); ++i)
        QCOMPARE(root.at(i).rawText(), raw.at(i));
    QVERIFY(root.at(6).isMissing());
    QVERIFY(root.at(-1).isMissing());
    QVERIFY(root.at(1).firstChild().isMissing());
    QVERIFY(root.nextSibling().isMissing());
}

void JsonDocumentTest::saysWhereAndWhyItRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code, const QByteArray &text, int line,
                        int column) {
        QTest::newRow(name) << text << QStringLiteral("line %1, column %2").arg(line).arg(column)
                            << QString::fromLatin1(code);
    };
    row("nothing", "end", "", 1, 1);
    row("blanks only", "end", " \n ", 2, 2);
    row("byte order mark", "byteOrderMark", "\xef\xbb\xbf{}", 1, 1);
    row("text behind", "trailing", "{} x", 1, 4);
    row("second value", "trailing", "1\n2", 2, 1);
    row("comment", "value", "[1, // one\n2]", 1, 5);
    row("comma at the end", "value", "[1,]", 1, 4);
    row("comma at the end of an object", "name", "{\"a\":1,\n}", 2, 1);
    row("missing comma", "comma", "[1 2]", 1, 4);
    row("missing colon", "colon", "{\"a\" 1}", 1, 6);
    row("wrong bracket", "comma", "[1}", 1, 3);
    row("name without quotes", "name", "{a:1}", 1, 2);
    row("single quotes", "value", "['a']", 1, 2);
    row("literal in capitals", "value", "[TRUE]", 1, 2);
    row("literal cut off", "value", "[tru", 1, 2);
    row("leading zero", "comma", "[01]", 1, 3);
    row("plus sign", "value", "[+1]", 1, 2);
    row("not a number", "value", "[NaN]", 1, 2);
    row("lone minus", "value", "[-]", 1, 3);
    row("point without digits", "fraction", "[1.]", 1, 4);
    row("control character in a string", "control", "[\"a\tb\"]", 1, 4);
    row("unknown escape", "escape", "[\"\\x\"]", 1, 3);
    row("escape without digits", "escape", "[\"\\u12g4\"]", 1, 3);
    row("string without end", "quote", "[\"abc", 1, 2);
    row("string that ends in a backslash", "escape", "\"\\", 1, 2);
    row("columns count characters", "comma", QByteArray("[\"\xc3\xbc\xf0\x9f\x98\x80\" x]"), 1, 7);
    row("second line", "value", "{\n  \"a\": x}", 2, 8);
    row("zero byte", "comma", QByteArray("[1\0]", 4), 1, 3);
    row("unclosed", "comma", "[[1]", 1, 5);
    row("exponent without digits", "exponent", "[1e]", 1, 4);
    row("no UTF-8", "utf8", "[\"\xff\"]", 1, 3);
}

void JsonDocumentTest::saysWhereAndWhyItRefuses()
{
    QFETCH(QByteArray, text);
    const auto document = Document::parse(text);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, Error::Kind::Malformed);
    QTEST(document.error().rule, "where");
    QTEST(document.error().code, "code");
    QVERIFY(document.error().detail.endsWith(u'.'));
}

void JsonDocumentTest::refusesDoubledNamesWhenTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isDoubled");
    QTest::newRow("B6.7 same name") << QByteArray("{\"a\":1,\"a\":2}") << true;
    QTest::newRow("B6.7 same name, once escaped") << QByteArray("{\"a\":1,\"\\u0061\":2}") << true;
    QTest::newRow("B6.7 deep inside") << QByteArray("[{\"x\":{\"b\":1,\"c\":{},\"b\":2}}]") << true;
    QTest::newRow("B6.7 in different objects") << QByteArray("[{\"a\":{\"a\":1}},{\"a\":2}]") << false;
    QTest::newRow("B6.7 other letter case") << QByteArray("{\"a\":1,\"A\":2}") << false;
    QByteArray many("{");
    for (int i = 0; i < 100; ++i)
        many += "\"k" + QByteArray::number(i) + "\":1,";
    QTest::newRow("B6.7 among many") << many + "\"k7\":1}" << true;
    QTest::newRow("B6.7 many different") << many + "\"k\":1}" << false;
}

void JsonDocumentTest::refusesDoubledNamesWhenTold()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isDoubled);
    Limits limits;
    QVERIFY(Document::parse(text, limits));
    limits.allowDuplicateKeys = false;
    QCOMPARE(Document::parse(text, limits).has_value(), !isDoubled);
}

void JsonDocumentTest::keepsToItsLimits()
{
    Limits limits;
    limits.depth = 2;
    QVERIFY(Document::parse("[[1]]", limits));
    QVERIFY(!Document::parse("[[[1]]]", limits));
    QVERIFY(!Document::parse("[{\"a\":{}}]", limits));
    limits.depth = 0;
    QVERIFY(Document::parse("1", limits));
    QVERIFY(!Document::parse("[]", limits));
    limits = Limits();
    limits.bytes = 3;
    QVERIFY(Document::parse("[1]", limits));
    QVERIFY(!Document::parse("[12]", limits));
}

void JsonDocumentTest::survivesAnyDepth()
{
    constexpr int levels = 100'000;
    const QByteArray text = QByteArray(levels, '[') + QByteArray(levels, ']');
    QVERIFY(!Document::parse(text));
    QVERIFY(!Document::parse(QByteArray(levels, '[')));
    Limits limits;
    limits.depth = levels;
    const Document deep = parsed(text, limits);
    QVERIFY(deep.root().equals(parsed(text, limits).root()));
    QVERIFY(deep.root().toIndented(0).size() > text.size());
    Value innermost = deep.root();
    for (int i = 1; i < levels; ++i)
        innermost = innermost.firstChild();
    QCOMPARE(innermost.rawText(), QByteArray("[]"));
}

void JsonDocumentTest::refusesInvalidUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("continuation alone") << QByteArray("\x80");
    QTest::newRow("overlong of two") << QByteArray("\xc0\xaf");
    QTest::newRow("overlong of three") << QByteArray("\xe0\x80\xaf");
    QTest::newRow("overlong of four") << QByteArray("\xf0\x80\x80\xaf");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80");
    QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80");
    QTest::newRow("cut off") << QByteArray("\xe2\x82");
    QTest::newRow("never a byte") << QByteArray("\xff");
    QTest::newRow("lead byte twice") << QByteArray("\xc3\xc3\xbc");
}

void JsonDocumentTest::refusesInvalidUtf8()
{
    QFETCH(QByteArray, bytes);
    for (const QByteArray &padding : {QByteArray(), QByteArray("abc"), QByteArray(20, 'x')}) {
        QVERIFY(!Document::parse("\"" + padding + bytes + "\""));
        QVERIFY(!Document::parse("\"" + padding + bytes));
        QVERIFY(!Document::parse("{\"" + padding + bytes + "\":1}"));
        QVERIFY(!Document::parse("[" + padding + bytes + "]"));
    }
}

void JsonDocumentTest::knowsPositions()
{
    const Value root = parsed("{\n  \"\xc3\xbc\": [1,\n 22]}").root();
    QCOMPARE(root.position(), (Position{1, 1}));
    QCOMPARE(root.at(0).position(), (Position{2, 8}));
    QCOMPARE(root.at(0).at(1).position(), (Position{3, 2}));
}

void JsonDocumentTest::outlivesItsDocumentOnAnotherThread()
{
    Value value = parsed("{\"a\":[1,\"two\"]}").root()[u"a"];
    QString text;
    std::thread([value, &text] { text = value.at(1).toString(); }).join();
    QCOMPARE(text, QStringLiteral("two"));
    const Value other = value;
    value = Value();
    QCOMPARE(other.size(), 2);
}

void JsonDocumentTest::readsTextThatEndsAnywhere()
{
    // Raw bytes in a buffer of exactly their size: reading beyond the end shows under a sanitizer.
    const QByteArray text(R"({"a":[1.5e3,true,null,"x\n\u00fc"],"b":{"c":-0}})");
    for (qsizetype size = 0; size <= text.size(); ++size) {
        const std::vector<char> exact(text.begin(), text.begin() + size);
        const auto view = QByteArray::fromRawData(exact.data(), size);
        QCOMPARE(Document::parse(view).has_value(), size == text.size());
    }
}

QTEST_GUILESS_MAIN(JsonDocumentTest)
#include "tst_jsondocument.moc"
