// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keyrefetches.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

class KeyRefetchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void allowsOneAMinuteForEachIssuer();
};

void KeyRefetchesTest::allowsOneAMinuteForEachIssuer()
{
    // B5.3
    const QString one = QStringLiteral("https://one.example/");
    const QString two = QStringLiteral("https://two.example/");
    auth::KeyRefetches refetches;
    QVERIFY(refetches.mayRefetch(one, 0));
    QVERIFY(!refetches.mayRefetch(one, 1));
    QVERIFY(refetches.mayRefetch(two, 1));
    QVERIFY(!refetches.mayRefetch(one, 59999));
    QVERIFY(refetches.mayRefetch(one, 60000));
    QVERIFY(!refetches.mayRefetch(one, 60001));
}

QTEST_GUILESS_MAIN(KeyRefetchesTest)
#include "tst_keyrefetches.moc"
