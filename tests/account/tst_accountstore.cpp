// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountstore.h"
#include "storebench.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using account::AccountStore;
using catalogue::Action;
using catalogue::Capability;
using catalogue::Connection;
using Kind = Error::Kind;
using Bench = test::StoreBench;
using test::enrollmentsPath;
using test::failure;
using test::noEnrollments;
using test::Reply;
using test::tokensOf;
using test::user;
using test::userPath;
using test::webPage;

namespace {

const char *const insufficient =
    "{\"message\":\"Insufficient scope, expected any of: read:users,read:current_user\","
    "\"errorCode\":\"insufficient_scope\"}";

} // namespace

class AccountStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void showsTheIdTokenAtOnceAndAsksInOneTurn()
    {
        Bench b;
        b.network.expectHeldGet(userPath, user("N"));
        b.network.expectHeldGet(enrollmentsPath, noEnrollments());
        QSignalSpy known(&b.store, &AccountStore::identityKnown);
        b.store.begin(tokensOf());
        // No event loop has run since.
        QCOMPARE(known.count(), 1);
        QCOMPARE(b.store.idClaims().text(u"name"), QStringLiteral("From the token"));
        QCOMPARE(b.store.subject(), QStringLiteral("auth0|1"));
        QVERIFY(b.store.isSignedIn());
        QCOMPARE(b.network.sent(), 2);
        QVERIFY(b.store.isBusy(Action::ReadUser) && b.store.isBusy(Action::ReadEnrollments));
        QVERIFY(!b.store.user());
    }

    void takesTheAnswers()
    {
        Bench b;
        QSignalSpy users(&b.store, &AccountStore::userChanged);
        QSignalSpy enrollments(&b.store, &AccountStore::enrollmentsChanged);
        QSignalSpy failures(&b.store, &AccountStore::failed);
        b.beginWith(user("N"), noEnrollments());
        QCOMPARE(b.store.user()->name, QStringLiteral("N"));
        QVERIFY(b.store.enrollments() && b.store.enrollments()->isEmpty());
        QCOMPARE(b.store.fetchedAt(), b.clock.now());
        QCOMPARE(users.count(), 2); // emptied, filled
        QCOMPARE(enrollments.count(), 2);
        QCOMPARE(failures.count(), 0);
        QVERIFY(!b.store.isStale());
        QVERIFY(b.store.isApiUsable());
        QCOMPARE(b.store.connection(), Connection::Online);
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::Available);
        QCOMPARE(b.store.capability(Action::SaveMetadata), Capability::NotGranted);
    }

    void asksNothingThatWasNotGranted()
    {
        Bench b;
        b.store.begin(tokensOf(QStringLiteral("auth0|1"), {QStringLiteral("openid")}));
        QCOMPARE(b.network.sent(), 0);
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::NotGranted);
        QVERIFY(!b.store.errorOf(Action::ReadUser));
    }

    void refusesAnotherPersonsProfile() // B5.11
    {
        Bench b;
        b.beginWith(user("Mallory", "auth0|2"), noEnrollments());
        QVERIFY(!b.store.user());
        const auto error = b.store.errorOf(Action::ReadUser);
        QVERIFY(error);
        QCOMPARE(error->kind, Kind::Untrusted);
        QCOMPARE(error->rule, QStringLiteral("subject"));
        QVERIFY(b.store.isSignedIn());
    }

    void keepsOldDataWhenReadingFails_data() // R4 R6 R7
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("connection");
        QTest::addColumn<bool>("isApiUsable");
        const auto row = [](const char *name, const Reply &reply, Kind kind,
                            Connection connection, bool isApiUsable) {
            QTest::newRow(name) << reply << static_cast<int>(kind)
                                << static_cast<int>(connection) << isApiUsable;
        };
        row("R22 no network", failure(Kind::Network), Kind::Network, Connection::Offline, true);
        row("R8 no answer in time", failure(Kind::TimedOut), Kind::TimedOut, Connection::Offline,
            true);
        row("untrusted", failure(Kind::Untrusted), Kind::Untrusted, Connection::Online, true);
        row("R4 503", test::jsonAnswer("{}", 503), Kind::Server, Connection::Online, true);
        row("R6 truncated", failure(Kind::Malformed), Kind::Malformed, Connection::Online, true);
        row("R6 half an object", test::jsonAnswer("{"), Kind::Malformed, Connection::Online, true);
        row("R7 portal", webPage(), Kind::Server, Connection::Online, false);
        row("404 as a web page", webPage(404), Kind::Server, Connection::Online, false);
        row("404 of another server", test::jsonAnswer("{\"error\":\"not_found\"}", 404),
            Kind::NotFound, Connection::Online, false);
        row("404 deleted user", test::jsonAnswer("{\"errorCode\":\"inexistent_user\"}", 404),
            Kind::NotFound, Connection::Online, true);
        row("400 opaque bearer", test::jsonAnswer("{\"errorCode\":\"Bearer\"}", 400),
            Kind::Rejected, Connection::Online, false);
        row("R3 429", test::jsonAnswer("{}", 429), Kind::RateLimited, Connection::Online, true);
        row("R13 401", test::jsonAnswer("{}", 401), Kind::Unauthorized, Connection::Online, true);
        row("R14 403", test::jsonAnswer(insufficient, 403), Kind::MissingScope, Connection::Online,
            true);
    }

    void keepsOldDataWhenReadingFails()
    {
        QFETCH(Reply, reply);
        QFETCH(int, kind);
        QFETCH(int, connection);
        QFETCH(bool, isApiUsable);
        Bench b;
        b.beginWith(user("Old"), noEnrollments());
        b.bearer.failRenewals(failure(Kind::Unauthorized));
        QSignalSpy failures(&b.store, &AccountStore::failed);
        QSignalSpy connections(&b.store, &AccountStore::connectionChanged);
        b.refreshUserWith(reply);
        QCOMPARE(b.store.user()->name, QStringLiteral("Old"));
        QVERIFY(b.store.isStale());
        QVERIFY(b.store.isSignedIn());
        QCOMPARE(kindName(b.store.errorOf(Action::ReadUser)->kind),
                 kindName(static_cast<Kind>(kind)));
        QVERIFY(!b.store.errorOf(Action::ReadEnrollments));
        QCOMPARE(failures.count(), 1);
        QCOMPARE(failures[0][0].value<Action>(), Action::ReadUser);
        QCOMPARE(failures[0][1].value<Error>(), *b.store.errorOf(Action::ReadUser));
        QCOMPARE(static_cast<int>(b.store.connection()), connection);
        QCOMPARE(b.store.isApiUsable(), isApiUsable);
        QCOMPARE(connections.count(), connection == static_cast<int>(Connection::Offline) ? 1 : 0);

        // And everything is well again after the next good answer.
        b.refreshUserWith(user("New"));
        QCOMPARE(b.store.user()->name, QStringLiteral("New"));
        QVERIFY(!b.store.isStale() && !b.store.errorOf(Action::ReadUser));
        QVERIFY(b.store.isApiUsable());
        QCOMPARE(b.store.connection(), Connection::Online);
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::Available);
    }

    void learnsWhatTheTenantRefuses() // R14
    {
        Bench b;
        QSignalSpy changes(&b.store, &AccountStore::capabilitiesChanged);
        b.beginWith(test::jsonAnswer(insufficient, 403), noEnrollments());
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::RefusedByTenant);
        QCOMPARE(b.store.refusedActions(), QSet<Action>{Action::ReadUser});
        QVERIFY(b.store.errorOf(Action::ReadUser)->detail.contains(u"read:current_user"));
        QCOMPARE(changes.count(), 2);
        b.refreshUserWith(user("N"));
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::Available);
        QCOMPARE(changes.count(), 3);
    }

    void holdsTheSignInWithAnOpaqueToken() // B13.6
    {
        Bench b;
        token::TokenSet tokens = tokensOf();
        tokens.isAccessTokenOpaque = true;
        b.store.begin(tokens);
        b.store.refresh();
        QVERIFY(b.store.isSignedIn());
        QVERIFY(!b.store.isApiUsable());
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::Unknown);
        QCOMPARE(b.store.idClaims().text(u"name"), QStringLiteral("From the token"));
        QCOMPARE(b.network.sent(), 0);
    }

    void dropsAnswersOfAnEndedSession()
    {
        Bench b;
        b.network.expectHeldGet(userPath, user("Old"));
        b.network.expectHeldGet(enrollmentsPath, noEnrollments());
        b.store.begin(tokensOf());
        QSignalSpy busy(&b.store, &AccountStore::busyChanged);
        b.store.clear();
        QVERIFY(!b.store.isSignedIn() && !b.store.isBusy(Action::ReadUser));
        QCOMPARE(busy.count(), 2);
        QCOMPARE(b.network.inFlight(), 0);
        QSignalSpy failures(&b.store, &AccountStore::failed);
        QVERIFY(test::turnEventLoop());
        QVERIFY(!b.store.user() && !b.store.errorOf(Action::ReadUser));
        QCOMPARE(failures.count(), 0);
        QCOMPARE(b.store.connection(), Connection::SignedOut);
        QCOMPARE(b.store.capability(Action::ReadUser), Capability::SignedOut);
        b.store.refresh();
        QCOMPARE(b.network.sent(), 2);
    }

    void dropsAnAnswerThatIsAlreadyOnItsWay()
    {
        Bench b;
        b.network.expectGet(userPath, user("Old"));
        b.network.expectGet(enrollmentsPath, noEnrollments());
        b.store.begin(tokensOf());
        b.network.expectHeldGet("/api/v2/users/auth0%7C2", user("Second", "auth0|2"));
        b.network.expectHeldGet("/api/v2/users/auth0%7C2/enrollments", noEnrollments());
        b.store.begin(tokensOf(QStringLiteral("auth0|2")));
        QVERIFY(test::turnEventLoop());
        // The end of the first requests is not taken for that of the second.
        QVERIFY(b.store.isBusy(Action::ReadUser) && b.store.isBusy(Action::ReadEnrollments));
        QVERIFY(!b.store.user());
        b.network.release();
        b.network.release();
        b.settle();
        QCOMPARE(b.store.user()->name, QStringLiteral("Second"));
        QVERIFY(!b.store.errorOf(Action::ReadUser));
    }

    void keepsTheScreenWhenTheSamePersonSignsInAgain()
    {
        Bench b;
        b.beginWith(user("Old"), noEnrollments());
        b.network.expectHeldGet(userPath, user("New"));
        b.network.expectHeldGet(enrollmentsPath, noEnrollments());
        b.store.begin(tokensOf());
        QCOMPARE(b.store.user()->name, QStringLiteral("Old"));
        b.network.release();
        b.network.release();
        b.settle();
        QCOMPARE(b.store.user()->name, QStringLiteral("New"));
    }

    void showsNothingOfThePersonBefore()
    {
        Bench b;
        b.beginWith(user("Old"), noEnrollments());
        b.store.begin(tokensOf(QStringLiteral("auth0|2"), {QStringLiteral("openid")}));
        QVERIFY(!b.store.user() && !b.store.enrollments() && !b.store.fetchedAt());
    }

    void asksOnceHoweverOftenItIsAsked()
    {
        Bench b;
        b.network.expectHeldGet(userPath, user("N"));
        b.network.expectHeldGet(enrollmentsPath, noEnrollments());
        b.store.begin(tokensOf());
        b.store.refresh();
        b.store.refresh();
        QCOMPARE(b.network.sent(), 2);
    }

    void mayBeClearedByWhoeverHearsOfAFailure()
    {
        Bench b;
        connect(&b.store, &AccountStore::connectionChanged, &b.store, [&b] {
            if (b.store.connection() == Connection::Offline)
                b.store.clear();
        });
        QSignalSpy failures(&b.store, &AccountStore::failed);
        b.network.expectGet(userPath, failure(Kind::TimedOut));
        b.network.expectHeldGet(enrollmentsPath, noEnrollments());
        b.store.begin(tokensOf());
        QTRY_VERIFY(!b.store.isSignedIn());
        QCOMPARE(failures.count(), 0);
        QVERIFY(!b.store.errorOf(Action::ReadUser));
    }
};

QTEST_GUILESS_MAIN(AccountStoreTest)
#include "tst_accountstore.moc"
