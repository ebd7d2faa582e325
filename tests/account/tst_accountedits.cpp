// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/editbench.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using account::AccountEdits;
using catalogue::Action;
using Kind = Error::Kind;
using Replies = QList<test::Reply>;
using test::enrollmentsPath;
using test::failure;
using test::refusal;
using test::Reply;
using test::userPath;

namespace {

const QByteArray both = R"([{"provider":"auth0","user_id":"1"},)"
                        R"({"provider":"samlp","user_id":"c|a@b/c"}])";
const QByteArray primary = R"([{"provider":"auth0","user_id":"1"}])";
const QByteArray unlinkPath = userPath + "/identities/samlp/c%7Ca%40b%2Fc";

net::Answer userOf(const QByteArray &identities, const QByteArray &more = {})
{
    return test::userWith({}, ",\"identities\":" + identities + more);
}

net::Answer withFactors(const QByteArray &factors)
{
    return test::userWith({}, ",\"multifactor\":" + factors);
}

/// Rows: what the action answers, what reading afterwards answers, how it ends.
void addColumns()
{
    QTest::addColumn<Replies>("answers");
    QTest::addColumn<Replies>("readings");
    QTest::addColumn<QString>("kind"); // "" for success
    QTest::addColumn<QString>("rule");
}

void row(const char *name, const Replies &answers, const Replies &readings, const char *kind,
         const char *rule)
{
    QTest::newRow(name) << answers << readings << QString::fromLatin1(kind)
                        << QString::fromLatin1(rule);
}

Replies thrice(const Reply &reply)
{
    return {reply, reply, reply};
}

/// What every DELETE may end with, without anything to find out.
void addRefusals()
{
    row("without the scope",
        {refusal(403, "Insufficient scope, expected any of: update:users")}, {}, "MissingScope",
        "");
    row("400", {refusal(400, "Main identity cannot be removed.")}, {}, "Rejected", "");
    row("the user was deleted", {test::userGone()}, {}, "NotFound", "");
    row("409", {refusal(409)}, {}, "Conflict", "");
    row("R3 429 for ever", thrice(refusal(429)), {}, "RateLimited", "");
    row("network lost before", thrice(failure(Kind::Network)), {}, "Network", "");
    row("untrusted", {failure(Kind::Untrusted)}, {}, "Untrusted", "");
}

} // namespace

class AccountEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void unlinksAndLooksWhetherItIsGone_data();
    void unlinksAndLooksWhetherItIsGone();
    void removesAFactorAndReadsAgain_data();
    void removesAFactorAndReadsAgain();

    void remembersAndForgetsWhatTheTenantRefuses() // R14
    {
        test::EditBench b;
        b.beginAs(withFactors(R"(["duo"])"));
        const QByteArray path = userPath + "/multifactor/duo";
        b.expectSending("DELETE", path,
                        refusal(403, "Insufficient scope; expected any of: update:users."));
        b.edits.removeMultifactor(QStringLiteral("duo"));
        QTRY_VERIFY(!b.store.isBusy(Action::RemoveMultifactor));
        QCOMPARE(b.store.capability(Action::RemoveMultifactor),
                 catalogue::Capability::RefusedByTenant);
        const auto refused = b.store.refusalOf(Action::RemoveMultifactor);
        QVERIFY(refused);
        QCOMPARE(refused->expected, QStringList{QStringLiteral("update:users")});
        QCOMPARE(refused->at, b.clock.now());

        b.expectSending("DELETE", path, test::answerOf(204, {}));
        b.network.expectGet(userPath, withFactors("[]"));
        b.network.expectGet(enrollmentsPath, test::noEnrollments());
        b.edits.removeMultifactor(QStringLiteral("duo"));
        QTRY_VERIFY(!b.store.isBusy(Action::RemoveMultifactor));
        QTRY_VERIFY(!b.store.isBusy(Action::ReadEnrollments));
        QCOMPARE(b.store.capability(Action::RemoveMultifactor), catalogue::Capability::Available);
        QVERIFY(!b.store.errorOf(Action::RemoveMultifactor));
    }

    void saysWhenTheFactorIsStillListed()
    {
        test::EditBench b;
        b.beginAs(withFactors(R"(["duo"])"));
        b.expectSending("DELETE", userPath + "/multifactor/duo", test::answerOf(204, {}));
        b.network.expectGet(userPath, withFactors(R"(["duo"])"));
        b.network.expectGet(enrollmentsPath, test::noEnrollments());
        QSignalSpy removed(&b.edits, &AccountEdits::multifactorRemoved);
        b.edits.removeMultifactor(QStringLiteral("duo"));
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(removed[0][1].value<AccountEdits::Listing>(), AccountEdits::Listing::StillListed);
        QTRY_VERIFY(!b.store.isBusy(Action::ReadEnrollments));
    }

    void saysWhenTheProfileCouldNotBeReadAgain()
    {
        test::EditBench b;
        b.beginAs(withFactors(R"(["duo"])"));
        b.expectSending("DELETE", userPath + "/multifactor/duo", test::answerOf(204, {}));
        for (const Reply &reply : thrice(failure(Kind::Network)))
            b.network.expectGet(userPath, reply);
        b.network.expectGet(userPath, withFactors("[]"));
        b.network.expectGet(enrollmentsPath, test::noEnrollments());
        QSignalSpy removed(&b.edits, &AccountEdits::multifactorRemoved);
        b.edits.removeMultifactor(QStringLiteral("duo"));
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(removed[0][1].value<AccountEdits::Listing>(), AccountEdits::Listing::Unread);
        b.settle();
        QVERIFY(b.store.user()->multifactor.isEmpty());
    }

    void doesOneAfterTheOther()
    {
        test::EditBench b;
        b.beginAs(userOf(both));
        b.expectSending("DELETE", unlinkPath, test::jsonAnswer(primary), {}, true);
        const api::Identity second = b.store.user()->identities.at(1);
        b.edits.unlinkIdentity(second);
        b.edits.unlinkIdentity(second);
        QCOMPARE(b.network.inFlight(), 1);
        b.network.expectGet(userPath, userOf(primary));
        b.network.release();
        QTRY_VERIFY(!b.store.isBusy(Action::UnlinkIdentity));
    }

    void asksNothingWhenNobodyIsSignedIn()
    {
        test::EditBench b;
        b.edits.unlinkIdentity({});
        b.edits.removeMultifactor(QStringLiteral("duo"));
        QVERIFY(!b.edits.saveMetadata({}));
        QCOMPARE(b.network.sent(), 0);
    }

    void dropsWhatEndsAfterTheSession()
    {
        test::EditBench b;
        b.beginAs(userOf(both));
        b.expectSending("DELETE", unlinkPath, test::jsonAnswer(primary), {}, true);
        b.edits.unlinkIdentity(b.store.user()->identities.at(1));
        QSignalSpy unlinked(&b.edits, &AccountEdits::unlinked);
        QSignalSpy busy(&b.store, &account::AccountStore::busyChanged);
        b.store.clear();
        QVERIFY(!b.store.isBusy(Action::UnlinkIdentity));
        QCOMPARE(busy.count(), 3);
        b.network.release();
        QTRY_COMPARE(b.network.inFlight(), 0);
        QVERIFY(test::turnEventLoop());
        QCOMPARE(unlinked.count(), 0);
        QVERIFY(!b.store.user());
    }

    void takesTheChangesAnswerOverAnOlderReading() // R29
    {
        test::EditBench b;
        b.beginAs(userOf(both));
        b.network.expectHeldGet(userPath, userOf(both)); // read before, answered after
        b.network.expectHeldGet(enrollmentsPath, test::noEnrollments());
        b.store.refresh();
        b.store.adoptUser(b.store.visit(), *api::User::fromJson(
                              *json::Document::parse(userOf(primary).body)));
        b.network.release();
        b.network.release();
        b.settle();
        QCOMPARE(b.store.user()->identities.size(), 1);
        QVERIFY(!b.store.isStale());
    }

    void adoptsNothingOfAnotherAccount() // B5.11
    {
        test::EditBench b;
        b.beginAs(userOf(both));
        api::User other = *api::User::fromJson(*json::Document::parse(userOf(primary).body));
        b.store.adoptUser(b.store.visit() - 1, other);
        other.userId = QStringLiteral("auth0|2");
        b.store.adoptUser(b.store.visit(), other);
        QCOMPARE(b.store.user()->identities.size(), 2);
    }
};

void AccountEditsTest::unlinksAndLooksWhetherItIsGone_data()
{
    addColumns();
    addRefusals();
    const Error lost = failure(Kind::UnknownOutcome);
    row("gone", {test::jsonAnswer(primary)}, {userOf(primary)}, "", "");
    row("gone, reading fails", {test::jsonAnswer(primary)}, thrice(failure(Kind::Network)), "", "");
    row("200 without effect", {test::jsonAnswer(both)}, {userOf(both)}, "Rejected", "stillLinked");
    row("200 with an old list", {test::jsonAnswer(both)}, {userOf(primary)}, "", "");
    row("R11 answer lost once", {lost, test::jsonAnswer(primary)}, {userOf(primary)}, "", "");
    row("R11 404 for the repeated request", {lost, refusal(404)}, {userOf(primary)}, "", "");
    row("R11 404 at once, and it is gone", {refusal(404)}, {userOf(primary)}, "", "");
    row("404 at once, and it is there", {refusal(404)}, {userOf(both)}, "NotFound", "");
    row("R11 lost for ever, and it is gone", thrice(lost), {userOf(primary)}, "", "");
    row("R11 lost for ever, and it is there", thrice(lost), {userOf(both)}, "UnknownOutcome",
        "stillLinked");
    row("R11 lost for ever, and offline since", thrice(lost), thrice(failure(Kind::Network)),
        "UnknownOutcome", "unread");
    row("R5 503 for ever", thrice(refusal(503)), {userOf(both)}, "UnknownOutcome", "stillLinked");
    row("R6 truncated", {test::jsonAnswer("[{\"provider\":")}, {userOf(primary)}, "", "");
    row("R7 a web page", thrice(test::webPage()), {userOf(both)}, "UnknownOutcome", "stillLinked");
    row("B13.6 no list", {test::jsonAnswer("{}")}, {userOf(primary)}, "", "");
}

void AccountEditsTest::unlinksAndLooksWhetherItIsGone()
{
    QFETCH(Replies, answers);
    QFETCH(Replies, readings);
    QFETCH(QString, kind);
    QFETCH(QString, rule);
    test::EditBench b;
    b.beginAs(userOf(both));
    QSignalSpy unlinked(&b.edits, &AccountEdits::unlinked);
    QSignalSpy failures(&b.store, &account::AccountStore::failed);
    for (const Reply &answer : answers)
        b.expectSending("DELETE", unlinkPath, answer);
    for (const Reply &reading : readings)
        b.network.expectGet(userPath, reading);
    // Reading failed after the success: the store tries by itself, to show that it is stale.
    const bool isRefreshed = kind.isEmpty() && readings.size() == 3;
    if (isRefreshed) {
        b.network.expectGet(userPath, userOf(primary));
        b.network.expectGet(enrollmentsPath, test::noEnrollments());
    }
    b.edits.unlinkIdentity(b.store.user()->identities.at(1));
    QVERIFY(b.store.isBusy(Action::UnlinkIdentity));
    QTRY_VERIFY(!b.store.isBusy(Action::UnlinkIdentity));
    b.settle();
    const auto error = b.store.errorOf(Action::UnlinkIdentity);
    QCOMPARE(error ? QString(kindName(error->kind)) : QString(), kind);
    QCOMPARE(error ? error->rule : QString(), rule);
    QCOMPARE(unlinked.count(), kind.isEmpty() ? 1 : 0);
    QCOMPARE(failures.count(), kind.isEmpty() ? 0 : 1);
    if (kind.isEmpty())
        QCOMPARE(b.store.user()->identities.size(), 1);
}

void AccountEditsTest::removesAFactorAndReadsAgain_data()
{
    addColumns();
    addRefusals();
    const Error lost = failure(Kind::UnknownOutcome);
    const Reply done = test::answerOf(204, {});
    const Reply none = withFactors("[]");
    const Reply listed = withFactors(R"(["duo"])");
    row("gone", {done}, {none}, "", "");
    row("R11 answer lost once", {lost, done}, {none}, "", "");
    row("R11 404 for the repeated request", {lost, refusal(404)}, {none}, "", "");
    row("404 at once", {refusal(404)}, {}, "NotFound", "");
    row("R11 lost for ever, and it is gone", thrice(lost), {none}, "", "");
    row("R11 lost for ever, and it is there", thrice(lost), {listed}, "UnknownOutcome",
        "stillListed");
    row("R11 lost for ever, and offline since", thrice(lost), thrice(failure(Kind::Network)),
        "UnknownOutcome", "unread");
    row("R5 503 for ever", thrice(refusal(503)), {listed}, "UnknownOutcome", "stillListed");
    row("R7 a web page", thrice(test::webPage()), {listed}, "UnknownOutcome", "stillListed");
}

void AccountEditsTest::removesAFactorAndReadsAgain()
{
    QFETCH(Replies, answers);
    QFETCH(Replies, readings);
    QFETCH(QString, kind);
    QFETCH(QString, rule);
    test::EditBench b;
    b.beginAs(withFactors(R"(["duo"])"));
    QSignalSpy removed(&b.edits, &AccountEdits::multifactorRemoved);
    for (const Reply &answer : answers)
        b.expectSending("DELETE", userPath + "/multifactor/duo", answer);
    for (const Reply &reading : readings)
        b.network.expectGet(userPath, reading);
    if (!readings.isEmpty())
        b.network.expectGet(enrollmentsPath, test::noEnrollments());
    b.edits.removeMultifactor(QStringLiteral("duo"));
    QVERIFY(b.store.isBusy(Action::RemoveMultifactor));
    QTRY_VERIFY(!b.store.isBusy(Action::RemoveMultifactor));
    b.settle();
    const auto error = b.store.errorOf(Action::RemoveMultifactor);
    QCOMPARE(error ? QString(kindName(error->kind)) : QString(), kind);
    QCOMPARE(error ? error->rule : QString(), rule);
    QCOMPARE(removed.count(), kind.isEmpty() ? 1 : 0);
}

QTEST_GUILESS_MAIN(AccountEditsTest)
#include "tst_accountedits.moc"
