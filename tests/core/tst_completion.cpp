// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion.h"
#include "support/awaited.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QTest>

using namespace accountdesk;

class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void deliversOnce();
    void deliversLaterFromTheEventLoop();
    void isSilentOnceItsOwnerIsGone();
    void dropsALateAnswerWhenItsOwnerDiesMeanwhile();
    void movesWithItsAnswer();
    void deliversMoveOnlyValues();
    void survivesAnOwnerThatDeletesItselfInTheAnswer();
};

void CompletionTest::deliversOnce()
{
    test::Awaited<int> awaited;
    Completion<int> completion = awaited.completion();
    QVERIFY(completion.isAwaited());
    completion(Result<int>(5));
    QVERIFY(!completion.isAwaited());
    completion(Result<int>(6));
    completion.later(Result<int>(7));
    QVERIFY(test::turnEventLoop());
    QCOMPARE(awaited.calls(), 1);
    QCOMPARE(*awaited.take(), 5);
}

void CompletionTest::deliversLaterFromTheEventLoop()
{
    test::Awaited<int> awaited;
    awaited.completion().later(Error{Error::Kind::TimedOut, 0, {}, {}, {}, 0});
    QVERIFY(!awaited.hasAnswer());
    const Result<int> result = awaited.take();
    QCOMPARE(result.error().kind, Error::Kind::TimedOut);
    QCOMPARE(awaited.calls(), 1);
}

void CompletionTest::isSilentOnceItsOwnerIsGone()
{
    int calls = 0;
    auto owner = std::make_unique<QObject>();
    Completion<int> completion(owner.get(), [&calls](Result<int>) { ++calls; });
    owner.reset();
    QVERIFY(!completion.isAwaited());
    completion(Result<int>(1));
    QCOMPARE(calls, 0);
}

void CompletionTest::dropsALateAnswerWhenItsOwnerDiesMeanwhile()
{
    int calls = 0;
    auto owner = std::make_unique<QObject>();
    Completion<int>(owner.get(), [&calls](Result<int>) { ++calls; }).later(Result<int>(1));
    owner.reset();
    QVERIFY(test::turnEventLoop());
    QCOMPARE(calls, 0);
}

void CompletionTest::movesWithItsAnswer()
{
    test::Awaited<int> awaited;
    Completion<int> first = awaited.completion();
    Completion<int> second = std::move(first);
    second(Result<int>(9));
    QCOMPARE(*awaited.take(), 9);
}

void CompletionTest::deliversMoveOnlyValues()
{
    using Pointer = std::unique_ptr<int>;
    test::Awaited<Pointer> awaited;
    awaited.completion().later(Result<Pointer>(std::make_unique<int>(4)));
    const Result<Pointer> result = awaited.take();
    QVERIFY(result);
    QCOMPARE(**result, 4);
}

void CompletionTest::survivesAnOwnerThatDeletesItselfInTheAnswer()
{
    int calls = 0;
    auto *owner = new QObject;
    Completion<int> completion(owner, [&calls, owner](Result<int>) {
        ++calls;
        delete owner;
    });
    completion(Result<int>(1));
    QCOMPARE(calls, 1);
    QVERIFY(!completion.isAwaited());
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
