// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/metadatapatch.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using metadata::Change;
using metadata::makePatch;
using metadata::Patch;

namespace {

json::Value parsed(const QByteArray &text)
{
    return text.isEmpty() ? json::Value() : json::Document::parse(text)->root();
}

QString described(const Patch &patch)
{
    QStringList words;
    for (const Change &change : patch.changes) {
        const char *sign = change.kind == Change::Kind::Added ? "+"
            : change.kind == Change::Kind::Removed           ? "-"
                                                             : "*";
        words.append(QString::fromLatin1(sign) + change.key);
    }
    return words.join(u' ');
}

} // namespace

class MetadataPatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void sendsWhatChangedAndNothingElse_data() // B13.9
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("edited");
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QByteArray>("members"); // of user_metadata; "" for no request
        const auto row = [](const char *name, const char *base, const char *edited,
                            const char *changes, const char *members) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(edited)
                                << QString::fromUtf8(changes) << QByteArray(members);
        };
        row("B13.9 nothing changed", R"({"a":1,"b":2})", R"({"a":1,"b":2})", "", "");
        row("B13.9 other blanks and order", R"({"a":1,"b":[2]})", "{ \"b\": [ 2 ],\n\"a\":1 }", "",
            "");
        row("B13.9 another way to write it", "{\"a\":10,\"b\":\"\\u0041\"}", R"({"a":1e1,"b":"A"})",
            "", "");
        row("B13.9 empty stays empty", R"({})", R"({})", "", "");
        row("B13.9 never written", "", R"({})", "", "");
        row("B13.9 one changed", R"({"a":1,"b":2})", R"({"a":1,"b":3})", "*b", R"("b":3)");
        row("B13.9 one added", R"({"a":1})", R"({"a":1,"b":[]})", "+b", R"("b":[])");
        row("B13.9 the first ever", "", R"({"a":{}})", "+a", R"("a":{})");
        row("B13.9 one removed", R"({"a":1,"b":2})", R"({"b":2})", "-a", R"("a":null)");
        row("B13.9 all removed, key by key", R"({"a":1,"b":2})", R"({})", "-a -b",
            R"("a":null,"b":null)");
        row("B13.9 a null is a removal", R"({"a":1,"b":2})", R"({"a":null,"b":2})", "-a",
            R"("a":null)");
        row("B13.9 a null for what is not there", R"({"b":2})", R"({"a":null,"b":2})", "", "");
        row("B13.9 a null inside is a value", R"({"a":{"x":1}})", R"({"a":{"x":null}})", "*a",
            R"("a":{"x":null})");
        row("nested object whole, as written", R"({"a":{"x":1.50,"y":[1,2]},"b":0})",
            R"({"a":{"x":1.50, "y":[1,3]},"b":0})", "*a", R"("a":{"x":1.50, "y":[1,3]})");
        row("numbers as written", R"({"a":1})", R"({"a":1.10e+2,"b":-0})", "*a +b",
            R"("a":1.10e+2,"b":-0)");
        row("integers beyond 2^53", R"({})", R"({"a":9007199254740993})", "+a",
            R"("a":9007199254740993)");
        row("names are quoted", R"({})", "{\"a\\\"\\\\\\n\":1,\"\\u00e4\":2}", "+a\"\\\n +\xc3\xa4",
            "\"a\\\"\\\\\\n\":1,\"\xc3\xa4\":2");
        row("the empty name", R"({})", R"({"":1})", "+", R"("":1)");
        row("changed type", R"({"a":1})", R"({"a":"1"})", "*a", R"("a":"1")");
        row("order of an array", R"({"a":[1,2]})", R"({"a":[2,1]})", "*a", R"("a":[2,1])");
        row("a base that is no object", R"([1])", R"({"a":1})", "+a", R"("a":1)");
    }

    void sendsWhatChangedAndNothingElse()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, edited);
        QFETCH(QString, changes);
        QFETCH(QByteArray, members);
        const auto patch = makePatch(parsed(base), parsed(edited));
        QVERIFY(patch);
        QCOMPARE(described(*patch), changes);
        QCOMPARE(patch->isEmpty(), members.isEmpty());
        QCOMPARE(patch->body, members.isEmpty() ? QByteArray()
                                                : "{\"user_metadata\":{" + members + "}}");
    }

    void tellsOldAndNewValues()
    {
        const auto patch = makePatch(parsed(R"({"a":1,"b":2})"), parsed(R"({"a":5,"c":3})"));
        QCOMPARE(patch->changes.size(), 3);
        QCOMPARE(patch->changes[0].before.numberText(), QByteArray("1"));
        QCOMPARE(patch->changes[0].after.numberText(), QByteArray("5"));
        QVERIFY(patch->changes[1].before.isMissing());
        QCOMPARE(patch->changes[2].before.numberText(), QByteArray("2"));
        QVERIFY(patch->changes[2].after.isMissing());
    }

    void refusesWhatMayNotBeSent_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("edited");
        QTest::addColumn<QString>("rule");  // "" if it may
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *base, const char *edited,
                            const char *rule, const char *detail) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(edited)
                                << QString::fromLatin1(rule) << QString::fromLatin1(detail);
        };
        row("a dot", "{}", R"({"a.b":1})", "key", "a.b");
        row("a dollar", "{}", R"({"$a":1})", "key", "$a");
        row("a dot inside", "{}", R"({"a":[{"x":{"b.c":1}}]})", "key", "b.c");
        row("a dot that the server holds", R"({"a.b":1})", R"({"a.b":1,"c":2})", "", "");
        row("a dot that the server holds, its value changed", R"({"a.b":1})", R"({"a.b":2})", "",
            "");
        row("a dot inside that the server holds", R"({"a":{"x.y":1}})", R"({"a":{"x.y":2}})", "",
            "");
        row("removing one with a dot", R"({"a.b":1})", "{}", "", "");
        row("half a character", "{}", "{\"a\\ud800\":1}", "key", nullptr);
        row("half a character to be removed", "{\"a\\ud800\":1}", "{}", "key", nullptr);
        row("a key twice", "{}", R"({"a":1,"b":1,"a":2})", "duplicate", "a");
        row("a list", "{}", "[]", "object", nullptr);
        row("a text", "{}", R"("x")", "object", nullptr);
    }

    void refusesWhatMayNotBeSent()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, edited);
        QFETCH(QString, rule);
        QFETCH(QString, detail);
        const auto patch = makePatch(parsed(base), parsed(edited));
        QCOMPARE(patch ? QString() : patch.error().rule, rule);
        if (!patch && !detail.isEmpty())
            QCOMPARE(patch.error().detail, detail);
        QVERIFY(!makePatch(parsed(base), json::Value()));
    }

    void measuresWithoutBlanks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("bytes");
        QTest::newRow("blanks between") << QByteArray("{ \"a\" :\n\t[ 1 , 2 ]\r}") << 11;
        QTest::newRow("blanks in strings") << QByteArray("{\"a b\":\" \\\" \"}") << 14;
        QTest::newRow("bytes, not characters") << QByteArray("\"\xc3\xa4\"") << 4;
        QTest::newRow("nothing") << QByteArray() << 0;
    }

    void measuresWithoutBlanks()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, bytes);
        QCOMPARE(metadata::compactBytes(parsed(text)), qsizetype(bytes));
    }

    void warnsAndRefusesBySize_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("size");
        QTest::newRow("8 KB") << 8192 << int(metadata::Size::Fine);
        QTest::newRow("one more") << 8193 << int(metadata::Size::Large);
        QTest::newRow("16 KB") << 16384 << int(metadata::Size::Large);
        QTest::newRow("one more than that") << 16385 << int(metadata::Size::TooLarge);
    }

    void warnsAndRefusesBySize()
    {
        QFETCH(int, bytes);
        QFETCH(int, size);
        const QByteArray text = "{ \"a\":\"" + QByteArray(bytes - 8, 'x') + "\"}";
        const auto patch = makePatch(parsed("{}"), parsed(text));
        QCOMPARE(patch->bytes, qsizetype(bytes));
        QCOMPARE(static_cast<int>(patch->size), size);
    }

    void listsUnsafeIntegers()
    {
        const auto patch = makePatch(
            parsed(R"({"old":9007199254740993})"),
            parsed(R"({"old":9007199254740993,"a":9007199254740992,"b":[0,-9007199254740993],)"
                   R"("c":{"d":123456789012345678901},"e":9007199254740993.5,"f":1e300})"));
        const QStringList wanted{QStringLiteral("$.b[1]"), QStringLiteral("$.c.d")};
        QCOMPARE(patch->unsafeIntegers, wanted);
        QCOMPARE(metadata::unsafeIntegers(parsed("9007199254740993")),
                 QStringList{QStringLiteral("$")});
    }

    void takesManyKeysInLinearTime() // B13.7
    {
        QByteArrayList before, after;
        for (int i = 0; i < 20000; ++i) {
            const QByteArray key = "\"k" + QByteArray::number(i) + "\":";
            before.append(key + '1');
            after.append(key + (i % 2 ? '1' : '2'));
        }
        const auto patch = makePatch(parsed('{' + before.join(',') + '}'),
                                     parsed('{' + after.join(',') + '}'));
        QCOMPARE(patch->changes.size(), 10000);
    }
};

QTEST_GUILESS_MAIN(MetadataPatchTest)
#include "tst_metadatapatch.moc"
