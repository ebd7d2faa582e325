// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/sendqueue.h"
#include "support/manualclock.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

class SendQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void letsTwoGoAndTheOthersWaitInOrder()
    {
        api::RateBudget budget(m_clock);
        api::SendQueue queue(budget);
        QObject a, b, c, d;
        QStringList sent;
        const auto enter = [&](QObject &sender, const QString &name) {
            queue.enter(&sender, [&sent, name] { sent.append(name); });
        };
        enter(a, QStringLiteral("a"));
        enter(b, QStringLiteral("b"));
        enter(c, QStringLiteral("c"));
        enter(d, QStringLiteral("d"));
        QCOMPARE(sent.join(u' '), QStringLiteral("a b"));
        queue.leave(&b);
        QCOMPARE(sent.join(u' '), QStringLiteral("a b c"));
        queue.leave(&a);
        QCOMPARE(sent.join(u' '), QStringLiteral("a b c d"));
    }

    void passesOverWhoDiedOrGaveUp()
    {
        api::RateBudget budget(m_clock);
        budget.learn({429, {}, {}, 0});
        api::SendQueue queue(budget);
        QObject a, c, d;
        auto b = std::make_unique<QObject>();
        QStringList sent;
        const auto enter = [&](QObject &sender, const QString &name) {
            queue.enter(&sender, [&sent, name] { sent.append(name); });
        };
        enter(a, QStringLiteral("a"));
        enter(*b, QStringLiteral("b"));
        enter(c, QStringLiteral("c"));
        enter(d, QStringLiteral("d"));
        b.reset();
        queue.leave(&c);
        QCOMPARE(sent.join(u' '), QStringLiteral("a"));
        queue.leave(&a);
        QCOMPARE(sent.join(u' '), QStringLiteral("a d"));
    }

    void forgetsOneWhoWaits()
    {
        api::RateBudget budget(m_clock);
        budget.learn({429, {}, {}, 0});
        api::SendQueue queue(budget);
        QObject a, b, c;
        QStringList sent;
        queue.enter(&a, [&sent] { sent.append(QStringLiteral("a")); });
        queue.enter(&b, [&sent] { sent.append(QStringLiteral("b")); });
        queue.enter(&c, [&sent] { sent.append(QStringLiteral("c")); });
        queue.dropWaiting(&b);
        queue.leave(&a);
        QCOMPARE(sent.join(u' '), QStringLiteral("a c"));
    }

private:
    test::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(SendQueueTest)
#include "tst_sendqueue.moc"
