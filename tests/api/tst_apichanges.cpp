// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/accountapi.h"
#include "support/apibench.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using Kind = Error::Kind;
using Reply = std::variant<net::Answer, Error>;

namespace {

const QString id = QStringLiteral("auth0|1");
const QByteArray userPath = "/api/v2/users/auth0%7C1";
const QByteArray body = R"({"user_metadata":{"a":1.50}})";
const api::NewDeviceCredential device{QStringLiteral("My \"desk\"\n"),
                                      QStringLiteral("0b7c-1"), QByteArrayLiteral("\x30\x01")};

test::TranscriptLine line(const QByteArray &verb, const QByteArray &path, const Reply &reply,
                          const QByteArray &sent = {}, const QByteArray &bearer = "token-1")
{
    test::TranscriptLine wanted;
    wanted.verb = verb;
    wanted.url = "https://tenant.example" + path;
    wanted.bearer = bearer;
    wanted.body = sent;
    if (!sent.isEmpty())
        wanted.headers.emplaceBack("Content-Type", "application/json");
    wanted.answer = reply;
    return wanted;
}

/// How each action leaves, and a good answer.
test::TranscriptLine lineOf(Action action, const Reply &reply, const QByteArray &bearer = "token-1")
{
    switch (action) {
    case Action::SaveMetadata: return line("PATCH", userPath, reply, body, bearer);
    case Action::LinkIdentity:
        return line("POST", userPath + "/identities", reply, R"({"link_with":"a.b.c"})", bearer);
    case Action::UnlinkIdentity:
        return line("DELETE", userPath + "/identities/samlp/c%7Ca%40b%2Fc", reply, {}, bearer);
    case Action::RemoveMultifactor:
        return line("DELETE", userPath + "/multifactor/duo", reply, {}, bearer);
    case Action::CreateDeviceCredential:
        return line("POST", "/api/v2/device-credentials", reply,
                    "{\"device_name\":\"My \\\"desk\\\"\\n\",\"type\":\"public_key\",\"value\":\"MAE=\","
                    R"("device_id":"0b7c-1"})", bearer);
    case Action::DeleteDeviceCredential:
        return line("DELETE", "/api/v2/device-credentials/dcr_1", reply, {}, bearer);
    case Action::ReadUser:
    case Action::ReadEnrollments: break;
    }
    return line("GET", userPath, reply, {}, bearer);
}

Reply goodAnswer(Action action)
{
    switch (action) {
    case Action::SaveMetadata: return test::jsonAnswer(R"({"user_id":"auth0|1"})");
    case Action::LinkIdentity:
        return test::jsonAnswer(R"([{"provider":"auth0","user_id":"1"}])", 201);
    case Action::UnlinkIdentity: return test::jsonAnswer(R"([{"provider":"auth0","user_id":"1"}])");
    case Action::CreateDeviceCredential: return test::jsonAnswer(R"({"id":"dcr_1"})", 201);
    default: return test::answerOf(204, {});
    }
}

template <typename T>
Completion<T> into(test::Awaited<QString> &end, QObject *owner)
{
    const auto last = std::make_shared<Completion<QString>>(end.completion());
    return {owner, [last](const Result<T> &result) {
        (*last)(result ? Result<QString>(QStringLiteral("done")) : Result<QString>(result.error()));
    }};
}

void call(api::AccountApi &api, Action action, test::Awaited<QString> &end)
{
    using api::Identity;
    switch (action) {
    case Action::SaveMetadata: return api.saveMetadata(id, body, into<api::User>(end, &api));
    case Action::LinkIdentity:
        return api.linkIdentity(id, Secret("a.b.c"), into<QList<Identity>>(end, &api));
    case Action::UnlinkIdentity:
        return api.unlinkIdentity(id, QStringLiteral("samlp"), QStringLiteral("c|a@b/c"),
                                  into<QList<Identity>>(end, &api));
    case Action::RemoveMultifactor:
        return api.removeMultifactor(id, QStringLiteral("duo"), into<void>(end, &api));
    case Action::CreateDeviceCredential:
        return api.createDeviceCredential(device, into<QString>(end, &api));
    case Action::DeleteDeviceCredential:
        return api.deleteDeviceCredential(QStringLiteral("dcr_1"), into<void>(end, &api));
    case Action::ReadUser:
    case Action::ReadEnrollments: break;
    }
    api.fetchUser(id, into<api::User>(end, &api));
}

struct Named
{
    const char *name;
    Action action;
};

const QList<Named> &changes()
{
    static const QList<Named> all{{"save metadata", Action::SaveMetadata},
                                  {"link", Action::LinkIdentity},
                                  {"unlink", Action::UnlinkIdentity},
                                  {"remove a factor", Action::RemoveMultifactor},
                                  {"create a device", Action::CreateDeviceCredential},
                                  {"delete a device", Action::DeleteDeviceCredential}};
    return all;
}

Error lost(Kind kind)
{
    return {kind, 0, {}, QStringLiteral("lost"), {}, 0};
}

net::Answer refusal(int status, const QByteArray &message)
{
    return test::jsonAnswer("{\"statusCode\":" + QByteArray::number(status) + ",\"message\":\""
                                + message + "\"}", status);
}

/// Renews when the test says so.
class SlowBearer final : public net::BearerSource
{
public:
    const Secret &token() const override { return m_token; }
    QUrl origin() const override { return QUrl(QStringLiteral("https://tenant.example")); }
    void renew(Completion<void> completion) override
    {
        ++m_asked;
        m_completion.emplace(std::move(completion));
    }
    void answer()
    {
        m_token = Secret("token-2");
        m_completion->later({});
    }
    int asked() const { return m_asked; }

private:
    Secret m_token{QByteArrayLiteral("token-1")};
    std::optional<Completion<void>> m_completion;
    int m_asked = 0;
};

} // namespace

class ApiChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void everyChangeEndsAsItsAnswerSays_data();
    void everyChangeEndsAsItsAnswerSays();

    void sendsNothingWhenSignedOut()
    {
        for (const Named &change : changes()) {
            test::ApiBench bench;
            bench.bearer.signOut();
            api::AccountApi api(bench.wiring);
            test::Awaited<QString> end;
            call(api, change.action, end);
            const auto result = end.take();
            QCOMPARE(result.error().kind, Kind::Unauthorized);
            QCOMPARE(result.error().rule, QStringLiteral("session"));
        }
    }

    void renewsOnceForEachChange() // R12
    {
        for (const Named &change : changes()) {
            test::ApiBench bench;
            bench.network.expect(lineOf(change.action, refusal(401, "Expired token received")));
            bench.network.expect(lineOf(change.action, goodAnswer(change.action), "token-2"));
            api::AccountApi api(bench.wiring);
            test::Awaited<QString> end;
            call(api, change.action, end);
            QVERIFY2(end.take(), change.name);
            QCOMPARE(bench.bearer.renewals(), 1);
        }
    }

    void renewsOnceForTwoCallsAtOnce() // R12 B7.1
    {
        test::ApiBench bench;
        SlowBearer bearer;
        api::Wiring wiring{bench.network, bearer, bench.budget, bench.wiring.random, 0};
        const Reply expired = refusal(401, "Expired token received");
        bench.network.expect(lineOf(Action::ReadUser, expired));
        bench.network.expect(lineOf(Action::SaveMetadata, expired));
        const Reply user = goodAnswer(Action::SaveMetadata);
        bench.network.expect(lineOf(Action::ReadUser, user, "token-2"));
        bench.network.expect(lineOf(Action::SaveMetadata, user, "token-2"));
        api::AccountApi api(wiring);
        test::Awaited<QString> first, second;
        call(api, Action::ReadUser, first);
        call(api, Action::SaveMetadata, second);
        QTRY_COMPARE(bench.network.sent(), 2);
        QTRY_COMPARE(bench.network.inFlight(), 0);
        QCOMPARE(bearer.asked(), 1);
        bearer.answer();
        QVERIFY(first.take());
        QVERIFY(second.take());
        QCOMPARE(bearer.asked(), 1);
    }

    void doesNotRenewATokenThatIsNewAlready() // R12
    {
        test::ApiBench bench;
        test::TranscriptLine late
            = lineOf(Action::SaveMetadata, refusal(401, "Expired token received"));
        late.isHeld = true;
        bench.network.expect(late);
        bench.network.expect(lineOf(Action::ReadUser, refusal(401, "Expired token received")));
        const Reply user = goodAnswer(Action::SaveMetadata);
        bench.network.expect(lineOf(Action::ReadUser, user, "token-2"));
        bench.network.expect(lineOf(Action::SaveMetadata, user, "token-2"));
        api::AccountApi api(bench.wiring);
        test::Awaited<QString> save, read;
        call(api, Action::SaveMetadata, save);
        call(api, Action::ReadUser, read);
        QVERIFY(read.take());
        bench.network.release();
        QVERIFY(save.take());
        QCOMPARE(bench.bearer.renewals(), 1);
    }

    void givesUpBothWhenRenewingFails() // R13
    {
        test::ApiBench bench;
        bench.bearer.failRenewals(lost(Kind::Unauthorized));
        const Reply expired = refusal(401, "Expired token received");
        bench.network.expect(lineOf(Action::ReadUser, expired));
        bench.network.expect(lineOf(Action::SaveMetadata, expired));
        api::AccountApi api(bench.wiring);
        test::Awaited<QString> first, second;
        call(api, Action::ReadUser, first);
        call(api, Action::SaveMetadata, second);
        QCOMPARE(first.take().error().kind, Kind::Unauthorized);
        QCOMPARE(second.take().error().kind, Kind::Unauthorized);
        QCOMPARE(bench.bearer.renewals(), 1);
    }

    void readsWhatTheyAnswer()
    {
        test::ApiBench bench;
        api::AccountApi api(bench.wiring);
        bench.network.expect(lineOf(Action::LinkIdentity, test::jsonAnswer(
            R"([{"provider":"auth0","user_id":"1"},)"
            R"({"provider":"x","user_id":90071992547409931,"access_token":"secret"}])", 201)));
        test::Awaited<QList<api::Identity>> identities;
        api.linkIdentity(id, Secret("a.b.c"), identities.completion());
        const auto linked = identities.take();
        QVERIFY(linked);
        QCOMPARE(linked->size(), 2);
        QCOMPARE(linked->at(1).fullId(), QStringLiteral("x|90071992547409931"));
        QVERIFY(!linked->at(1).raw.rawText().contains("secret"));

        bench.network.expect(lineOf(Action::CreateDeviceCredential,
                                    goodAnswer(Action::CreateDeviceCredential)));
        test::Awaited<QString> credential;
        api.createDeviceCredential(device, credential.completion());
        QCOMPARE(credential.take().value(), QStringLiteral("dcr_1"));
    }

    void saysThatAChangeIsOnTheWire() // R30
    {
        test::ApiBench bench;
        bench.network.expectHeldGet(userPath, goodAnswer(Action::SaveMetadata));
        test::TranscriptLine held = lineOf(Action::SaveMetadata, goodAnswer(Action::SaveMetadata));
        held.isHeld = true;
        bench.network.expect(held);
        api::AccountApi api(bench.wiring);
        test::Awaited<QString> read, save;
        call(api, Action::ReadUser, read);
        QVERIFY(!api.isWriting());
        call(api, Action::SaveMetadata, save);
        QVERIFY(api.isWriting());
        api.cancelReads();
        QCOMPARE(read.take().error().kind, Kind::Cancelled);
        QVERIFY(api.isWriting());
        bench.network.release();
        QVERIFY(save.take());
        QVERIFY(!api.isWriting());
    }

    void cancelsOneActionAlone()
    {
        test::ApiBench bench;
        bench.budget.learn(test::answerOf(429, {}));
        bench.network.expect(lineOf(Action::ReadUser, goodAnswer(Action::SaveMetadata)));
        api::AccountApi api(bench.wiring);
        test::Awaited<QString> read, save;
        call(api, Action::ReadUser, read);
        call(api, Action::SaveMetadata, save); // waits for its turn
        api.cancel(Action::SaveMetadata);
        QCOMPARE(save.take().error().kind, Kind::Cancelled);
        QVERIFY(read.take());
        QCOMPARE(bench.network.sent(), 1);
    }
};

void ApiChangesTest::everyChangeEndsAsItsAnswerSays_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QString>("outcome");
    const Error unknown = lost(Kind::UnknownOutcome);
    const net::Answer busy = refusal(429, "Global limit has been reached");
    const net::Answer html = test::answerOf(502, {{"content-type", "text/html"}}, "<h1>502</h1>");
    for (const Named &change : changes()) {
        const auto row = [&change](const char *name, const QList<Reply> &replies,
                                   const char *outcome) {
            QTest::addRow("%s: %s", change.name, name)
                << static_cast<int>(change.action) << replies << QString::fromLatin1(outcome);
        };
        const bool isRepeated = catalogue::row(change.action).verb == catalogue::Verb::Delete;
        const bool saysNothing = change.action == Action::RemoveMultifactor
            || change.action == Action::DeleteDeviceCredential;
        const Reply good = goodAnswer(change.action);
        const auto forEver = [isRepeated](const Reply &reply) {
            return isRepeated ? QList<Reply>{reply, reply, reply} : QList<Reply>{reply};
        };
        row("a good answer", {good}, "");
        row("403 without the scope",
            {refusal(403, "Insufficient scope, expected any of: update:users")}, "MissingScope");
        row("403 for another user", {refusal(403, "User to be acted on does not match subject in "
                                                  "bearer token.")}, "Rejected");
        row("400", {refusal(400, "Payload validation error: x")}, "Rejected");
        row("404 the user was deleted",
            {test::jsonAnswer(R"({"errorCode":"inexistent_user"})", 404)}, "NotFound");
        row("409", {refusal(409, "Specified identity already exists.")}, "Conflict");
        row("R1 429 then an answer", {busy, good}, "");
        row("R3 429 for ever", {busy, busy, busy}, "RateLimited");
        row("network lost before the request", forEver(lost(Kind::Network)), "Network");
        row("R9 R10 R11 network lost after the request", forEver(unknown), "UnknownOutcome");
        row("R5 503", forEver(refusal(503, "x")), "UnknownOutcome");
        row("R5 HTML with 502", forEver(html), "UnknownOutcome");
        row("untrusted", {lost(Kind::Untrusted)}, "Untrusted");
        row("R7 HTML with 200",
            forEver(test::answerOf(200, {{"content-type", "text/html"}}, "<p>Hotel</p>")),
            "UnknownOutcome");
        row("R6 truncated JSON", {test::jsonAnswer("[{\"provider\":\"au")},
            saysNothing ? "" : "Malformed");
        row("R6 an empty 200", {test::answerOf(200, {})}, saysNothing ? "" : "Malformed");
        row("B13.6 a wrong type", {test::jsonAnswer("7")}, saysNothing ? "" : "Malformed");
        row("B13.6 a wrong member",
            {test::jsonAnswer(R"({"user_id":7,"id":null,"provider":[]})")},
            saysNothing ? "" : "Malformed");
        if (isRepeated)
            row("R11 404 for the repeated request", {unknown, refusal(404, "Not found")},
                saysNothing ? "" : "UnknownOutcome");
    }
}

void ApiChangesTest::everyChangeEndsAsItsAnswerSays()
{
    QFETCH(int, action);
    QFETCH(QList<Reply>, replies);
    QFETCH(QString, outcome);
    test::ApiBench bench;
    for (const Reply &reply : replies)
        bench.network.expect(lineOf(static_cast<Action>(action), reply));
    api::AccountApi api(bench.wiring);
    test::Awaited<QString> end;
    call(api, static_cast<Action>(action), end);
    const auto result = end.take();
    QCOMPARE(result ? QString() : QString(kindName(result.error().kind)), outcome);
    QCOMPARE(bench.network.sent(), int(replies.size()));
}

QTEST_GUILESS_MAIN(ApiChangesTest)
#include "tst_apichanges.moc"
