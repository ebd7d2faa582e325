// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"
#include "support/strict.h"

#include <QTest>

#include <type_traits>

using namespace accountdesk;

static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void revealsWhatItHolds();
    void leavesNothingBehindWhenMoved();
    void duplicatesIntoOwnMemory();
    void leavesOtherHoldersOfTheBytesAlone();
    void comparesInConstantTime_data();
    void comparesInConstantTime();
};

void SecretTest::revealsWhatItHolds()
{
    QVERIFY(Secret().isEmpty());
    const Secret secret(QByteArray("token"));
    QVERIFY(!secret.isEmpty());
    QCOMPARE(secret.reveal(), QByteArray("token"));
}

void SecretTest::leavesNothingBehindWhenMoved()
{
    Secret first(QByteArray("token"));
    Secret second(std::move(first));
    QVERIFY(first.isEmpty());
    Secret third(QByteArray("old"));
    third = std::move(second);
    QVERIFY(second.isEmpty());
    QCOMPARE(third.reveal(), QByteArray("token"));
}

void SecretTest::duplicatesIntoOwnMemory()
{
    Secret first(QByteArray("token"));
    const Secret second = first.duplicate();
    QVERIFY(first.reveal().constData() != second.reveal().constData());
    first.wipe();
    QCOMPARE(second.reveal(), QByteArray("token"));
}

void SecretTest::leavesOtherHoldersOfTheBytesAlone()
{
    const QByteArray shared("shared");
    {
        const Secret secret(shared);
    }
    QCOMPARE(shared, QByteArray("shared"));
}

void SecretTest::comparesInConstantTime_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("isEqual");
    QTest::newRow("B6.9 equal") << QByteArray("abc") << QByteArray("abc") << true;
    QTest::newRow("B6.9 both empty") << QByteArray() << QByteArray("") << true;
    QTest::newRow("B6.9 first byte differs") << QByteArray("abc") << QByteArray("xbc") << false;
    QTest::newRow("B6.9 last byte differs") << QByteArray("abc") << QByteArray("abx") << false;
    QTest::newRow("B6.9 shorter") << QByteArray("abc") << QByteArray("ab") << false;
    QTest::newRow("B6.9 high bit differs") << QByteArray("a\x80") << QByteArray("a\x00", 2) << false;
}

void SecretTest::comparesInConstantTime()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QTEST(constantTimeEquals(a, b), "isEqual");
}

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
