// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jsonmodel.h"
#include "models/modelcheck.h"
#include "support/strict.h"

#include <QIdentityProxyModel>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::models;
using jsonedit::Edit;
using jsonedit::Fragment;
using jsonedit::Rows;

class JsonModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void showsNamesValuesAndTypes();
    void givesRawValuesAndRoles();
    void bringsRowsInPortions();
    void bringsRowsBehindTheLastVisibleOne();
    void findsIndexesByPlaceAndPath();
    void tellsExactlyWhatChanged_data();
    void tellsExactlyWhatChanged();
    void keepsPersistentIndexesOnTheirValues();
    void saysNothingOfRowsThatNobodyKnows();
    void replacesContainersAndTheRoot();
    void refusesWhatTheDocumentRefuses();
    void survivesHostileDocuments_data();
    void survivesHostileDocuments();
};

/// The model without the numbers of elements: the tester takes a row whose text changes when
/// another comes before it for a fault.
class Unnumbered : public QIdentityProxyModel
{
public:
    explicit Unnumbered(JsonModel &model) { setSourceModel(&model); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto *model = static_cast<JsonModel *>(sourceModel());
        const bool isElement = model->typeOf(mapToSource(index.parent())) == json::Type::Array;
        const bool isNumber = isElement && role == Qt::DisplayRole && index.column() == JsonModel::NameColumn;
        return isNumber ? QVariant(QString()) : QIdentityProxyModel::data(index, role);
    }
};

static json::Document parsed(const QByteArray &text)
{
    return *json::Document::parse(text);
}

static QByteArray listOf(int count)
{
    QByteArrayList elements;
    for (int i = 0; i < count; ++i)
        elements.append(QByteArray::number(i));
    return '[' + elements.join(',') + ']';
}

static QStringList row(const JsonModel &model, const QModelIndex &index)
{
    QStringList texts;
    for (int column = 0; column < JsonModel::ColumnCount; ++column)
        texts.append(index.siblingAtColumn(column).data().toString());
    Q_UNUSED(model)
    return texts;
}

static void fetchAll(JsonModel &model, const QModelIndex &parent = {})
{
    while (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int i = 0; i < model.rowCount(parent); ++i)
        fetchAll(model, model.index(i, 0, parent));
}

void JsonModelTest::showsNamesValuesAndTypes()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.setDocument(parsed(R"({"a":1.50,"b":[true,null],"c":{},"d":"t\n","e":[7]})")));
    QCOMPARE(test::titles(model), (QStringList{QStringLiteral("Name"), QStringLiteral("Value"), QStringLiteral("Type")}));
    QCOMPARE(row(model, model.index(0, 0)), (QStringList{QStringLiteral("a"), QStringLiteral("1.50"), QStringLiteral("Number")}));
    QCOMPARE(row(model, model.index(1, 0)), (QStringList{QStringLiteral("b"), QStringLiteral("2 element(s)"), QStringLiteral("List")}));
    QCOMPARE(row(model, model.index(2, 0)), (QStringList{QStringLiteral("c"), QStringLiteral("0 member(s)"), QStringLiteral("Object")}));
    QCOMPARE(row(model, model.index(3, 0)), (QStringList{QStringLiteral("d"), QStringLiteral("t\n"), QStringLiteral("Text")}));
    const QModelIndex list = model.index(1, 0);
    QVERIFY(model.hasChildren(list) && model.canFetchMore(list) && model.rowCount(list) == 0);
    model.fetchMore(list);
    QCOMPARE(row(model, model.index(1, 0, list)), (QStringList{QStringLiteral("1"), QStringLiteral("null"), QStringLiteral("Null")}));
    QCOMPARE(row(model, model.index(0, 0, list)).last(), QStringLiteral("True or false"));
    QVERIFY(!model.hasChildren(model.index(2, 0)) && !model.canFetchMore(model.index(2, 0)));
    QVERIFY(model.index(0, 0).flags() & Qt::ItemNeverHasChildren);
}

void JsonModelTest::givesRawValuesAndRoles()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed(R"({"n":9007199254740993,"b":true,"s":")" + QByteArray(5000, 'x') + R"(","o":{"k":[1, 2]},"z":null})")));
    const auto value = [&](int row, int role) { return model.index(row, JsonModel::ValueColumn).data(role); };
    QCOMPARE(value(0, RawRole).toString(), QStringLiteral("9007199254740993"));
    QVERIFY(value(0, JsonModel::UnsafeRole).toBool() && !value(2, JsonModel::UnsafeRole).toBool());
    QCOMPARE(value(1, RawRole), QVariant(true));
    QCOMPARE(value(2, RawRole).toString().size(), 5000); // B13.7
    QVERIFY(value(2, Qt::DisplayRole).toString().size() < 1100);
    QCOMPARE(value(3, RawRole).toString(), QStringLiteral("{\"k\":[1, 2]}"));
    QVERIFY(!value(4, RawRole).isValid());
    QCOMPARE(value(3, JsonModel::TypeRole).toInt(), int(json::Type::Object));
    QCOMPARE(value(3, JsonModel::PathRole).toString(), QStringLiteral("$.o"));
    QVERIFY(!value(3, JsonModel::EditedRole).toBool());
    QVERIFY(model.apply(Edit::insert({3, 0, 2}, {}, Fragment::null())));
    QVERIFY(value(3, JsonModel::EditedRole).toBool());
    QCOMPARE(value(3, RawRole).toString(), QStringLiteral("{\"k\":[1, 2, null]}"));
}

void JsonModelTest::bringsRowsInPortions() // B13.7
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed("{\"list\":" + listOf(2500) + '}')));
    const QModelIndex list = model.index(0, 0);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (const int rows : {1000, 2000, 2500}) {
        QVERIFY(model.canFetchMore(list));
        model.fetchMore(list);
        QCOMPARE(model.rowCount(list), rows);
        QCOMPARE(inserted.takeFirst().at(2).toInt(), rows - 1);
    }
    QVERIFY(!model.canFetchMore(list));
    model.fetchMore(list);
    QVERIFY(inserted.isEmpty());
    QVERIFY(model.setDocument(parsed(listOf(1500))));
    QCOMPARE(model.rowCount(), 1000); // the root's first portion comes by itself
    QVERIFY(model.canFetchMore({}));
}

void JsonModelTest::bringsRowsBehindTheLastVisibleOne()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed("[" + listOf(1500) + ",7]")));
    const QModelIndex list = model.index(0, 0);
    model.fetchMore(list);
    model.fetchBehind(model.index(998, 0, list));
    QCOMPARE(model.rowCount(list), 1000);
    model.fetchBehind(model.index(999, 2, list));
    QCOMPARE(model.rowCount(list), 1500);
    model.fetchBehind(model.index(1499, 0, list));
    model.fetchBehind({});
    QCOMPARE(model.rowCount(list), 1500);
}

void JsonModelTest::findsIndexesByPlaceAndPath()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed("{\"a\":{\"b c\":" + listOf(3000) + "}}")));
    const QModelIndex found = model.indexOfPath(u"$.a[\"b c\"][2400]");
    QCOMPARE(found.siblingAtColumn(JsonModel::ValueColumn).data().toString(), QStringLiteral("2400"));
    QCOMPARE(model.rowCount(found.parent()), 3000);
    QCOMPARE(model.rowsOf(found), Rows({0, 0, 2400}));
    QCOMPARE(model.pathOf(found), QStringLiteral("$.a[\"b c\"][2400]"));
    QCOMPARE(model.indexOf({0, 0}), found.parent());
    QCOMPARE(found.parent().parent(), model.index(0, 0));
    QVERIFY(!model.indexOfPath(u"$.x").isValid());
    QVERIFY(!model.indexOf({0, 0, 3000}).isValid());
    QVERIFY(!model.indexOf({}).isValid());
    QCOMPARE(model.rowsOf({}), Rows());
}

Q_DECLARE_METATYPE(accountdesk::jsonedit::Edit)

void JsonModelTest::tellsExactlyWhatChanged_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("signals");
    QTest::addColumn<QString>("undone");
    const auto add = [](const char *name, const Edit &edit, const char *told, const char *undone) {
        QTest::newRow(name) << edit << QString::fromLatin1(told) << QString::fromLatin1(undone);
    };
    const Fragment one = *Fragment::number(u"1");
    const QString name = QStringLiteral("n");
    // {"a":1,"b":[10,20,30],"c":{"d":{"e":0}},"f":[]} with every row known
    add("set a scalar", Edit::setValue({1, 2}, one), "changed $.b[2]", "changed $.b[2]");
    add("rename", Edit::rename({2, 0}, name), "changed $.c.n", "changed $.c.d");
    add("insert", Edit::insert({1, 1}, {}, one), "inserted $.b 1, changed $.b[2], changed $.b",
        "removed $.b 1, changed $.b[1], changed $.b");
    add("insert at the end of the root", Edit::insert({4}, name, one), "inserted $ 4", "removed $ 4");
    add("insert into an empty list", Edit::insert({3, 0}, {}, one), "inserted $.f 0, changed $.f", "removed $.f 0, changed $.f");
    add("remove", Edit::remove({1, 0}), "removed $.b 0, changed $.b[0], changed $.b",
        "inserted $.b 0, changed $.b[1], changed $.b");
    add("move down", Edit::move({1, 0}, {1, 2}), "moved $.b 0 $.b 3, changed $.b[0], changed $.b",
        "moved $.b 2 $.b 0, changed $.b[0], changed $.b");
    add("move to another container", Edit::move({1, 1}, {2, 0}, name), "moved $.b 1 $.c 0, changed $.b[1], changed $.b, changed $.c",
        "moved $.c 0 $.b 1, changed $.c, changed $.b[2], changed $.b");
    add("move into a later sibling", Edit::move({0}, {0, 3}), "moved $ 0 $.b 3, changed $.b", "moved $.b 3 $ 0, changed $.b");
    add("move nowhere", Edit::move({0}, {0}), "", "");
    add("scalar for a container", Edit::setValue({1}, one), "removed $.b 0-2, changed $.b", "changed $.b, inserted $.b 0-2");
    add("container for a scalar", Edit::setValue({0}, *Fragment::fromText("[1,2]")), "changed $.a, inserted $.a 0-1",
        "removed $.a 0-1, changed $.a");
}

void JsonModelTest::tellsExactlyWhatChanged()
{
    QFETCH(Edit, edit);
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed(R"({"a":1,"b":[10,20,30],"c":{"d":{"e":0}},"f":[]})")));
    fetchAll(model);
    QStringList told;
    const auto span = [&](const QModelIndex &parent, int first, int last) {
        return model.pathOf(parent) + u' ' + QString::number(first) + (last > first ? u'-' + QString::number(last) : QString());
    };
    connect(&model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex &from) {
        told.append(QStringLiteral("changed ") + model.pathOf(from)); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [&](const QModelIndex &parent, int first, int last) {
        told.append(QStringLiteral("inserted ") + span(parent, first, last)); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [&](const QModelIndex &parent, int first, int last) {
        told.append(QStringLiteral("removed ") + span(parent, first, last)); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeMoved, this,
            [&](const QModelIndex &from, int first, int last, const QModelIndex &to, int before) {
        told.append(QStringLiteral("moved ") + span(from, first, last) + u' ' + span(to, before, before)); });
    connect(&model, &QAbstractItemModel::modelReset, this, [&] { told.append(QStringLiteral("reset")); });
    connect(&model, &QAbstractItemModel::layoutChanged, this, [&] { told.append(QStringLiteral("layout")); });
    const auto inverse = model.apply(edit);
    QVERIFY(inverse);
    QTEST(std::exchange(told, {}).join(QStringLiteral(", ")), "signals");
    QVERIFY(model.apply(*inverse));
    QTEST(told.join(QStringLiteral(", ")), "undone");
    QVERIFY(!model.document().isChanged());
}

void JsonModelTest::keepsPersistentIndexesOnTheirValues()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed(R"({"a":{"x":{"y":[1,2]}},"b":{}})")));
    fetchAll(model);
    const QPersistentModelIndex two = model.indexOfPath(u"$.a.x.y[1]");
    const auto place = [&] { return model.pathOf(two); };
    QVERIFY(model.apply(Edit::insert({0, 0, 0, 0}, {}, Fragment::null())));
    QCOMPARE(place(), QStringLiteral("$.a.x.y[2]"));
    const auto back = model.apply(Edit::move({0, 0}, {1, 0}));
    QCOMPARE(place(), QStringLiteral("$.b.x.y[2]"));
    QVERIFY(model.apply(Edit::insert({0}, QStringLiteral("front"), Fragment::null())));
    QCOMPARE(place(), QStringLiteral("$.b.x.y[2]"));
    QVERIFY(model.apply(Edit::remove({0})));
    QVERIFY(model.apply(*back));
    QCOMPARE(place(), QStringLiteral("$.a.x.y[2]"));
    QCOMPARE(two.sibling(two.row(), JsonModel::ValueColumn).data().toString(), QStringLiteral("2"));
    QVERIFY(model.apply(Edit::remove({0})));
    QVERIFY(!two.isValid());
}

void JsonModelTest::saysNothingOfRowsThatNobodyKnows()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed("{\"a\":" + listOf(3000) + ",\"b\":[0]}")));
    const QModelIndex list = model.index(0, 0);
    model.fetchMore(list);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QVERIFY(model.apply(Edit::setValue({0, 2000}, Fragment::null())));
    QVERIFY(model.apply(Edit::insert({0, 1000}, {}, Fragment::null())));
    QVERIFY(model.apply(Edit::remove({0, 2999})));
    QVERIFY(model.apply(Edit::move({0, 1500}, {0, 2500})));
    QVERIFY(model.apply(Edit::move({0, 1500}, {1, 0})));
    QVERIFY(inserted.isEmpty() && removed.isEmpty() && moved.isEmpty());
    // One of both places is known.
    QVERIFY(model.apply(Edit::move({0, 5}, {0, 2000})));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(list), 999);
    QVERIFY(model.apply(Edit::move({0, 2000}, {0, 7})));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(list), 1000);
    QVERIFY(moved.isEmpty());
    fetchAll(model);
    QCOMPARE(model.rowCount(list), 2999);
    QCOMPARE(model.rowCount(model.index(1, 0)), 2);
}

void JsonModelTest::replacesContainersAndTheRoot()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed("{\"a\":[1]}")));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const auto inverse = model.apply(Edit::setValue({}, *Fragment::fromText("[1,2,3]")));
    QVERIFY(inverse);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.apply(Edit::setValue({}, Fragment::null())));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hasChildren() && !model.canFetchMore({}));
    QVERIFY(model.apply(*inverse));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("a"));
    // A view learns that a row has no children any more even if it never asked for them.
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QVERIFY(model.apply(Edit::setValue({0}, Fragment::null())));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(2).toInt(), 0);
}

void JsonModelTest::refusesWhatTheDocumentRefuses()
{
    JsonModel model;
    Unnumbered unnumbered(model);
    const test::ModelCheck check(unnumbered);
    QVERIFY(model.setDocument(parsed("{\"a\":1,\"b\":2}"), jsonedit::NameRule::Metadata));
    QSignalSpy edited(&model, &JsonModel::edited);
    const auto refused = model.apply(Edit::rename({0}, QStringLiteral("a.b")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().rule, QStringLiteral("nameCharacter"));
    QVERIFY(edited.isEmpty());
    json::Limits limits;
    limits.depth = 1000;
    const json::Document deep = *json::Document::parse(QByteArray(600, '[') + QByteArray(600, ']'), limits);
    QVERIFY(!model.setDocument(deep)); // B13.8
    QCOMPARE(model.rowCount(), 2);
}

void JsonModelTest::survivesHostileDocuments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("B13.8 as deep as is allowed") << QByteArray(512, '[') + QByteArray(512, ']');
    QTest::newRow("B13.7 many keys") << '{' + [] {
        QByteArrayList members;
        for (int i = 0; i < 20000; ++i)
            members.append("\"key" + QByteArray::number(i) + "\":[" + QByteArray::number(i) + ']');
        return members.join(',');
    }() + '}';
    QTest::newRow("doubled and odd names") << QByteArray(R"({"a":1,"a":{"":2,"":[3]},"\ud800":"\udc00","$.":null})");
    QTest::newRow("scalar") << QByteArray("\"x\"");
}

void JsonModelTest::survivesHostileDocuments()
{
    QFETCH(QByteArray, text);
    JsonModel model;
    QVERIFY(model.setDocument(parsed(text)));
    fetchAll(model);
    QModelIndex deepest = model.index(model.rowCount() - 1, 0);
    while (model.rowCount(deepest) > 0)
        deepest = model.index(0, 0, deepest);
    if (deepest.isValid()) {
        QCOMPARE(model.indexOf(model.rowsOf(deepest)), deepest);
        const auto inverse = model.apply(Edit::remove(model.rowsOf(deepest)));
        QVERIFY(inverse);
        QVERIFY(model.apply(*inverse));
    }
    QCOMPARE(model.document().toText(), text);
}

QTEST_GUILESS_MAIN(JsonModelTest)
#include "tst_jsonmodel.moc"
