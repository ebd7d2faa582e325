// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/editabledocument.h"
#include "jsonedit/search.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonedit;

class JsonSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void findsTheNextAndThePrevious_data();
    void findsTheNextAndThePrevious();
    void findsWhatWasEdited();
    void looksAtSoManyAtATime();
    void needsNoRecursion();
};

static EditableDocument opened(const QByteArray &text)
{
    return std::move(*EditableDocument::open(*json::Document::parse(text)));
}

static QString found(const EditableDocument &document, const QString &text, const Rows &from = {},
                     bool isBackwards = false)
{
    Search search(document, text, from, isBackwards);
    while (!search.step(1)) { }
    return search.found() ? document.pathOf(*search.found()) : QString();
}

void JsonSearchTest::findsTheNextAndThePrevious_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Rows>("from");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("previous");
    const auto row = [](const char *text, const Rows &from, const char *next, const char *previous) {
        QTest::addRow("%s from %d", text, from.value(0, -1))
            << QString::fromUtf8(text) << from << QString::fromUtf8(next) << QString::fromUtf8(previous);
    };
    // {"color":"Blue","list":[{"blue":1},"a\"b",12.5],"x":{"größe":null},"esc\u0061pe":"bl\u0075e"}
    row("blue", {}, "$.color", "$.escape");
    row("BLUE", {0}, "$.list[0].blue", "$.escape");
    row("blue", {1}, "$.list[0].blue", "$.color");
    row("blue", {1, 0, 0}, "$.escape", "$.color");
    row("blue", {3}, "$.color", "$.list[0].blue");
    row("a\"b", {}, "$.list[1]", "$.list[1]");
    row("12.", {2}, "$.list[2]", "$.list[2]");
    row("GRÖSSE", {}, "", "");
    row("GRÖß", {}, "$.x.größe", "$.x.größe");
    row("escape", {}, "$.escape", "$.escape");
    row("null", {}, "$.x.größe", "$.x.größe");
    row("nowhere", {1}, "", "");
    row("list", {1}, "$.list", "$.list");
    row("", {}, "", "");
}

void JsonSearchTest::findsTheNextAndThePrevious()
{
    QFETCH(QString, text);
    QFETCH(Rows, from);
    const EditableDocument document = opened("{\"color\":\"Blue\",\"list\":[{\"blue\":1},\"a\\\"b\",12.5],"
                                             "\"x\":{\"größe\":null},\"esc\\u0061pe\":\"bl\\u0075e\"}");
    QTEST(found(document, text, from), "next");
    QTEST(found(document, text, from, true), "previous");
}

void JsonSearchTest::findsWhatWasEdited()
{
    EditableDocument document = opened("{\"a\":[1,2,3],\"b\":\"old\"}");
    QVERIFY(document.apply(Edit::rename({0}, QStringLiteral("list\n"))));
    QVERIFY(document.apply(Edit::insert({0, 1}, {}, *Fragment::fromText("{\"deep\":[\"needle\"]}"))));
    QVERIFY(document.apply(Edit::setValue({1}, Fragment::string(u"new"))));
    QCOMPARE(found(document, QStringLiteral("needle")), QStringLiteral("$[\"list\\n\"][1].deep[0]"));
    QCOMPARE(found(document, QStringLiteral("list\n")), QStringLiteral("$[\"list\\n\"]"));
    QCOMPARE(found(document, QStringLiteral("new")), QStringLiteral("$.b"));
    QCOMPARE(found(document, QStringLiteral("old")), QString());
    QVERIFY(document.apply(Edit::remove({0, 1})));
    QCOMPARE(found(document, QStringLiteral("needle")), QString());
    QCOMPARE(found(opened("7"), QStringLiteral("7")), QString()); // no rows, nothing to find
}

void JsonSearchTest::looksAtSoManyAtATime()
{
    const EditableDocument document = opened("[1,[2,3],4]");
    Search search(document, QStringLiteral("4"), {});
    QVERIFY(!search.step(2));
    QVERIFY(!search.step(2));
    QVERIFY(!search.found());
    QVERIFY(search.step(1));
    QCOMPARE(*search.found(), Rows({2}));
}

void JsonSearchTest::needsNoRecursion() // B13.8
{
    const int depth = EditableDocument::mostDepth;
    const EditableDocument document = opened(QByteArray(depth, '[') + "\"x\"" + QByteArray(depth, ']'));
    Search search(document, QStringLiteral("x"), {});
    QVERIFY(search.step(depth));
    QCOMPARE(search.found()->size(), depth);
}

QTEST_GUILESS_MAIN(JsonSearchTest)
#include "tst_jsonsearch.moc"
