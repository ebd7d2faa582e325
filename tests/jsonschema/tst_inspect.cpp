// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/inspect.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonschema;
using jsonedit::NameRule;

class InspectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void knowsUnsafeIntegers_data();
    void knowsUnsafeIntegers();
    void findsThemInTheirOrder();
    void stopsAtSoManyAndNeedsNoRecursion();
};

static json::Value parsed(const QByteArray &text)
{
    json::Limits limits;
    limits.depth = 1000000;
    return json::Document::parse(text, limits)->root();
}

void InspectTest::knowsUnsafeIntegers_data()
{
    QTest::addColumn<bool>("isUnsafe");
    for (const char *safe : {"0", "9007199254740991", "-9007199254740991", "1e300", "9007199254740993.5", "1.0",
                             "\"9007199254740993\"", "[9007199254740993]", "true"})
        QTest::addRow("B6.8 %s", safe) << false;
    for (const char *unsafe : {"9007199254740992", "-9007199254740992", "9007199254740993", "12345678901234567890"})
        QTest::addRow("B6.8 %s", unsafe) << true;
}

void InspectTest::knowsUnsafeIntegers()
{
    const json::Value value = parsed(QByteArray(QTest::currentDataTag()).mid(5));
    QTEST(isUnsafeInteger(value), "isUnsafe");
    QVERIFY(!isUnsafeInteger({}));
}

void InspectTest::findsThemInTheirOrder()
{
    const json::Value root = parsed(R"({"a":{"x":1,"x":2},"b.c":[1,{"$d":9007199254740993}],"":-12345678901234567890})");
    using Kind = Finding::Kind;
    const Finding doubled{Kind::DoubledName, QStringLiteral("$.a.x")};
    const Finding unsafe{Kind::UnsafeInteger, QStringLiteral("$[\"b.c\"][1][\"$d\"]")};
    const Finding last{Kind::UnsafeInteger, QStringLiteral("$[\"\"]")};
    QCOMPARE(inspect(root, NameRule::Any), (QList<Finding>{doubled, unsafe, last}));
    QCOMPARE(inspect(root, NameRule::Metadata),
             (QList<Finding>{doubled, {Kind::NameCharacter, QStringLiteral("$[\"b.c\"]")},
                             {Kind::NameCharacter, QStringLiteral("$[\"b.c\"][1][\"$d\"]")}, unsafe,
                             {Kind::EmptyName, QStringLiteral("$[\"\"]")}, last}));
    QCOMPARE(inspect(parsed("9007199254740993"), NameRule::Any), (QList<Finding>{{Kind::UnsafeInteger, QStringLiteral("$")}}));
    QVERIFY(inspect({}, NameRule::Any).isEmpty());
}

void InspectTest::stopsAtSoManyAndNeedsNoRecursion() // B13.8
{
    QCOMPARE(inspect(parsed("[9007199254740993,9007199254740993,9007199254740993]"), NameRule::Any, 2).size(), 2);
    const int depth = 200000;
    const QByteArray deep = QByteArray(depth, '[') + "9007199254740993" + QByteArray(depth, ']');
    QCOMPARE(inspect(parsed(deep), NameRule::Any).size(), 1);
}

QTEST_GUILESS_MAIN(InspectTest)
#include "tst_inspect.moc"
