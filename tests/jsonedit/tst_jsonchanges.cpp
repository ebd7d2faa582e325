// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/editabledocument.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonedit;
using jsondiff::ChangeKind;

Q_DECLARE_METATYPE(accountdesk::jsonedit::Edit)

class JsonChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void listsWhatWasEdited_data();
    void listsWhatWasEdited();
    void givesOldAndNewValues();
    void stopsAtSoMany();
    void comparesAReplacedRoot();
};

static QString spelled(ChangeKind kind, const QString &what)
{
    return QLatin1Char(kind == ChangeKind::Added ? '+' : kind == ChangeKind::Removed ? '-' : '~') + what;
}

static QString changesOf(const EditableDocument &document)
{
    QStringList words;
    for (const Change &change : document.changes())
        words.append(spelled(change.kind, change.path));
    return words.join(u' ');
}

static QString keysOf(const EditableDocument &document)
{
    QStringList words;
    for (const KeyChange &key : document.changedKeys())
        words.append(spelled(key.kind, key.name));
    return words.join(u' ');
}

static EditableDocument opened(const QByteArray &text)
{
    return std::move(*EditableDocument::open(*json::Document::parse(text)));
}

void JsonChangesTest::listsWhatWasEdited_data()
{
    QTest::addColumn<QList<Edit>>("edits");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *name, const QList<Edit> &edits, const char *changes, const char *keys) {
        QTest::newRow(name) << edits << QString::fromLatin1(changes) << QString::fromLatin1(keys);
    };
    const auto json = [](const char *text) { return *Fragment::fromText(text); };
    const auto name = [](const char *text) { return QString::fromUtf8(text); };
    // {"a":{"x":1,"y":[1,2,3]},"b":"t","c":[{"k":1},{"k":2}]}
    row("nothing", {}, "", "");
    row("B13.9 one scalar deep inside", {Edit::setValue({2, 1, 0}, json("3"))}, "~$.c[1].k", "~c");
    row("set to the same value, spelled otherwise", {Edit::setValue({0, 0}, json("1.0"))}, "", "");
    row("set and set back by hand", {Edit::setValue({1}, json("1")), Edit::setValue({1}, json("\"t\""))}, "", "");
    row("B13.9 removed key", {Edit::remove({1})}, "-$.b", "-b");
    row("B13.9 added key", {Edit::insert({3}, name("n"), json("{}"))}, "+$.n", "+n");
    row("renamed key", {Edit::rename({0}, name("z"))}, "+$.z -$.a", "+z -a");
    row("renamed there and back", {Edit::rename({0}, name("z")), Edit::rename({0}, name("a"))}, "", "");
    row("names swapped", {Edit::rename({0}, name("q")), Edit::rename({1}, name("a")), Edit::rename({0}, name("b"))},
        "~$.b ~$.a", "~b ~a");
    row("removed and added again", {Edit::remove({1}), Edit::insert({0}, name("b"), json("\"t\""))}, "", "");
    row("removed and added with another value", {Edit::remove({1}), Edit::insert({0}, name("b"), json("5"))},
        "~$.b", "~b");
    row("container replaced by a similar one", {Edit::setValue({0}, json(R"({"y":[1,2],"x":1})"))}, "-$.a.y[2]", "~a");
    row("order of members", {Edit::move({0}, {2})}, "", "");
    row("order of elements", {Edit::move({2, 0}, {2, 1})}, "-$.c[1] +$.c[0]", "~c");
    row("element removed and another edited", {Edit::remove({0, 1, 0}), Edit::setValue({0, 1, 1}, json("9"))},
        "-$.a.y[0] ~$.a.y[1]", "~a");
    row("edit inside an added value", {Edit::insert({3}, name("n"), json("[1]")), Edit::insert({3, 0}, {}, json("0"))},
        "+$.n", "+n");
    row("moved to another place and back", {Edit::move({0, 1, 1}, {2, 1}), Edit::move({2, 1}, {0, 1, 1})}, "", "");
    row("moved to another place", {Edit::move({0, 1, 1}, {2, 1})}, "-$.a.y[1] +$.c[1]", "~a ~c");
}

void JsonChangesTest::listsWhatWasEdited()
{
    QFETCH(QList<Edit>, edits);
    QFETCH(QString, changes);
    EditableDocument document = opened(R"({"a":{"x":1,"y":[1,2,3]},"b":"t","c":[{"k":1},{"k":2}]})");
    for (const Edit &edit : edits)
        QVERIFY(document.apply(edit));
    QCOMPARE(changesOf(document), changes);
    QTEST(keysOf(document), "keys");
    QCOMPARE(document.isChanged(), !changes.isEmpty());
}

void JsonChangesTest::givesOldAndNewValues()
{
    EditableDocument document = opened(R"({"a":1,"b":{"c":[1]}})");
    QVERIFY(document.apply(Edit::setValue({0}, *Fragment::number(u"1.50"))));
    QVERIFY(document.apply(Edit::insert({2}, QStringLiteral("n"), Fragment::object())));
    QVERIFY(document.apply(Edit::insert({2, 0}, QStringLiteral("in"), Fragment::null())));
    QVERIFY(document.apply(Edit::remove({1})));
    const QList<Change> changes = document.changes();
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes[0].before.rawText() + " " + changes[0].after.rawText(), QByteArray("1 1.50"));
    QCOMPARE(changes[1].after.rawText(), QByteArray("{\"in\":null}"));
    QCOMPARE(changes[2].before.rawText(), QByteArray("{\"c\":[1]}"));
    QVERIFY(changes[1].before.isMissing());
    QVERIFY(changes[2].after.isMissing());
}

void JsonChangesTest::stopsAtSoMany()
{
    EditableDocument document = opened("[1,2,3,4]");
    for (int row = 0; row < 4; ++row)
        QVERIFY(document.apply(Edit::setValue({row}, Fragment::null())));
    QCOMPARE(document.changes(3).size(), 3);
    QCOMPARE(document.changes().size(), 4);
}

void JsonChangesTest::comparesAReplacedRoot()
{
    EditableDocument document = opened(R"({"a":1,"b":2,"b":3,"c":4})");
    const auto inverse = document.apply(Edit::setValue({}, *Fragment::fromText(R"({"c":4.0,"b":5,"d":6})")));
    QVERIFY(inverse);
    QCOMPARE(keysOf(document), QStringLiteral("~b +d -a"));
    QVERIFY(document.apply(*inverse));
    QCOMPARE(keysOf(document), QString());
    QVERIFY(document.apply(Edit::setValue({}, Fragment::null())));
    QCOMPARE(keysOf(document), QStringLiteral("-a -b -c"));
    QCOMPARE(changesOf(document), QStringLiteral("~$"));
}

QTEST_GUILESS_MAIN(JsonChangesTest)
#include "tst_jsonchanges.moc"
