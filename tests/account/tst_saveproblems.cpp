// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/savebench.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using test::failure;
using test::refusal;
using test::Reply;
using test::SaveBench;
using test::userPath;
using test::userWith;
using test::value;
using Kind = Error::Kind;
using Stage = account::SaveMetadata::Stage;

class SaveProblemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void settlesALostAnswerByReadingAgain_data(); // R5 R9
    void settlesALostAnswerByReadingAgain();
    void endsWithTheErrorOfItsRequest_data();
    void endsWithTheErrorOfItsRequest();

    void endsWhenReadingFails_data()
    {
        QTest::addColumn<QList<Reply>>("replies");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, const QList<Reply> &replies, const char *kind) {
            QTest::newRow(name) << replies << QString::fromLatin1(kind);
        };
        const Error lost = failure(Kind::Network);
        row("no network", {lost, lost, lost}, "Network");
        row("the user was deleted", {test::userGone()}, "NotFound");
        row("another user's profile", {test::user("M", "auth0|2")}, "Untrusted");
        row("R6 truncated", {test::jsonAnswer("{\"user_id\":")}, "Malformed");
        row("R7 a web page", {test::webPage()}, "Server");
    }

    void endsWhenReadingFails()
    {
        QFETCH(QList<Reply>, replies);
        QFETCH(QString, kind);
        SaveBench b;
        b.beginAs(userWith(R"({"a":1})"));
        for (const Reply &reply : replies)
            b.network.expectGet(userPath, reply);
        b.prepare(R"({"a":1})", R"({"a":2})")->start();
        QVERIFY(b.ended());
        QCOMPARE(QString(kindName(b.end->error().kind)), kind);
        QCOMPARE(b.store.errorOf(Action::SaveMetadata)->kind, b.end->error().kind);
        QVERIFY(!b.store.isBusy(Action::SaveMetadata));
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QByteArray>("edited");
        QTest::addColumn<QString>("rule");
        QTest::newRow("a key with a dot") << QByteArray(R"({"a":1,"b.c":1})")
                                          << QStringLiteral("key");
        QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("object");
    }

    void refusesWhatCannotBeSent()
    {
        QFETCH(QByteArray, edited);
        QFETCH(QString, rule);
        SaveBench b;
        b.beginAs(userWith(R"({"a":1})"));
        b.network.expectGet(userPath, userWith(R"({"a":1})"));
        b.prepare(R"({"a":1})", edited)->start();
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Rejected);
        QCOMPARE(b.end->error().rule, rule);
    }

    void sendsSixteenKilobytesOnlyWhenTold()
    {
        const QByteArray large = "{\"a\":\"" + QByteArray(17000, 'x') + "\"}";
        for (const bool isAllowed : {false, true}) {
            SaveBench b;
            b.beginAs(userWith("{}"));
            b.network.expectGet(userPath, userWith("{}"));
            b.prepare("{}", large)->start();
            QVERIFY(b.reaches(Stage::Review));
            QCOMPARE(b.save->patch().size, metadata::Size::TooLarge);
            if (isAllowed) {
                b.save->allowTooLarge();
                b.expectPatch(large.mid(1, large.size() - 2), userWith(large));
            }
            b.save->confirm();
            QVERIFY(b.ended());
            QCOMPARE(b.end->has_value(), isAllowed);
            if (!isAllowed)
                QCOMPARE(b.end->error().rule, QStringLiteral("size"));
        }
    }
};

void SaveProblemsTest::settlesALostAnswerByReadingAgain_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<QList<Reply>>("reading");
    QTest::addColumn<QString>("rule"); // "" for saved
    const auto row = [](const char *name, const Reply &answer, const QList<Reply> &reading,
                        const char *rule) {
        QTest::newRow(name) << answer << reading << QString::fromLatin1(rule);
    };
    const Error lost = failure(Kind::UnknownOutcome);
    const Error offline = failure(Kind::Network);
    const Reply held = userWith(R"({"a":2})");
    const Reply old = userWith(R"({"a":1})");
    row("R9 lost, and it was saved", lost, {held}, "");
    row("R9 lost, and it was not", lost, {old}, "notSaved");
    row("R9 lost, and something else is there", lost, {userWith(R"({"a":5})")}, "differs");
    row("R9 lost, and offline since", lost, {offline, offline, offline}, "unread");
    row("R9 lost, and the user is gone", lost, {test::userGone()}, "unread");
    row("R5 503, and it was saved", refusal(503), {held}, "");
    row("R5 503, and it was not", refusal(503), {old}, "notSaved");
    row("R7 a web page", test::webPage(), {old}, "notSaved");
    row("R6 a truncated answer", test::jsonAnswer("{\"user_id\":\"auth"), {held}, "");
    row("B13.6 wrong types", test::jsonAnswer("{\"user_id\":7}"), {held}, "");
    row("another user's answer", test::user("M", "auth0|2"), {held}, "");
}

void SaveProblemsTest::settlesALostAnswerByReadingAgain()
{
    QFETCH(Reply, answer);
    QFETCH(QList<Reply>, reading);
    QFETCH(QString, rule);
    SaveBench b;
    QVERIFY(b.review());
    b.expectPatch(R"("a":2)", answer);
    for (const Reply &reply : reading)
        b.network.expectGet(userPath, reply);
    b.save->confirm();
    QVERIFY(b.ended());
    QCOMPARE(b.end->has_value(), rule.isEmpty());
    if (rule.isEmpty()) {
        QVERIFY((*b.end)->wasInDoubt);
        QVERIFY(b.store.user()->userMetadata.equals(value(R"({"a":2})")));
    } else {
        QCOMPARE(b.end->error().kind, Kind::UnknownOutcome);
        QCOMPARE(b.end->error().rule, rule);
    }
}

void SaveProblemsTest::endsWithTheErrorOfItsRequest_data()
{
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QString>("kind"); // "" for saved
    const auto row = [](const char *name, const QList<Reply> &replies, const char *kind) {
        QTest::newRow(name) << replies << QString::fromLatin1(kind);
    };
    const Reply busy = refusal(429);
    row("network lost before", {failure(Kind::Network)}, "Network");
    row("R1 429 then saved", {busy, userWith(R"({"a":2})")}, "");
    row("R3 429 for ever", {busy, busy, busy}, "RateLimited");
    row("without the scope",
        {refusal(403, "Insufficient scope, expected any of: update:users")}, "MissingScope");
    row("fields that may not be updated",
        {refusal(403, "You cannot update the following fields: email")}, "Rejected");
    row("400", {refusal(400, "Payload validation error: x")}, "Rejected");
    row("the user was deleted", {test::userGone()}, "NotFound");
    row("409", {refusal(409)}, "Conflict");
    row("untrusted", {failure(Kind::Untrusted)}, "Untrusted");
}

void SaveProblemsTest::endsWithTheErrorOfItsRequest()
{
    QFETCH(QList<Reply>, replies);
    QFETCH(QString, kind);
    SaveBench b;
    QVERIFY(b.review());
    for (const Reply &reply : replies)
        b.expectPatch(R"("a":2)", reply);
    b.save->confirm();
    QVERIFY(b.ended());
    QCOMPARE(*b.end ? QString() : QString(kindName(b.end->error().kind)), kind);
    QCOMPARE(b.ends, 1);
    const bool isRefusal = kind == u"MissingScope"
        || (!*b.end && b.end->error().httpStatus == 403);
    QCOMPARE(b.store.refusalOf(Action::SaveMetadata).has_value(), isRefusal);
}

QTEST_GUILESS_MAIN(SaveProblemsTest)
#include "tst_saveproblems.moc"
