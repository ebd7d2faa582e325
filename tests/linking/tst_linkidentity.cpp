// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkbench.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using Kind = Error::Kind;
using linking::Linked;
using linking::LinkIdentity;
using linking::LinkWarning;
using Replies = QList<test::Reply>;
using Stage = LinkIdentity::Stage;
using test::failure;
using test::firstUser;
using test::LinkBench;
using test::linkedList;
using test::refusal;
using test::Reply;
using test::userPath;

namespace {

net::Answer linkedUser()
{
    return firstUser(linkedList);
}

Replies thrice(const Reply &reply)
{
    return {reply, reply, reply};
}

} // namespace

class LinkIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void linksAndKeepsARescueCopy()
    {
        LinkBench b;
        QVERIFY(b.preview());
        QVERIFY(b.store.isBusy(Action::LinkIdentity));
        const linking::LinkPreview &preview = b.link->preview();
        QCOMPARE(preview.primary.userId, QStringLiteral("auth0|1"));
        QCOMPARE(preview.second.userId, QStringLiteral("google-oauth2|7"));
        QCOMPARE(preview.metadataKeys.size(), 2);
        QVERIFY(preview.losesAppMetadata);
        QVERIFY(preview.warnings.isEmpty());
        QVERIFY(b.rescue.all().isEmpty());

        b.expectLink(test::jsonAnswer(linkedList, 201), true);
        QVERIFY(b.link->confirm());
        QCOMPARE(b.network.inFlight(), 1);
        // Saved before the request was answered, whatever comes.
        QCOMPARE(b.rescue.all().size(), 1);
        QCOMPARE(b.rescue.all()[0].userMetadata,
                 QByteArray(R"({"a":2.50,"same":{"x":1.0},"b":[3]})"));
        QCOMPARE(b.rescue.all()[0].appMetadata, QByteArray(R"({"plan":"gold"})"));
        QCOMPARE(b.rescue.all()[0].secondaryUserId, QStringLiteral("google-oauth2|7"));
        b.network.expectGet(userPath, linkedUser());
        b.network.release();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
        const Linked &linked = **b.end;
        QCOMPARE(linked.identities.size(), 2);
        QVERIFY(linked.rescue && !linked.wasInDoubt);
        QCOMPARE(linked.adoptable.size(), 2);
        QVERIFY(linked.adoptable[0].isClash() && !linked.adoptable[1].isClash());
        QCOMPARE(b.store.user()->identities.size(), 2);
        QVERIFY(!b.store.isBusy(Action::LinkIdentity));
        QCOMPARE(b.ends, 1);
    }

    void sendsNothingForASignInThatCannotBeLinked() // R25
    {
        LinkBench b;
        b.beginFirst();
        token::TokenSet same = test::secondTokens();
        same.subject = QStringLiteral("auth0|1");
        b.prepare(std::move(same))->start();
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().rule, QStringLiteral("sameAccount"));
        QCOMPARE(b.network.sent(), 2);
        QVERIFY(!b.store.isBusy(Action::LinkIdentity));
    }

    void asksBeforeLosingWhatItCannotRead_data()
    {
        QTest::addColumn<Replies>("replies");   // none: not even asked
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, const Replies &replies, const char *kind) {
            QTest::newRow(name) << replies << QString::fromLatin1(kind);
        };
        row("opaque token", {}, "MissingScope");
        row("refused",
            {refusal(403, "Insufficient scope, expected any of: read:users")}, "MissingScope");
        row("not accepted", {refusal(401)}, "Unauthorized");
        row("gone", {test::userGone()}, "NotFound");
        row("no network", thrice(failure(Kind::Network)), "Network");
        row("R6 truncated", {test::jsonAnswer("{\"user_id\":")}, "Malformed");
        row("another user's", {firstUser()}, "Untrusted");
    }

    void asksBeforeLosingWhatItCannotRead()
    {
        QFETCH(Replies, replies);
        QFETCH(QString, kind);
        LinkBench b;
        b.beginFirst();
        token::TokenSet second = test::secondTokens();
        second.isAccessTokenOpaque = replies.isEmpty();
        for (const Reply &reply : replies)
            b.expectSecond(reply);
        b.prepare(std::move(second))->start();
        QVERIFY(b.reaches(Stage::MetadataUnreadable));
        QCOMPARE(QString(kindName(b.link->readingError()->kind)), kind);
        QVERIFY(!b.link->confirm({LinkWarning::SecondEmailUnverified}));
        b.link->confirmLosingMetadata();
        QCOMPARE(b.link->stage(), Stage::Preview);
        QVERIFY(b.link->preview().warnings.contains(LinkWarning::MetadataUnreadable));
        QCOMPARE(b.link->preview().second.name, QStringLiteral("Second"));
        b.expectLink(test::jsonAnswer(linkedList, 201));
        b.network.expectGet(userPath, linkedUser());
        QVERIFY(b.link->confirm({LinkWarning::SecondEmailUnverified}));
        QVERIFY(b.ended());
        QVERIFY(*b.end && !(*b.end)->rescue && (*b.end)->adoptable.isEmpty());
        QVERIFY(b.rescue.all().isEmpty());
        QCOMPARE(b.bearer.renewals(), 0); // R25: the main session has no part in it
    }

    void readsTheSecondOnceMoreWhenAsked()
    {
        LinkBench b;
        b.beginFirst();
        for (const Reply &reply : thrice(refusal(503)))
            b.expectSecond(reply);
        b.prepare()->start();
        QVERIFY(b.reaches(Stage::MetadataUnreadable));
        b.expectSecond(test::secondUser());
        b.link->readAgain();
        QVERIFY(b.reaches(Stage::Preview));
        QVERIFY(!b.link->readingError());
        b.link->cancel();
        QVERIFY(b.ended());
    }

    void wantsUnverifiedAddressesConfirmed()
    {
        LinkBench b;
        b.beginFirst(test::userWith({}, R"(,"email":"a","email_verified":false)"));
        b.expectSecond(test::secondUser());
        b.prepare()->start();
        QVERIFY(b.reaches(Stage::Preview));
        QVERIFY(!b.link->confirm());
        QCOMPARE(b.link->stage(), Stage::Preview);
        b.expectLink(refusal(400, "Main identity and the new one are the same"));
        QVERIFY(b.link->confirm({LinkWarning::PrimaryEmailUnverified}));
        QVERIFY(b.ended());
    }

    void settlesWhatTheAnswerLeavesOpen_data(); // R5 R9
    void settlesWhatTheAnswerLeavesOpen();
    void endsWithTheErrorOfItsRequest_data();
    void endsWithTheErrorOfItsRequest();

    void refreshesTheAccountIfReadingItBackFailed()
    {
        LinkBench b;
        QVERIFY(b.preview());
        b.expectLink(test::jsonAnswer(linkedList, 201));
        for (const Reply &reply : thrice(failure(Kind::Network)))
            b.network.expectGet(userPath, reply);
        b.network.expectGet(userPath, linkedUser());
        b.network.expectGet(test::enrollmentsPath, test::noEnrollments());
        QVERIFY(b.link->confirm());
        QVERIFY(b.ended());
        QVERIFY(*b.end);
        QTRY_COMPARE(b.store.user()->identities.size(), (*b.end)->identities.size());
    }

    void tellsOfAPauseBeforeTheSecondIsReadAgain()
    {
        LinkBench b;
        b.beginFirst();
        b.expectSecond(refusal(503));
        b.expectSecond(test::secondUser());
        b.prepare();
        QSignalSpy waiting(b.link, &LinkIdentity::waiting);
        b.link->start();
        QVERIFY(b.reaches(Stage::Preview));
        QCOMPARE(waiting.count(), 2);
        QCOMPARE(waiting.last().first().toInt(), 0);
        b.link->cancel();
        QVERIFY(b.ended());
    }

    void linksNothingWithoutItsRescueCopy()
    {
        LinkBench b;
        QVERIFY(b.preview());
        QVERIFY(b.folder.remove());
        QFile blocker(b.folder.path()); // a file where the folder was
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        QVERIFY(b.link->confirm());
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().rule, QStringLiteral("file"));
        QCOMPARE(b.network.sent(), 3);
        blocker.remove();
    }

    void linksNothingAfterTheTokenHasExpired()
    {
        LinkBench b;
        QVERIFY(b.preview());
        b.clock.advance(3600 * 1000);
        QVERIFY(b.link->confirm());
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().rule, QStringLiteral("expired"));
    }

    void linksNothingToAnotherAccount() // R25
    {
        LinkBench b;
        QVERIFY(b.preview());
        b.store.clear();
        QVERIFY(b.link->confirm());
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().rule, QStringLiteral("session"));
        QVERIFY(b.rescue.all().isEmpty());
    }

    void canBeCancelledUntilItIsSent_data() // R25
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("R25 new") << int(Stage::New);
        QTest::newRow("R25 reading") << int(Stage::ReadingSecond);
        QTest::newRow("R25 preview") << int(Stage::Preview);
    }

    void canBeCancelledUntilItIsSent()
    {
        QFETCH(int, stage);
        LinkBench b;
        b.beginFirst();
        b.prepare();
        if (stage != int(Stage::New)) {
            b.expectSecond(test::secondUser());
            b.link->start();
        }
        QVERIFY(b.reaches(static_cast<Stage>(stage)));
        b.link->cancel();
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Cancelled);
        QVERIFY(test::turnEventLoop());
        QCOMPARE(b.ends, 1);
    }
};

void LinkIdentityTest::settlesWhatTheAnswerLeavesOpen_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<Replies>("reading");
    QTest::addColumn<QString>("kind"); // "" for linked
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const Reply &answer, const Replies &reading,
                        const char *kind, const char *rule) {
        QTest::newRow(name) << answer << reading << QString::fromLatin1(kind)
                            << QString::fromLatin1(rule);
    };
    const Reply lost = failure(Kind::UnknownOutcome);
    const Replies offline = thrice(failure(Kind::Network));
    const Reply conflict = refusal(409, "Specified identity already exists.");
    const Reply shortList = test::jsonAnswer(R"([{"provider":"auth0","user_id":"1"}])", 201);
    row("R9 lost, linked", lost, {linkedUser()}, "", "");
    row("R9 lost, not linked", lost, {firstUser()}, "UnknownOutcome", "notLinked");
    row("R9 lost, offline since", lost, offline, "UnknownOutcome", "unread");
    row("R5 503, linked", refusal(503), {linkedUser()}, "", "");
    row("409, linked", conflict, {linkedUser()}, "", "");
    row("409, not linked", conflict, {firstUser()}, "Conflict", "notLinked");
    row("409, offline since", conflict, offline, "Conflict", "unread");
    row("201 without it, linked", shortList, {linkedUser()}, "", "");
    row("201 without it, not linked", shortList, {firstUser()}, "UnknownOutcome", "notLinked");
    row("R6 truncated, linked", test::jsonAnswer("[{\"pro", 201), {linkedUser()}, "", "");
    row("R7 a web page, not linked", test::webPage(), {firstUser()}, "UnknownOutcome", "notLinked");
    row("B13.6 no list, linked", test::jsonAnswer("{}", 201), {linkedUser()}, "", "");
}

void LinkIdentityTest::settlesWhatTheAnswerLeavesOpen()
{
    QFETCH(Reply, answer);
    QFETCH(Replies, reading);
    QFETCH(QString, kind);
    QFETCH(QString, rule);
    LinkBench b;
    QVERIFY(b.preview());
    b.expectLink(answer);
    for (const Reply &reply : reading)
        b.network.expectGet(userPath, reply);
    QVERIFY(b.link->confirm());
    QVERIFY(b.ended());
    QCOMPARE(*b.end ? QString() : QString(kindName(b.end->error().kind)), kind);
    if (kind.isEmpty()) {
        QVERIFY((*b.end)->wasInDoubt);
        QCOMPARE((*b.end)->identities.size(), 2);
    } else {
        QCOMPARE(b.end->error().rule, rule);
    }
    // It may have been linked: the copy stays.
    QCOMPARE(b.rescue.all().size(), 1);
}

void LinkIdentityTest::endsWithTheErrorOfItsRequest_data()
{
    QTest::addColumn<Replies>("replies");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, const Replies &replies, const char *kind) {
        QTest::newRow(name) << replies << QString::fromLatin1(kind);
    };
    row("the same account",
        {refusal(400, "Main identity and the new one are the same")}, "Rejected");
    row("HS256", {refusal(400, "JWT (link_with) must have an alg of RS256.")}, "Rejected");
    row("another application", {refusal(400, "JWT (link_with) must have an aud claim that matches "
                                             "that of the calling token's azp.")}, "Rejected");
    row("another issuer", {refusal(400, "JWT (link_with) must have the same issuer as the calling "
                                        "user.")}, "Rejected");
    row("no such account", {refusal(400, "Provided secondary account not found.")}, "Rejected");
    row("without the scope",
        {refusal(403, "Insufficient scope; expected: update:users, "
                      "update:current_user_identities.")}, "MissingScope");
    row("the user was deleted", {test::userGone()}, "NotFound");
    row("R3 429 for ever", thrice(refusal(429)), "RateLimited");
    row("network lost before", {failure(Kind::Network)}, "Network");
}

void LinkIdentityTest::endsWithTheErrorOfItsRequest()
{
    QFETCH(Replies, replies);
    QFETCH(QString, kind);
    LinkBench b;
    QVERIFY(b.preview());
    for (const Reply &reply : replies)
        b.expectLink(reply);
    QVERIFY(b.link->confirm());
    QVERIFY(b.ended());
    QCOMPARE(QString(kindName(b.end->error().kind)), kind);
    QCOMPARE(b.store.errorOf(Action::LinkIdentity)->kind, b.end->error().kind);
    // Nothing was lost, so nothing has to be kept.
    QVERIFY(b.rescue.all().isEmpty());
}

QTEST_GUILESS_MAIN(LinkIdentityTest)
#include "tst_linkidentity.moc"
