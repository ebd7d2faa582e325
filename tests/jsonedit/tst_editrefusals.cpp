// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/editabledocument.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonedit;

Q_DECLARE_METATYPE(accountdesk::jsonedit::Edit)

class EditRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void refusesAndChangesNothing_data();
    void refusesAndChangesNothing();
    void judgesNamesOnlyByTheRuleInForce();
    void takesBackWhatCameWithABadName();
    void refusesToGrowTooDeep();
};

static EditableDocument opened(const QByteArray &text, NameRule rule)
{
    return std::move(*EditableDocument::open(*json::Document::parse(text), rule));
}

void EditRefusalsTest::refusesAndChangesNothing_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const Edit &edit, const char *rule) {
        QTest::newRow(name) << edit << QString::fromLatin1(rule);
    };
    const Fragment one = *Fragment::number(u"1");
    const auto name = [](const char *text) { return QString::fromUtf8(text); };
    row("no such row", Edit::setValue({9}, one), "place");
    row("negative row", Edit::setValue({-1}, one), "place");
    row("inside a scalar", Edit::setValue({0, 0}, one), "place");
    row("insert behind the end", Edit::insert({4}, name("x"), one), "place");
    row("insert at the root", Edit::insert({}, name("x"), one), "place");
    row("remove the root", Edit::remove({}), "place");
    row("remove what is not there", Edit::remove({3}), "place");
    row("rename an element", Edit::rename({1, 0}, name("x")), "place");
    row("rename the root", Edit::rename({}, name("x")), "place");
    row("move the root", Edit::move({}, {0}), "place");
    row("move to the root", Edit::move({0}, {}), "place");
    row("move behind the end", Edit::move({0}, {3}), "place");
    row("move into a scalar", Edit::move({1}, {0, 0}), "place");
    row("rename to a name that stands there", Edit::rename({0}, name("b")), "doubledName");
    row("insert a name that stands there", Edit::insert({0}, name("a"), one), "doubledName");
    row("move to where the name stands", Edit::move({2, 0}, {0}), "doubledName");
    row("empty name", Edit::rename({0}, QString()), "emptyName");
    row("move into an object without a name", Edit::move({1, 0}, {0}), "emptyName");
    row("dot in a name", Edit::rename({0}, name("x.y")), "nameCharacter");
    row("dollar in a name", Edit::insert({0}, name("$x"), one), "nameCharacter");
}

void EditRefusalsTest::refusesAndChangesNothing()
{
    QFETCH(Edit, edit);
    const QByteArray text(R"({"a":1,"b":[2],"c":{"a":3}})");
    EditableDocument document = opened(text, NameRule::Metadata);
    const auto refused = document.apply(edit);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Rejected);
    QTEST(refused.error().rule, "rule");
    QCOMPARE(document.toText(), text);
    QVERIFY(!document.check(edit));
}

void EditRefusalsTest::judgesNamesOnlyByTheRuleInForce()
{
    EditableDocument document = opened("{\"a\":1}", NameRule::Any);
    QVERIFY(document.apply(Edit::rename({0}, QStringLiteral("$a.b"))));
    QVERIFY(document.apply(Edit::rename({0}, QString())));
    QCOMPARE(document.toText(), QByteArray("{\"\":1}"));
    // Its own name is no other's.
    QVERIFY(document.check(Edit::rename({0}, QString())));
}

void EditRefusalsTest::takesBackWhatCameWithABadName()
{
    const QByteArray text("{\"a.b\":1,\"x\":2,\"x\":3}");
    EditableDocument document = opened(text, NameRule::Metadata);
    for (const Edit &edit : {Edit::remove({0}), Edit::rename({0}, QStringLiteral("ok")), Edit::remove({2})}) {
        const auto inverse = document.apply(edit);
        QVERIFY(inverse);
        QVERIFY(document.apply(*inverse));
        QCOMPARE(document.toText(), text);
    }
}

void EditRefusalsTest::refusesToGrowTooDeep() // B13.8
{
    const int half = EditableDocument::mostDepth / 2;
    const QByteArray nested = QByteArray(half, '[') + QByteArray(half, ']');
    EditableDocument document = opened(nested, NameRule::Any);
    const Fragment same = *Fragment::fromText(nested);
    const Rows innermost(half, 0);
    QVERIFY(document.apply(Edit::insert(innermost, {}, same)));
    const auto refused = document.check(Edit::insert(Rows(half + 1, 0), {}, same));
    QVERIFY(!refused);
    QCOMPARE(refused.error().rule, QStringLiteral("depth"));
    // What has grown by edits counts as it is now.
    const auto copied = document.check(Edit::insert({0, 0}, {}, document.fragment({0})));
    QVERIFY(!copied);
    QVERIFY(document.check(Edit::insert({0}, {}, document.fragment({0}))));
    QVERIFY(document.apply(Edit::insert({0}, {}, Fragment::array())));
    QVERIFY(!document.check(Edit::move({1}, {0, 0})));
    QVERIFY(document.check(Edit::move({0}, {0, 0})));
}

QTEST_GUILESS_MAIN(EditRefusalsTest)
#include "tst_editrefusals.moc"
