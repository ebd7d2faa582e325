// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/editabledocument.h"
#include "jsontree/branch.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonedit;

Q_DECLARE_METATYPE(accountdesk::jsonedit::Edit)

class EditableDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void startsAsAnEmptyObject();
    void writesBackWhatCameByteForByte_data();
    void writesBackWhatCameByteForByte();
    void editsAndTakesBack_data();
    void editsAndTakesBack();
    void keepsEditsInsideWhatIsRemovedOrMoved();
    void copiesShareNothing();
    void duplicatesUnderAFreeName();
    void findsPlacesByPath();
    void opensNothingTooDeep();
    void staysFlatInLargeLists();
};

static EditableDocument opened(const QByteArray &text, NameRule rule = NameRule::Any)
{
    auto document = json::Document::parse(text);
    auto editable = document ? EditableDocument::open(*document, rule) : Result<EditableDocument>(document.error());
    if (!editable) {
        QTest::qFail(qPrintable(editable.error().rule), __FILE__, __LINE__);
        return EditableDocument();
    }
    return std::move(*editable);
}

static Fragment fragment(const char *text)
{
    return *Fragment::fromText(text);
}

void EditableDocumentTest::startsAsAnEmptyObject()
{
    EditableDocument document;
    QCOMPARE(document.toText(), QByteArray("{}"));
    QCOMPARE(document.rootType(), json::Type::Object);
    QCOMPARE(document.root()->size(), 0);
    QVERIFY(document.apply(Edit::insert({0}, QStringLiteral("a"), fragment("1"))));
    QCOMPARE(document.toText(), QByteArray("{\"a\":1}"));
    QCOMPARE(EditableDocument::open(json::Document())->toText(), QByteArray("{}"));
}

void EditableDocumentTest::writesBackWhatCameByteForByte_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"{}", " [ ] \n", "7", "\t\"x\\u0041\" ", "{\"a\" :1.0 , \"a\": {\"b\":[1 ,2]}\n}",
                             "[123456789012345678901234567890,1e400,-0]"})
        QTest::newRow(text) << QByteArray(text);
}

void EditableDocumentTest::writesBackWhatCameByteForByte()
{
    QFETCH(QByteArray, text);
    EditableDocument document = opened(text);
    QCOMPARE(document.toText(), text);
    // Looking inside changes nothing.
    for (int row = 0; document.root() && row < document.root()->size(); ++row)
        document.root()->openAt(row);
    QCOMPARE(document.toText(), text);
    QCOMPARE(document.toDocument().source(), text);
    QVERIFY(!document.isChanged());
}

void EditableDocumentTest::editsAndTakesBack_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const Edit &edit, const char *after) {
        QTest::newRow(name) << QByteArray(before) << edit << QByteArray(after);
    };
    const char *pretty = "{\n  \"a\": 1.0,\n  \"b\" : [1, 2 ,3],\n  \"c\": {\"d\": null}\n}\n";
    const auto name = [](const char *text) { return QString::fromUtf8(text); };
    row("set a scalar", pretty, Edit::setValue({0}, fragment("2")),
        "{\n  \"a\": 2,\n  \"b\" : [1, 2 ,3],\n  \"c\": {\"d\": null}\n}\n");
    row("set deep inside", pretty, Edit::setValue({2, 0}, Fragment::string(u"ä\"\n")),
        "{\n  \"a\": 1.0,\n  \"b\" : [1, 2 ,3],\n  \"c\": {\"d\": \"ä\\\"\\n\"}\n}\n");
    row("set a container to a scalar", pretty, Edit::setValue({1}, Fragment::boolean(true)),
        "{\n  \"a\": 1.0,\n  \"b\" : true,\n  \"c\": {\"d\": null}\n}\n");
    row("set the root", pretty, Edit::setValue({}, fragment(" [1 ,2]")), " [1 ,2]");
    row("rename", pretty, Edit::rename({1}, name("B")),
        "{\n  \"a\": 1.0,\n  \"B\" : [1, 2 ,3],\n  \"c\": {\"d\": null}\n}\n");
    row("insert in front", pretty, Edit::insert({0}, name("x"), fragment("{\"y\":1e2}")),
        "{\n  \"x\": {\"y\":1e2},\n  \"a\": 1.0,\n  \"b\" : [1, 2 ,3],\n  \"c\": {\"d\": null}\n}\n");
    row("insert at the end", pretty, Edit::insert({3}, name("x"), Fragment::null()),
        "{\n  \"a\": 1.0,\n  \"b\" : [1, 2 ,3],\n  \"c\": {\"d\": null},\n  \"x\": null\n}\n");
    row("insert an element", pretty, Edit::insert({1, 1}, name("no name here"), fragment("9")),
        "{\n  \"a\": 1.0,\n  \"b\" : [1, 9, 2 ,3],\n  \"c\": {\"d\": null}\n}\n");
    row("insert into an empty list", "[ ]", Edit::insert({0}, {}, fragment("1")), "[1]");
    row("remove the first", pretty, Edit::remove({0}),
        "{\n  \"b\" : [1, 2 ,3],\n  \"c\": {\"d\": null}\n}\n");
    row("remove the last", pretty, Edit::remove({2}), "{\n  \"a\": 1.0,\n  \"b\" : [1, 2 ,3]\n}\n");
    row("remove the only one", pretty, Edit::remove({2, 0}),
        "{\n  \"a\": 1.0,\n  \"b\" : [1, 2 ,3],\n  \"c\": {}\n}\n");
    row("remove a doubled name", "{\"a\":1,\"a\":2}", Edit::remove({0}), "{\"a\":2}");
    row("move down", "[1, 2,3 ,4]", Edit::move({0}, {2}), "[ 2,3,1,4]");
    row("move up", "[1, 2,3 ,4]", Edit::move({3}, {0}), "[4,1, 2,3]");
    row("move a member to another object", "{\"a\":{\"x\":1,\"y\":2},\"b\":{}}", Edit::move({0, 1}, {1, 0}),
        "{\"a\":{\"x\":1},\"b\":{\"y\":2}}");
    row("move a member into a list", "{\"a\":{\"\\u0078\":1},\"b\":[0]}", Edit::move({0, 0}, {1, 1}),
        "{\"a\":{},\"b\":[0,1]}");
    row("move an element into an object", "{\"a\":{},\"b\":[0]}", Edit::move({1, 0}, {0, 0}, name("n")),
        "{\"a\":{\"n\":0},\"b\":[]}");
    row("move past its own place into a sibling", "[1,[2],3]", Edit::move({0}, {0, 1}), "[[2,1],3]");
    row("name with escapes comes back as it was", "{\"\\u0061b\":1}", Edit::rename({0}, name("c")), "{\"c\":1}");
    row("lone surrogate", "[1]", Edit::setValue({0}, Fragment::string(QString(QChar(0xd800)))), "[\"\\ud800\"]");
}

void EditableDocumentTest::editsAndTakesBack()
{
    QFETCH(QByteArray, before);
    QFETCH(Edit, edit);
    EditableDocument document = opened(before);
    for (int round = 0; round < 2; ++round) {
        const auto inverse = document.apply(edit);
        QVERIFY2(inverse, inverse ? "" : qPrintable(inverse.error().rule));
        QTEST(document.toText(), "after");
        QVERIFY(!document.toDocument().isEmpty());
        const auto redo = document.apply(*inverse);
        QVERIFY(redo);
        QCOMPARE(document.toText(), before);
        QVERIFY(!document.isChanged());
        QVERIFY(document.changedKeys().isEmpty());
        // The redo that undoing gave does the same again.
        const auto undo = document.apply(*redo);
        QVERIFY(undo);
        QTEST(document.toText(), "after");
        QVERIFY(document.apply(*undo));
        QCOMPARE(document.toText(), before);
    }
}

void EditableDocumentTest::keepsEditsInsideWhatIsRemovedOrMoved()
{
    const QByteArray text("{\"a\":{\"b\":[1,2]},\"c\":[]}");
    EditableDocument document = opened(text);
    QList<Edit> inverses;
    for (const Edit &edit : {Edit::setValue({0, 0, 1}, fragment("9")), Edit::move({0, 0}, {1, 0}), Edit::remove({0}),
                             Edit::insert({0, 0, 2}, {}, fragment("{}")), Edit::remove({0})}) {
        const auto inverse = document.apply(edit);
        QVERIFY(inverse);
        inverses.prepend(*inverse);
    }
    QCOMPARE(document.toText(), QByteArray("{}"));
    const QByteArrayList steps{"{\"c\":[[1,9,{}]]}", "{\"c\":[[1,9]]}", "{\"a\":{},\"c\":[[1,9]]}",
                               "{\"a\":{\"b\":[1,9]},\"c\":[]}", text};
    for (qsizetype i = 0; i < inverses.size(); ++i) {
        QVERIFY(document.apply(inverses[i]));
        QCOMPARE(document.toText(), steps[i]);
    }
    QVERIFY(!document.isChanged());
}

void EditableDocumentTest::copiesShareNothing()
{
    EditableDocument document = opened("{\"a\":{\"b\":1}}");
    QVERIFY(document.apply(Edit::setValue({0, 0}, fragment("2"))));
    const Fragment copy = document.fragment({0});
    QCOMPARE(copy.toText(), QByteArray("{\"b\":2}"));
    QVERIFY(document.apply(Edit::insert({1}, QStringLiteral("c"), copy)));
    QVERIFY(document.apply(Edit::setValue({1, 0}, fragment("3"))));
    QVERIFY(document.apply(Edit::setValue({0, 0}, fragment("4"))));
    QCOMPARE(document.toText(), QByteArray("{\"a\":{\"b\":4},\"c\":{\"b\":3}}"));
    QCOMPARE(copy.toText(), QByteArray("{\"b\":2}"));
    QCOMPARE(document.original().source(), QByteArray("{\"a\":{\"b\":1}}"));
}

void EditableDocumentTest::duplicatesUnderAFreeName()
{
    EditableDocument document = opened("{\"a\":[1],\"a 2\":0}");
    QVERIFY(document.apply(document.duplicate({0})));
    QCOMPARE(document.toText(), QByteArray("{\"a\":[1],\"a 3\":[1],\"a 2\":0}"));
    QVERIFY(document.apply(document.duplicate({0, 0})));
    QCOMPARE(document.toText(), QByteArray("{\"a\":[1,1],\"a 3\":[1],\"a 2\":0}"));
    QVERIFY(document.apply(document.changeType({0}, json::Type::Object)));
    QCOMPARE(document.toText(), QByteArray("{\"a\":{\"0\":1,\"1\":1},\"a 3\":[1],\"a 2\":0}"));
}

void EditableDocumentTest::findsPlacesByPath()
{
    EditableDocument document = opened("{\"a\":[0,{\"x y\":1}],\"b\":2,\"b\":3}");
    QCOMPARE(document.pathOf({0, 1, 0}), QStringLiteral("$.a[1][\"x y\"]"));
    QCOMPARE(document.rowsOf(u"$.a[1][\"x y\"]"), std::optional(Rows({0, 1, 0})));
    QCOMPARE(document.pathOf({}), QStringLiteral("$"));
    QCOMPARE(document.rowsOf(u"$"), std::optional(Rows()));
    QCOMPARE(document.rowsOf(u"$.b"), std::optional(Rows({2}))); // the last counts
    for (const QStringView path : {u"$.z", u"$.a[2]", u"$.a.x", u"$[0]", u"$.b.c", u"nonsense"})
        QVERIFY2(!document.rowsOf(path), qPrintable(path.toString()));
    QCOMPARE(document.pathOf({5}), QString());
}

void EditableDocumentTest::opensNothingTooDeep() // B13.8
{
    json::Limits limits;
    limits.depth = 100000;
    const auto nested = [&](int depth) {
        return *json::Document::parse(QByteArray(depth, '[') + QByteArray(depth, ']'), limits);
    };
    QVERIFY(EditableDocument::open(nested(EditableDocument::mostDepth)));
    const auto refused = EditableDocument::open(nested(EditableDocument::mostDepth + 1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().rule, QStringLiteral("depth"));
}

void EditableDocumentTest::staysFlatInLargeLists() // B13.7
{
    QByteArrayList elements;
    for (int i = 0; i < 5000; ++i)
        elements.append(QByteArray::number(i));
    const QByteArray text = '[' + elements.join(',') + ']';
    EditableDocument document = opened(text);
    QList<Edit> inverses;
    const auto edit = [&](const Edit &what) {
        const auto inverse = document.apply(what);
        QVERIFY(inverse);
        inverses.prepend(*inverse);
    };
    for (int i = 0; i < 3000; ++i) {
        edit(Edit::insert({i * 2}, {}, fragment("-1")));
        elements.insert(i * 2, "-1");
    }
    for (int i = 0; i < 3500; ++i) {
        edit(Edit::remove({1000}));
        elements.removeAt(1000);
    }
    edit(Edit::move({4499}, {0}));
    elements.move(4499, 0);
    QCOMPARE(document.root()->size(), 4500);
    QCOMPARE(document.toText(), '[' + elements.join(',') + ']');
    for (const Edit &inverse : inverses)
        QVERIFY(document.apply(inverse));
    QCOMPARE(document.toText(), text);
}

QTEST_GUILESS_MAIN(EditableDocumentTest)
#include "tst_editabledocument.moc"
