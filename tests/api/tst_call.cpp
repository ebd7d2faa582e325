// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/call.h"
#include "support/apibench.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using Kind = Error::Kind;
using Reply = std::variant<net::Answer, Error>;
using Replies = QList<Reply>;

namespace {

Error lost(Kind kind = Kind::Network)
{
    return {kind, 0, {}, QStringLiteral("lost"), {}, 0};
}

net::Answer status(int code, const QByteArray &header = {}, const QByteArray &value = {})
{
    net::Answer answer = test::jsonAnswer("{\"message\":\"m\"}", code);
    if (!header.isEmpty())
        answer.headers.emplaceBack(header, value);
    return answer;
}

net::Answer userGone()
{
    return test::jsonAnswer("{\"errorCode\":\"inexistent_user\"}", 404);
}

Reply fine()
{
    return test::jsonAnswer("{}");
}

} // namespace

class CallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void repeatsWhatMayBeRepeated_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<Replies>("replies");   // exactly so many requests leave
        QTest::addColumn<QString>("outcome");   // "" for an answer
        const auto row = [](const char *name, Action action, const Replies &replies,
                            const char *outcome) {
            QTest::newRow(name) << static_cast<int>(action) << replies
                                << QString::fromLatin1(outcome);
        };
        const Action get = Action::ReadUser;
        const Action patch = Action::SaveMetadata;
        const Action post = Action::LinkIdentity;
        const Action remove = Action::UnlinkIdentity;
        row("a good answer is enough", get, {fine()}, "");
        row("R1 429 then an answer", get, {status(429, "Retry-After", "2"), fine()}, "");
        row("R1 429 on a save", patch, {status(429, "Retry-After", "2"), fine()}, "");
        row("R1 429 on a link", post, {status(429), fine()}, "");
        row("R2 429 with a reset alone", get, {status(429, "x-ratelimit-reset", "5"), fine()}, "");
        row("R3 429 for ever", get, {status(429), status(429), status(429)}, "RateLimited");
        row("R3 429 for ever on a save", patch, {status(429), status(429), status(429)},
            "RateLimited");
        row("R3 a year", get, {status(429, "retry-after", "31536000")}, "RateLimited");
        row("R3 garbage", get, {status(429, "retry-after", "x"), fine()}, "");
        row("R4 503 twice", get, {status(503), status(502), fine()}, "");
        row("R4 500 for ever", get, {status(500), status(500), status(500)}, "Server");
        row("R4 408", get, {status(408), fine()}, "");
        row("R4 lost connection", get, {lost(), lost(), fine()}, "");
        row("R4 lost connection for ever", get, {lost(), lost(), lost()}, "Network");
        row("503 on a removal", remove, {status(503), fine()}, "");
        row("R11 lost answer of a removal", remove, {lost(Kind::UnknownOutcome), fine()}, "");
        row("R5 503 on a save", patch, {status(503)}, "UnknownOutcome");
        row("R9 lost answer of a save", patch, {lost(Kind::UnknownOutcome)}, "UnknownOutcome");
        row("R9 lost connection of a save", patch, {lost()}, "Network");
        row("R9 408 on a link", post, {status(408)}, "UnknownOutcome");
        row("our deadline", get, {lost(Kind::TimedOut)}, "TimedOut");
        row("untrusted", get, {lost(Kind::Untrusted)}, "Untrusted");
        row("R6 truncated", get, {lost(Kind::Malformed)}, "Malformed");
        row("R7 a web page", get, {test::answerOf(200, {{"content-type", "text/html"}}, "<p>")},
            "Server");
        for (const int code : {400, 403, 404, 409, 410, 422}) {
            const char *kind = code == 404 ? "NotFound" : code == 409 ? "Conflict" : "Rejected";
            QTest::addRow("%d", code) << static_cast<int>(get) << Replies{status(code)}
                                      << QString::fromLatin1(kind);
        }
        row("R11 404 after a lost removal", remove, {lost(Kind::UnknownOutcome), status(404)}, "");
        row("R11 404 after a 503", remove, {status(503), status(404)}, "");
        row("R11 404 at once", remove, {status(404)}, "NotFound");
        row("R11 404 after a connection that never was", remove, {lost(), status(404)}, "NotFound");
        row("R11 404 after a 429", remove, {status(429), status(404)}, "NotFound");
        row("R11 the user is gone", remove, {lost(Kind::UnknownOutcome), userGone()}, "NotFound");
        row("R11 lost for ever", remove,
            {lost(Kind::UnknownOutcome), lost(Kind::UnknownOutcome), lost(Kind::UnknownOutcome)},
            "UnknownOutcome");
        row("R9 a web page for a save", patch,
            {test::answerOf(200, {{"content-type", "text/html"}}, "<p>")}, "UnknownOutcome");
        row("R6 an empty 204", remove, {test::answerOf(204, {})}, "");
    }

    void repeatsWhatMayBeRepeated()
    {
        QFETCH(int, action);
        QFETCH(Replies, replies);
        QFETCH(QString, outcome);
        test::ApiBench bench;
        for (const Reply &reply : replies)
            expect(bench, static_cast<Action>(action), reply);
        api::SendQueue queue(bench.budget);
        test::Awaited<net::Answer> answer;
        QPointer<api::Call> call = newCall(bench, queue, static_cast<Action>(action), answer);
        call->start();
        QVERIFY(!answer.hasAnswer());
        const auto result = answer.take();
        QCOMPARE(result ? QString() : QString(kindName(result.error().kind)), outcome);
        QCOMPARE(bench.network.sent(), int(replies.size()));
        QTRY_VERIFY(!call);
        QCOMPARE(answer.calls(), 1);
    }

    void tellsOfItsPauses() // R1 shows it
    {
        test::ApiBench bench;
        expect(bench, Action::ReadUser, status(429, "Retry-After", "7"));
        expect(bench, Action::ReadUser, fine());
        api::SendQueue queue(bench.budget);
        test::Awaited<net::Answer> answer;
        api::Call *call = newCall(bench, queue, Action::ReadUser, answer);
        QSignalSpy pauses(call, &api::Call::waiting);
        call->start();
        QVERIFY(answer.take());
        QCOMPARE(pauses.count(), 2);
        QCOMPARE(pauses[0][0].toInt(), 7000);
        QCOMPARE(pauses[0][1].value<Error>().kind, Kind::RateLimited);
        QCOMPARE(pauses[1][0].toInt(), 0);
    }

    void renewsOnceAndRepeats_data() // R12 R13
    {
        QTest::addColumn<int>("action");
        QTest::newRow("R12 a read") << static_cast<int>(Action::ReadUser);
        QTest::newRow("R12 a save") << static_cast<int>(Action::SaveMetadata);
    }

    void renewsOnceAndRepeats()
    {
        QFETCH(int, action);
        test::ApiBench bench;
        expect(bench, static_cast<Action>(action), status(401));
        expect(bench, static_cast<Action>(action), fine(), "token-2");
        QVERIFY(run(bench, static_cast<Action>(action)));
        QCOMPARE(bench.bearer.renewals(), 1);
    }

    void givesUpAfterASecondRefusal() // R13 401 for ever
    {
        test::ApiBench bench;
        expect(bench, Action::ReadUser, status(401));
        expect(bench, Action::ReadUser, status(401), "token-2");
        const auto result = run(bench, Action::ReadUser);
        QCOMPARE(result.error().kind, Kind::Unauthorized);
        QCOMPARE(bench.bearer.renewals(), 1);
    }

    void saysWhyRenewingFailed_data()
    {
        QTest::addColumn<int>("renewal");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char *name, Kind renewal, Kind outcome) {
            QTest::newRow(name) << static_cast<int>(renewal) << static_cast<int>(outcome);
        };
        row("R13 no refresh token", Kind::Unauthorized, Kind::Unauthorized);
        row("R13 refresh token refused", Kind::Rejected, Kind::Unauthorized);
        row("offline meanwhile", Kind::Network, Kind::Network);
        row("no answer in time", Kind::TimedOut, Kind::TimedOut);
    }

    void saysWhyRenewingFailed()
    {
        QFETCH(int, renewal);
        QFETCH(int, outcome);
        test::ApiBench bench;
        bench.bearer.failRenewals(lost(static_cast<Kind>(renewal)));
        expect(bench, Action::ReadUser, status(401));
        const auto result = run(bench, Action::ReadUser);
        QCOMPARE(kindName(result.error().kind), kindName(static_cast<Kind>(outcome)));
    }

    void sendsNothingWithoutAToken()
    {
        test::ApiBench bench;
        bench.bearer.signOut();
        const auto result = run(bench, Action::ReadUser);
        QCOMPARE(result.error().kind, Kind::Unauthorized);
        QCOMPARE(result.error().rule, QStringLiteral("session"));
        QCOMPARE(bench.network.sent(), 0);
    }

    void cancelsAtOnce_data() // R8
    {
        QTest::addColumn<bool>("inPause");
        QTest::newRow("R8 while the answer drips") << false;
        QTest::newRow("R1 in a pause") << true;
    }

    void cancelsAtOnce()
    {
        QFETCH(bool, inPause);
        test::ApiBench bench;
        bench.wiring.pauseScalePercent = 100;
        if (inPause)
            bench.network.expectGet(m_path, status(429, "Retry-After", "60"));
        else
            bench.network.expectHeldGet(m_path, fine());
        api::SendQueue queue(bench.budget);
        test::Awaited<net::Answer> answer;
        QPointer<api::Call> call = newCall(bench, queue, Action::ReadUser, answer);
        QSignalSpy pauses(call.data(), &api::Call::waiting);
        call->start();
        if (inPause)
            QVERIFY(pauses.wait());
        call->cancel();
        QCOMPARE(bench.network.inFlight(), 0);
        QVERIFY(!answer.hasAnswer());
        QCOMPARE(answer.take().error().kind, Kind::Cancelled);
        QTRY_VERIFY(!call);
        QCOMPARE(answer.calls(), 1);
    }

    void letsAChangeThatHasLeftEndByItsAnswer_data() // R30
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("done") << fine() << QString();
        QTest::newRow("429 is not repeated") << Reply(status(429)) << QStringLiteral("Cancelled");
        QTest::newRow("401 is not renewed") << Reply(status(401)) << QStringLiteral("Cancelled");
        QTest::newRow("lost") << Reply(lost(Kind::UnknownOutcome))
                              << QStringLiteral("UnknownOutcome");
    }

    void letsAChangeThatHasLeftEndByItsAnswer()
    {
        QFETCH(Reply, reply);
        QFETCH(QString, outcome);
        test::ApiBench bench;
        expect(bench, Action::SaveMetadata, reply, "token-1", true);
        api::SendQueue queue(bench.budget);
        test::Awaited<net::Answer> answer;
        QPointer<api::Call> call = newCall(bench, queue, Action::SaveMetadata, answer);
        call->start();
        call->cancel();
        QCOMPARE(bench.network.inFlight(), 1);
        bench.network.release();
        const auto result = answer.take();
        QCOMPARE(result ? QString() : QString(kindName(result.error().kind)), outcome);
        QCOMPARE(bench.bearer.renewals(), 0);
    }

    void doesNotRepeatWhenNobodyWaits()
    {
        test::ApiBench bench;
        bench.network.expectGet(m_path, status(503));
        api::SendQueue queue(bench.budget);
        auto answer = std::make_unique<test::Awaited<net::Answer>>();
        QPointer<api::Call> call = newCall(bench, queue, Action::ReadUser, *answer);
        call->start();
        answer.reset();
        QTRY_VERIFY(!call);
        QCOMPARE(bench.network.sent(), 1);
    }

private:
    const QByteArray m_path = "/api/v2/users/auth0%7C1";

    void expect(test::ApiBench &bench, Action action, const Reply &reply,
                const QByteArray &bearer = "token-1", bool isHeld = false)
    {
        test::TranscriptLine line;
        line.url = "https://tenant.example" + m_path;
        line.bearer = bearer;
        line.answer = reply;
        line.isHeld = isHeld;
        switch (action) {
        case Action::SaveMetadata: line.verb = "PATCH"; break;
        case Action::LinkIdentity: line.verb = "POST"; break;
        case Action::UnlinkIdentity: line.verb = "DELETE"; break;
        default: break;
        }
        line.body = bodyOf(action);
        if (!line.body.isEmpty())
            line.headers.emplaceBack("Content-Type", "application/json");
        bench.network.expect(std::move(line));
    }

    static QByteArray bodyOf(Action action)
    {
        const bool hasBody = action == Action::SaveMetadata || action == Action::LinkIdentity;
        return hasBody ? QByteArray("{\"a\":1}") : QByteArray();
    }

    api::Call *newCall(test::ApiBench &bench, api::SendQueue &queue, Action action,
                       test::Awaited<net::Answer> &answer)
    {
        return new api::Call(bench.wiring, queue, action, m_path, bodyOf(action),
                             answer.completion(), this);
    }

    Result<net::Answer> run(test::ApiBench &bench, Action action)
    {
        api::SendQueue queue(bench.budget);
        test::Awaited<net::Answer> answer;
        QPointer<api::Call> call = newCall(bench, queue, action, answer);
        call->start();
        Result<net::Answer> result = answer.take();
        if (!QTest::qWaitFor([&call] { return !call; }))
            QTest::qFail("the call outlives its answer", __FILE__, __LINE__);
        return result;
    }
};

QTEST_GUILESS_MAIN(CallTest)
#include "tst_call.moc"
