// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/metadatamerge.h"
#include "metadata/metadatapatch.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using metadata::Choice;
using metadata::Choices;
using metadata::mergeByKey;

namespace {

json::Value parsed(const QByteArray &text)
{
    return text.isEmpty() ? json::Value() : json::Document::parse(text)->root();
}

} // namespace

class MetadataMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void keepsBothSidesChanges_data() // R29 B13.9
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("merged");
        QTest::addColumn<QString>("conflicts");
        QTest::addColumn<QByteArray>("body");       // members; "" for no request
        const auto row = [](const char *name, const char *base, const char *mine,
                            const char *theirs, const char *merged, const char *conflicts,
                            const char *body) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(mine) << QByteArray(theirs)
                                << QByteArray(merged) << QString::fromLatin1(conflicts)
                                << QByteArray(body);
        };
        row("nothing elsewhere", R"({"a":1})", R"({"a":2})", R"({"a":1})", R"({"a":2})", "",
            R"("a":2)");
        row("R29 other keys", R"({"a":1,"b":1})", R"({"a":2,"b":1})", R"({"a":1,"b":2})",
            R"({"a":2,"b":2})", "", R"("a":2)");
        row("R29 the same change", R"({"a":1})", R"({"a":2})", R"({"a":2.0})", R"({"a":2.0})", "",
            "");
        row("R29 the same key", R"({"a":1})", R"({"a":2})", R"({"a":3})", R"({"a":3})", "a", "");
        row("R29 added here, added there otherwise", "{}", R"({"a":2})", R"({"a":3})",
            R"({"a":3})", "a", "");
        row("R29 added there", "{}", R"({"a":2})", R"({"b":3})", R"({"b":3,"a":2})", "",
            R"("a":2)");
        row("R29 removed here", R"({"a":1,"b":1})", R"({"b":1})", R"({"a":1,"b":2})",
            R"({"b":2})", "", R"("a":null)");
        row("R29 removed there", R"({"a":1,"b":1})", R"({"a":1,"b":2})", R"({"b":1})",
            R"({"b":2})", "", R"("b":2)");
        row("R29 removed on both sides", R"({"a":1,"b":1})", R"({"b":1})", R"({"b":1})",
            R"({"b":1})", "", "");
        row("R29 removed here, changed there", R"({"a":1})", "{}", R"({"a":2})", R"({"a":2})", "a",
            "");
        row("R29 changed here, removed there", R"({"a":1})", R"({"a":2})", "{}", "{}", "a", "");
        row("R29 emptied there", R"({"a":1,"b":1})", R"({"a":1,"b":1,"c":1})", "{}",
            R"({"c":1})", "", R"("c":1)");
        row("R29 emptied here, added there", R"({"a":1})", "{}", R"({"a":1,"b":1})",
            R"({"b":1})", "", R"("a":null)");
        row("never written", "", R"({"a":1})", "", R"({"a":1})", "", R"("a":1)");
        row("R29 written meanwhile for the first time", "", R"({"a":1})", R"({"b":1})",
            R"({"b":1,"a":1})", "", R"("a":1)");
        row("R29 gone meanwhile", R"({"a":1})", R"({"a":1,"b":1})", "", R"({"b":1})", "",
            R"("b":1)");
        row("a null here is a removal", R"({"a":1,"b":1})", R"({"a":null,"b":1})",
            R"({"a":1,"b":2})", R"({"b":2})", "", R"("a":null)");
        row("texts stay", R"({"a":{"x":1.50}})", R"({"a":{"x":1.50 , "y":2}})",
            R"({"a":{"x":1.50},"b":[1e2]})", R"({"a":{"x":1.50 , "y":2},"b":[1e2]})", "",
            R"("a":{"x":1.50 , "y":2})");
    }

    void keepsBothSidesChanges()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, theirs);
        QFETCH(QByteArray, merged);
        QFETCH(QString, conflicts);
        QFETCH(QByteArray, body);
        const auto merge = mergeByKey(parsed(base), parsed(mine), parsed(theirs));
        QVERIFY(merge);
        QStringList keys;
        for (const metadata::Conflict &conflict : merge->conflicts)
            keys.append(conflict.key);
        QCOMPARE(keys.join(u' '), conflicts);
        if (conflicts.isEmpty())
            QVERIFY2(merge->merged.equals(parsed(merged)), merge->merged.rawText().constData());
        else
            QCOMPARE(merge->merged.rawText(), merged);
        const auto patch = metadata::makePatch(parsed(theirs), merge->merged);
        QCOMPARE(patch->body, body.isEmpty() ? QByteArray() : "{\"user_metadata\":{" + body + "}}");
    }

    void takesTheChosenSide()
    {
        const json::Value base = parsed(R"({"a":1,"b":1,"c":1})");
        const json::Value mine = parsed(R"({"a":2,"b":2})");
        const json::Value theirs = parsed(R"({"a":3,"b":3,"c":3})");
        Choices choices{{QStringLiteral("a"), Choice::Mine}, {QStringLiteral("b"), Choice::Theirs}};
        auto merge = mergeByKey(base, mine, theirs, choices);
        QCOMPARE(merge->conflicts.size(), 1);
        QCOMPARE(merge->conflicts[0].key, QStringLiteral("c"));
        QCOMPARE(merge->conflicts[0].base.numberText(), QByteArray("1"));
        QVERIFY(merge->conflicts[0].mine.isMissing());
        QCOMPARE(merge->conflicts[0].theirs.numberText(), QByteArray("3"));
        choices.insert(QStringLiteral("c"), Choice::Mine);
        merge = mergeByKey(base, mine, theirs, choices);
        QVERIFY(merge->conflicts.isEmpty());
        QCOMPARE(merge->merged.rawText(), QByteArray(R"({"a":2,"b":3})"));
    }

    void namesWhatChangedOnTheServerAlone()
    {
        const auto merge = mergeByKey(parsed(R"({"a":1,"b":1,"c":1})"),
                                      parsed(R"({"a":2,"b":1,"c":1})"),
                                      parsed(R"({"a":1,"b":2,"d":1})"));
        QCOMPARE(merge->fromServer.join(u' '), QStringLiteral("b c d"));
    }

    void leavesMineAsItIsWhenNothingChangedThere()
    {
        const json::Value mine = parsed("{ \"b\" : 2 }");
        const auto merge = mergeByKey(parsed(R"({"a":1})"), mine, parsed(R"({ "a" : 1 })"));
        QCOMPARE(merge->merged.rawText(), mine.rawText());
    }

    void refusesWhatIsNoObject()
    {
        QCOMPARE(mergeByKey(parsed("{}"), parsed("[]"), parsed("{}")).error().rule,
                 QStringLiteral("object"));
        QCOMPARE(mergeByKey(parsed("{}"), parsed(R"({"a":1,"a":2})"), {}).error().rule,
                 QStringLiteral("duplicate"));
    }
};

QTEST_GUILESS_MAIN(MetadataMergeTest)
#include "tst_metadatamerge.moc"
