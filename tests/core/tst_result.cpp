// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result.h"
#include "support/strict.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace accountdesk;

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void holdsItsValue();
    void holdsItsError();
    void handsOutAMoveOnlyValue();
    void keepsApartAValueThatIsAnError();
    void successWithoutValueIsTheDefault();
    void namesEveryKindDifferently();
};

static Error sample()
{
    return Error{Error::Kind::Conflict, 409, QStringLiteral("code"), QStringLiteral("detail"),
                 QStringLiteral("rule"), 7};
}

void ResultTest::holdsItsValue()
{
    Result<QString> result(QStringLiteral("value"));
    QVERIFY(result.has_value());
    QVERIFY(static_cast<bool>(result));
    QCOMPARE(*result, QStringLiteral("value"));
    QCOMPARE(result->size(), 5);
    *result = QStringLiteral("other");
    QCOMPARE(result.value(), QStringLiteral("other"));
}

void ResultTest::holdsItsError()
{
    const Result<QString> result(sample());
    QVERIFY(!result);
    QCOMPARE(result.error(), sample());
}

void ResultTest::handsOutAMoveOnlyValue()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 3);
    QVERIFY(!result.value());
}

void ResultTest::keepsApartAValueThatIsAnError()
{
    const Result<int> zero(0);
    QVERIFY(zero.has_value());
    QCOMPARE(*zero, 0);
}

void ResultTest::successWithoutValueIsTheDefault()
{
    const Result<void> good;
    QVERIFY(good);
    const Result<void> bad(sample());
    QVERIFY(!bad);
    QCOMPARE(bad.error(), sample());
}

void ResultTest::namesEveryKindDifferently()
{
    QSet<QString> names;
    for (int kind = 0; kind <= static_cast<int>(Error::Kind::Cancelled); ++kind)
        names.insert(kindName(static_cast<Error::Kind>(kind)));
    QCOMPARE(names.size(), static_cast<int>(Error::Kind::Cancelled) + 1);
    QCOMPARE(QString(kindName(Error::Kind::UnknownOutcome)), QStringLiteral("UnknownOutcome"));
}

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_result.moc"
