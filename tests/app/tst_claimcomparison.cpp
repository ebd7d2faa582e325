// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/claimcomparison.h"
#include "support/strict.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace accountdesk;
using Difference = ComparedClaim::Difference;

namespace {

token::Claims claimsOf(const QByteArray &json)
{
    return token::Claims(*json::Document::parse(json));
}

} // namespace

class ClaimComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void comparesByValue_data();
    void comparesByValue();
    void keepsTheFirstTokensOrder();
    void isAModelInGoodOrder();
};

void ClaimComparisonTest::comparesByValue_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<int>("difference");
    const auto row = [](const char *name, const char *first, const char *second, Difference wanted) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << static_cast<int>(wanted);
    };
    row("same text", R"({"a":"x"})", R"({"a":"x"})", Difference::Same);
    row("same list", R"({"a":["x", 1]})", R"({"a":["x",1]})", Difference::Same);
    row("other text", R"({"a":"x"})", R"({"a":"X"})", Difference::Differs);
    row("text and list", R"({"a":"x"})", R"({"a":["x"]})", Difference::Differs);
    row("null is there", R"({"a":null})", R"({"a":"x"})", Difference::Differs);
    row("only in the first", R"({"a":1})", "{}", Difference::OnlyFirst);
    row("only in the second", "{}", R"({"a":1})", Difference::OnlySecond);
}

void ClaimComparisonTest::comparesByValue()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(int, difference);
    const auto rows = compareClaims(claimsOf(first), claimsOf(second));
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(static_cast<int>(rows.front().difference), difference);
}

void ClaimComparisonTest::keepsTheFirstTokensOrder()
{
    const auto rows = compareClaims(claimsOf(R"({"z":1,"a":2})"), claimsOf(R"({"b":1,"a":2})"));
    QStringList names;
    for (const ComparedClaim &row : rows)
        names.append(row.name);
    QCOMPARE(names, QStringList({QStringLiteral("z"), QStringLiteral("a"), QStringLiteral("b")}));
}

void ClaimComparisonTest::isAModelInGoodOrder()
{
    ClaimComparisonModel model;
    QAbstractItemModelTester tester(&model,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(compareClaims(claimsOf(R"({"aud":["x","y"]})"), claimsOf(R"({"aud":"x"})")));
    QCOMPARE(model.index(0, ClaimComparisonModel::First).data().toString(), QStringLiteral("x\ny"));
    QCOMPARE(model.index(0, ClaimComparisonModel::Difference).data(models::RawRole).toInt(),
             static_cast<int>(Difference::Differs));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Claim"));
}

QTEST_GUILESS_MAIN(ClaimComparisonTest)
#include "tst_claimcomparison.moc"
