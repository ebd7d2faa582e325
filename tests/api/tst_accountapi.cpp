// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/accountapi.h"
#include "support/apibench.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace accountdesk;
using Kind = Error::Kind;

namespace {

const QString id = QStringLiteral("auth0|1");
const QByteArray userPath = "/api/v2/users/auth0%7C1";
const QByteArray enrollmentsPath = "/api/v2/users/auth0%7C1/enrollments";

net::Answer user(const QByteArray &more = {})
{
    return test::jsonAnswer("{\"user_id\":\"auth0|1\"" + more + '}');
}

} // namespace

class AccountApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void fetchesTheUser()
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.network.expectGet(userPath, user(",\"name\":\"N\""));
        test::Awaited<api::User> answer;
        api.fetchUser(id, answer.completion());
        const auto result = answer.take();
        QVERIFY(result);
        QCOMPARE(result->name, QStringLiteral("N"));
    }

    void fetchesEnrollments()
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.network.expectGet(enrollmentsPath, test::jsonAnswer("[{\"id\":\"dev_1\"}]"));
        test::Awaited<QList<api::Enrollment>> answer;
        api.fetchEnrollments(id, answer.completion());
        const auto result = answer.take();
        QVERIFY(result);
        QCOMPARE(result->size(), 1);
    }

    void sendsAnIdAsOneEncodedPart_data() // B13.4
    {
        QTest::addColumn<QString>("userId");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char *name, const char *userId, const char *path) {
            QTest::newRow(name) << QString::fromUtf8(userId) << QByteArray(path);
        };
        row("B13.4 pipe, blank and slash", "auth0|1 x/y", "auth0%7C1%20x%2Fy");
        row("B13.4 at sign", "samlp|c|a@b.example", "samlp%7Cc%7Ca%40b.example");
        row("B13.4 question mark and number sign", "a?b#c", "a%3Fb%23c");
        row("B13.4 already encoded", "auth0%7C1", "auth0%257C1");
        row("B13.4 not ASCII", "auth0|\xc3\xa4", "auth0%7C%C3%A4");
        row("B13.4 way up", "../x", "..%2Fx");
    }

    void sendsAnIdAsOneEncodedPart()
    {
        QFETCH(QString, userId);
        QFETCH(QByteArray, path);
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.network.expectGet("/api/v2/users/" + path, user());
        test::Awaited<api::User> answer;
        api.fetchUser(userId, answer.completion());
        QVERIFY(answer.take());
    }

    void sendsNothingForAnIdOfDotsAlone_data() // B13.4
    {
        QTest::addColumn<QString>("userId");
        QTest::newRow("B13.4 here") << QStringLiteral(".");
        QTest::newRow("B13.4 up") << QStringLiteral("..");
    }

    void sendsNothingForAnIdOfDotsAlone()
    {
        QFETCH(QString, userId);
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        test::Awaited<api::User> answer;
        api.fetchUser(userId, answer.completion());
        const auto result = answer.take();
        QCOMPARE(result.error().kind, Kind::Rejected);
        QCOMPARE(result.error().rule, QStringLiteral("path"));
        QCOMPARE(bench.network.sent(), 0);
    }

    void asksTheBearersOrigin()
    {
        test::ApiBench bench;
        bench.bearer.setOrigin(QUrl(QStringLiteral("http://127.0.0.1:4711/")));
        api::AccountApi api(bench.wiring);
        test::TranscriptLine line;
        line.url = "http://127.0.0.1:4711" + userPath;
        line.answer = user();
        bench.network.expect(line);
        test::Awaited<api::User> answer;
        api.fetchUser(id, answer.completion());
        QVERIFY(answer.take());
    }

    void neverShowsHalfAnAnswer_data() // R6
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("R6 truncated JSON") << QByteArray("{\"user_id\":\"auth0|1\",\"na");
        QTest::newRow("R6 empty 200") << QByteArray();
        QTest::newRow("R6 two documents") << QByteArray("{\"user_id\":\"auth0|1\"}{}");
        QTest::newRow("B13.8 deep") << QByteArray("{\"user_id\":\"auth0|1\",\"x\":"
                                                  + QByteArray(2000, '[') + QByteArray(2000, ']')
                                                  + '}');
        QTest::newRow("B13.6 wrong type") << QByteArray("{\"user_id\":1}");
    }

    void neverShowsHalfAnAnswer()
    {
        QFETCH(QByteArray, body);
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.network.expectGet(userPath, test::jsonAnswer(body));
        test::Awaited<api::User> answer;
        api.fetchUser(id, answer.completion());
        const auto result = answer.take();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Malformed);
        QCOMPARE(result.error().httpStatus, 200);
        QCOMPARE(result.error().exchange, quint64(1));
        QVERIFY(!result.error().rule.isEmpty());
    }

    void readsALargeAnswerOnAnotherThread() // B13.7
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        const QByteArray large = ",\"name\":\"N\",\"x\":\"" + QByteArray(400000, 'x') + '"';
        bench.network.expectGet(userPath, user(large));
        test::Awaited<api::User> answer;
        api.fetchUser(id, answer.completion());
        const auto result = answer.take();
        QVERIFY(result);
        QCOMPARE(result->name, QStringLiteral("N"));
        bench.network.expectGet(userPath, user(large + ",\"email\":1"));
        test::Awaited<api::User> broken;
        api.fetchUser(id, broken.completion());
        QCOMPARE(broken.take().error().rule, QStringLiteral("$.email"));
    }

    void diesAfterTheWorkThatHasBegun() // R30
    {
        test::ApiBench bench;
        test::Awaited<int> answer;
        QSemaphore begun, goOn;
        std::atomic<bool> isDone = false;
        {
            api::AccountApi api(bench.wiring);
            api.background().run<int>([&]() -> Result<int> {
                begun.release();
                goOn.acquire();
                isDone = true;
                return 1;
            }, answer.completion());
            begun.acquire();
            goOn.release();
        }
        QVERIFY(isDone);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!answer.hasAnswer());
    }

    void keepsTwoOnTheWireAndTheOthersInOrder()
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.network.expectHeldGet(userPath, user());
        bench.network.expectHeldGet(enrollmentsPath, test::jsonAnswer("[]"));
        bench.network.expectHeldGet("/api/v2/users/b", user());
        test::Awaited<api::User> first, third;
        test::Awaited<QList<api::Enrollment>> second;
        api.fetchUser(id, first.completion());
        api.fetchEnrollments(id, second.completion());
        api.fetchUser(QStringLiteral("b"), third.completion());
        QCOMPARE(bench.network.sent(), 2);
        bench.network.release();
        QVERIFY(first.take());
        QCOMPARE(bench.network.sent(), 3);
        bench.network.release();
        bench.network.release();
        QVERIFY(second.take());
        QVERIFY(third.take());
        QCOMPARE(bench.network.mostInFlight(), 2);
    }

    void keepsOneOnTheWireOfASmallTenant_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("limit");
        QTest::newRow("limit 2") << 200 << QByteArray("2");
        QTest::newRow("after a 429") << 429 << QByteArray("50");
    }

    void keepsOneOnTheWireOfASmallTenant()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, limit);
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.budget.learn(test::answerOf(status, {{"x-ratelimit-limit", limit}}));
        bench.network.expectGet(userPath, user());
        bench.network.expectGet(enrollmentsPath, test::jsonAnswer("[]"));
        test::Awaited<api::User> first;
        test::Awaited<QList<api::Enrollment>> second;
        api.fetchUser(id, first.completion());
        api.fetchEnrollments(id, second.completion());
        QCOMPARE(bench.network.sent(), 1);
        QVERIFY(second.take());
        QVERIFY(first.hasAnswer());
        QCOMPARE(bench.network.mostInFlight(), 1);
    }

    void repeatsOneAfterTheOtherWhenBothAreRefused()
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        const auto tooMany = test::jsonAnswer("{}", 429);
        bench.network.expectGet(userPath, tooMany);
        bench.network.expectGet(enrollmentsPath, tooMany);
        bench.network.expectHeldGet(userPath, tooMany);
        bench.network.expectHeldGet(enrollmentsPath, tooMany);
        bench.network.expectHeldGet(userPath, user());
        bench.network.expectHeldGet(enrollmentsPath, test::jsonAnswer("[]"));
        QSignalSpy pauses(&api, &api::AccountApi::waiting);
        test::Awaited<api::User> first;
        test::Awaited<QList<api::Enrollment>> second;
        api.fetchUser(id, first.completion());
        api.fetchEnrollments(id, second.completion());
        for (int sent = 3; sent <= 6; ++sent) {
            QTRY_COMPARE(bench.network.sent(), sent);
            QCOMPARE(bench.network.inFlight(), 1);
            bench.network.release();
        }
        QVERIFY(first.take());
        QVERIFY(second.take());
        QCOMPARE(pauses.count(), 8);
    }

    void cancelsWhatRunsAndWhatWaits()
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.budget.learn(test::answerOf(429, {}));
        bench.network.expectHeldGet(userPath, user());
        test::Awaited<api::User> first, third;
        test::Awaited<QList<api::Enrollment>> second;
        api.fetchUser(id, first.completion());
        api.fetchEnrollments(id, second.completion());
        api.fetchUser(id, third.completion());
        api.cancelAll();
        QCOMPARE(bench.network.inFlight(), 0);
        QCOMPARE(first.take().error().kind, Kind::Cancelled);
        QCOMPARE(second.take().error().kind, Kind::Cancelled);
        QCOMPARE(third.take().error().kind, Kind::Cancelled);
        QCOMPARE(bench.network.sent(), 1);
        // And it works again afterwards.
        bench.network.expectGet(userPath, user());
        test::Awaited<api::User> again;
        api.fetchUser(id, again.completion());
        QVERIFY(again.take());
    }

    void diesWithRequestsUnderWay() // R30
    {
        test::ApiBench bench;
        bench.network.expectHeldGet(userPath, user());
        test::Awaited<api::User> answer, other;
        {
            api::AccountApi api(bench.wiring);
            bench.budget.learn(test::answerOf(429, {}));
            api.fetchUser(id, answer.completion());
            api.fetchUser(id, other.completion());
        }
        QCOMPARE(bench.network.inFlight(), 0);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!answer.hasAnswer() && !other.hasAnswer());
    }
};

QTEST_GUILESS_MAIN(AccountApiTest)
#include "tst_accountapi.moc"
