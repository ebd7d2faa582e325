// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jsonmodel.h"
#include "models/jsonsearch.h"
#include "models/modelcheck.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::models;
using jsonedit::Edit;

class JsonModelInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void editsWhatACellTakes_data();
    void editsWhatACellTakes();
    void handsEditsToTheHandler();
    void movesRowsTheWayViewsCount_data();
    void movesRowsTheWayViewsCount();
    void changesNothingWhenReadOnly();
    void searchesFromTheEventLoop();
    void endsASearchWhenTheDocumentChanges();
};

static json::Document parsed(const QByteArray &text)
{
    return *json::Document::parse(text);
}

void JsonModelInputTest::editsWhatACellTakes_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("refused");
    const QByteArray before(R"({"a":1.0,"b":"t","c":true,"d":null,"e":[1]})");
    const auto row = [](const char *name, int at, int column, const QVariant &value, const QByteArray &text, const char *refused = "") {
        QTest::newRow(name) << at << column << value << text << QString::fromLatin1(refused);
    };
    row("name", 0, JsonModel::NameColumn, QStringLiteral("z"), R"({"z":1.0,"b":"t","c":true,"d":null,"e":[1]})");
    row("the same name", 0, JsonModel::NameColumn, QStringLiteral("a"), before);
    row("name of another", 0, JsonModel::NameColumn, QStringLiteral("b"), before, "doubledName");
    row("number as text", 0, JsonModel::ValueColumn, QStringLiteral(" 2.50 "), R"({"a":2.50,"b":"t","c":true,"d":null,"e":[1]})");
    row("no number", 0, JsonModel::ValueColumn, QStringLiteral("2,5"), before, "number");
    row("text", 1, JsonModel::ValueColumn, QStringLiteral("1\""), R"({"a":1.0,"b":"1\"","c":true,"d":null,"e":[1]})");
    row("truth", 2, JsonModel::ValueColumn, false, R"({"a":1.0,"b":"t","c":false,"d":null,"e":[1]})");
    row("null takes no value", 3, JsonModel::ValueColumn, QStringLiteral("x"), before);
    row("type", 3, JsonModel::TypeColumn, int(json::Type::Array), R"({"a":1.0,"b":"t","c":true,"d":[],"e":[1]})");
}

void JsonModelInputTest::editsWhatACellTakes()
{
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(QVariant, value);
    QFETCH(QString, refused);
    JsonModel model;
    const test::ModelCheck check(model);
    const QByteArray before(R"({"a":1.0,"b":"t","c":true,"d":null,"e":[1]})");
    QVERIFY(model.setDocument(parsed(before)));
    QString rule;
    connect(&model, &JsonModel::refused, this, [&](const Error &error) { rule = error.rule; });
    const bool isDone = model.setData(model.index(row, column), value, Qt::EditRole);
    QTEST(model.document().toText(), "text");
    QCOMPARE(isDone, model.document().toText() != before);
    QCOMPARE(rule, refused);
}

void JsonModelInputTest::handsEditsToTheHandler()
{
    JsonModel model;
    const test::ModelCheck check(model);
    QVERIFY(model.setDocument(parsed("[1]")));
    QList<Edit> edits;
    model.setEditHandler([&](const Edit &edit) { edits.append(edit); });
    QVERIFY(model.setData(model.index(0, JsonModel::ValueColumn), QStringLiteral("2"), Qt::EditRole));
    QCOMPARE(model.document().toText(), QByteArray("[1]"));
    QCOMPARE(edits.size(), 1);
    QVERIFY(model.apply(edits.first()));
    QCOMPARE(model.document().toText(), QByteArray("[2]"));
}

void JsonModelInputTest::movesRowsTheWayViewsCount_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("before");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("refused");
    const QByteArray same(R"({"a":[1,2,3],"b":{"c":{},"0":4}})");
    const auto row = [](const char *name, const char *from, int at, const char *to, int before, const QByteArray &text, const char *refused = "") {
        QTest::newRow(name) << QString::fromLatin1(from) << at << QString::fromLatin1(to) << before << text << QString::fromLatin1(refused);
    };
    row("down", "$.a", 0, "$.a", 2, R"({"a":[2,1,3],"b":{"c":{},"0":4}})");
    row("to the end", "$.a", 0, "$.a", 3, R"({"a":[2,3,1],"b":{"c":{},"0":4}})");
    row("up", "$.a", 2, "$.a", 0, R"({"a":[3,1,2],"b":{"c":{},"0":4}})");
    row("right before itself", "$.a", 1, "$.a", 1, same);
    row("right behind itself", "$.a", 1, "$.a", 2, same);
    row("into an object, under a free name", "$.a", 0, "$.b", 2, R"({"a":[2,3],"b":{"c":{},"0":4,"0 2":1}})");
    row("into a list", "$.b", 1, "$.a", 3, R"({"a":[1,2,3,4],"b":{"c":{}}})");
    row("into a later sibling", "$", 0, "$.b.c", 0, R"({"b":{"c":{"a":[1,2,3]},"0":4}})");
    row("into itself", "$", 1, "$.b.c", 0, same, "intoItself");
    row("right into itself", "$", 1, "$.b", 0, same, "intoItself");
}

void JsonModelInputTest::movesRowsTheWayViewsCount()
{
    QFETCH(QString, from);
    QFETCH(int, row);
    QFETCH(QString, to);
    QFETCH(int, before);
    QFETCH(QString, refused);
    JsonModel model;
    const test::ModelCheck check(model);
    const QByteArray original(R"({"a":[1,2,3],"b":{"c":{},"0":4}})");
    QVERIFY(model.setDocument(parsed(original)));
    QString rule;
    connect(&model, &JsonModel::refused, this, [&](const Error &error) { rule = error.rule; });
    const bool isDone = model.moveRow(model.indexOfPath(from), row, model.indexOfPath(to), before);
    QTEST(model.document().toText(), "text");
    QCOMPARE(isDone, model.document().toText() != original);
    QCOMPARE(rule, refused);
}

void JsonModelInputTest::changesNothingWhenReadOnly()
{
    JsonModel model;
    const test::ModelCheck check(model);
    QVERIFY(model.setDocument(parsed("{\"a\":1,\"b\":[]}")));
    QVERIFY(model.index(0, JsonModel::ValueColumn).flags() & Qt::ItemIsEditable);
    QVERIFY(!(model.index(1, JsonModel::ValueColumn).flags() & Qt::ItemIsEditable));
    model.setReadOnly(true);
    for (int column = 0; column < JsonModel::ColumnCount; ++column)
        QVERIFY(!(model.index(0, column).flags() & Qt::ItemIsEditable));
    QVERIFY(!model.setData(model.index(0, JsonModel::ValueColumn), QStringLiteral("2"), Qt::EditRole));
    QVERIFY(!model.moveRow({}, 0, {}, 2));
    QCOMPARE(model.document().toText(), QByteArray("{\"a\":1,\"b\":[]}"));
}

void JsonModelInputTest::searchesFromTheEventLoop() // B13.7
{
    QByteArrayList elements(50000, "[\"hay\"]");
    elements[40000] = "[\"Needle\"]";
    JsonModel model;
    const test::ModelCheck check(model);
    QVERIFY(model.setDocument(parsed("{\"list\":[" + elements.join(',') + "]}")));
    JsonSearch search(model);
    QSignalSpy finished(&search, &JsonSearch::finished);
    search.find(QStringLiteral("needle"), {});
    QVERIFY(search.isBusy() && finished.isEmpty());
    QVERIFY(finished.wait());
    QVERIFY(!search.isBusy());
    QCOMPARE(model.pathOf(finished.takeFirst().first().toModelIndex()), QStringLiteral("$.list[40000][0]"));
    search.find(QStringLiteral("nowhere"), {});
    QVERIFY(finished.wait());
    QVERIFY(!finished.takeFirst().first().toModelIndex().isValid());
    search.find(QStringLiteral("hay"), model.indexOfPath(u"$.list[40000]"), JsonSearch::Direction::Previous);
    QVERIFY(finished.wait());
    QCOMPARE(model.pathOf(finished.takeFirst().first().toModelIndex()), QStringLiteral("$.list[39999][0]"));
}

void JsonModelInputTest::endsASearchWhenTheDocumentChanges()
{
    JsonModel model;
    const test::ModelCheck check(model);
    QVERIFY(model.setDocument(parsed("[1,2]")));
    JsonSearch search(model);
    QSignalSpy finished(&search, &JsonSearch::finished);
    search.find(QStringLiteral("2"), {});
    QVERIFY(model.apply(Edit::remove({1})));
    QVERIFY(!search.isBusy());
    search.find(QStringLiteral("1"), {});
    QVERIFY(model.setDocument(parsed("[3]")));
    QVERIFY(!search.isBusy());
    search.find(QStringLiteral("3"), {});
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(JsonModelInputTest)
#include "tst_jsonmodelinput.moc"
