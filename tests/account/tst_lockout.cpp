// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/lockout.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using account::Lockout;
using account::lockoutOf;
using account::PlannedRemoval;
using account::WayIn;
using Risk = Lockout::Risk;
using Risks = QList<Risk>;
using Unknown = Lockout::Unknown;

namespace {

api::User userOf(const QByteArray &json)
{
    return *api::User::fromJson(*json::Document::parse(json));
}

QList<api::Enrollment> enrollmentsOf(const QByteArray &json)
{
    return *api::enrollmentsFromJson(*json::Document::parse(json));
}

const QByteArray linked = R"({"user_id":"auth0|1","email":"a@x.example","email_verified":true,
    "identities":[
      {"provider":"auth0","user_id":"1","connection":"db",
       "profileData":{"email":"a@x.example","email_verified":true}},
      {"provider":"google-oauth2","user_id":2,"connection":"google-oauth2","isSocial":true,
       "profileData":{"email":"a@g.example","email_verified":false}},
      {"provider":"sms","user_id":"3","connection":"sms",
       "profileData":{"phone_number":"+1","phone_verified":true}},
      {"provider":"github","user_id":4,"connection":"github","profileData":{"name":"Octo"}}]})";

} // namespace

class LockoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void tellsTheWaysInThatRemain()
    {
        const api::User user = userOf(linked);
        const Lockout lockout
            = lockoutOf(user, {{}}, PlannedRemoval::ofIdentity(user.identities.at(1)));
        QCOMPARE(lockout.ways.size(), 4);
        const WayIn first{QStringLiteral("auth0"), QStringLiteral("db"), QStringLiteral("1"),
                          QStringLiteral("a@x.example"), WayIn::Verified::Yes, true, true, false};
        const WayIn second{QStringLiteral("google-oauth2"), QStringLiteral("google-oauth2"),
                           QStringLiteral("2"), QStringLiteral("a@g.example"),
                           WayIn::Verified::No, false, false, true};
        QCOMPARE(lockout.ways[0], first);
        QCOMPARE(lockout.ways[1], second);
        QCOMPARE(lockout.ways[2].label, QStringLiteral("+1"));
        QCOMPARE(lockout.ways[2].verified, WayIn::Verified::Yes);
        QCOMPARE(lockout.ways[3].label, QStringLiteral("Octo"));
        QCOMPARE(lockout.ways[3].verified, WayIn::Verified::Unknown);
        QCOMPARE(lockout.remainingWays().size(), 3);
        QCOMPARE(lockout.risks, Risks{Risk::None});
    }

    void knowsAPrimaryThatWasNeverLinked()
    {
        const api::User user = userOf(
            R"({"user_id":"auth0|1","email":"a@x.example","email_verified":false,
                "identities":[{"provider":"auth0","user_id":"1"}]})");
        const Lockout lockout
            = lockoutOf(user, {{}}, PlannedRemoval::ofIdentity(user.identities.at(0)));
        QCOMPARE(lockout.ways[0].label, QStringLiteral("a@x.example"));
        QCOMPARE(lockout.ways[0].verified, WayIn::Verified::No);
        const Risks wanted{Risk::LastWayIn, Risk::PrimaryIdentity};
        QCOMPARE(lockout.risks, wanted);
    }

    void warnsOfWhatRemains_data()
    {
        QTest::addColumn<QByteArray>("identities"); // behind the primary
        QTest::addColumn<QByteArray>("primaryVerified");
        QTest::addColumn<int>("removed");
        QTest::addColumn<Risks>("risks");
        const QByteArray verified = R"({"provider":"x","user_id":"2",
            "profileData":{"email":"b","email_verified":true}})";
        const QByteArray unknown = R"({"provider":"y","user_id":"3","profileData":{}})";
        QTest::newRow("a verified one remains")
            << unknown << QByteArray("true") << 1 << Risks{Risk::None};
        QTest::newRow("an unverified one remains")
            << unknown << QByteArray("false") << 1 << Risks{Risk::UnverifiedOnly};
        QTest::newRow("nobody knows whether what remains is verified")
            << unknown << QByteArray("null") << 1 << Risks{Risk::UnverifiedOnly};
        QTest::newRow("the primary cannot go")
            << verified << QByteArray("true") << 0 << Risks{Risk::PrimaryIdentity};
    }

    void warnsOfWhatRemains()
    {
        QFETCH(QByteArray, identities);
        QFETCH(QByteArray, primaryVerified);
        QFETCH(int, removed);
        QFETCH(Risks, risks);
        const api::User user = userOf(
            R"({"user_id":"auth0|1","email":"a","email_verified":)" + primaryVerified
            + R"(,"identities":[{"provider":"auth0","user_id":"1"},)" + identities + "]}");
        const auto plan = PlannedRemoval::ofIdentity(user.identities.at(removed));
        QCOMPARE(lockoutOf(user, {{}}, plan).risks, risks);
    }

    void tellsTheFactorsThatRemain_data()
    {
        QTest::addColumn<QByteArray>("multifactor");
        QTest::addColumn<QByteArray>("enrollments");
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QString>("factors");   // "-" before what goes, "?" before unconfirmed
        QTest::addColumn<Risks>("risks");
        const auto row = [](const char *name, const char *multifactor, const char *enrollments,
                            const char *plan, const char *factors, Risk risk) {
            QTest::newRow(name) << QByteArray(multifactor) << QByteArray(enrollments)
                                << QString::fromLatin1(plan) << QString::fromLatin1(factors)
                                << Risks{risk};
        };
        const char *const otp = "google-authenticator";
        const char *const app
            = R"([{"id":"d","status":"confirmed","auth_method":"authenticator"}])";
        const char *const push = R"([{"id":"d","status":"confirmed","auth_method":"guardian"}])";
        row("the app, listed twice over", R"(["google-authenticator"])", app, otp,
            "-authenticator", Risk::LastFactor);
        row("the app beside another", R"(["google-authenticator","guardian"])", push, otp,
            "guardian -google-authenticator", Risk::None);
        row("duo beside the app", R"(["duo"])", app, "duo", "authenticator -duo", Risk::None);
        row("duo alone", R"(["duo"])", "[]", "duo", "-duo", Risk::LastFactor);
        row("duo beside a pending one", R"(["duo"])", R"([{"id":"d","status":"pending",
            "type":"pn"}])", "duo", "?pn -duo", Risk::LastFactor);
        row("guardian in the profile is the push enrollment", R"(["guardian"])", push, "",
            "guardian", Risk::None);
    }

    void tellsTheFactorsThatRemain()
    {
        QFETCH(QByteArray, multifactor);
        QFETCH(QByteArray, enrollments);
        QFETCH(QString, plan);
        QFETCH(QString, factors);
        QFETCH(Risks, risks);
        const api::User user = userOf(R"({"user_id":"auth0|1","multifactor":)" + multifactor
                                      + R"(,"identities":[{"provider":"x","user_id":"1"}]})");
        const Lockout lockout
            = lockoutOf(user, enrollmentsOf(enrollments), PlannedRemoval::ofFactor(plan));
        QStringList words;
        for (const account::SecondFactor &factor : lockout.factors)
            words.append((factor.isRemoved ? QStringLiteral("-")
                          : factor.isConfirmed ? QString() : QStringLiteral("?")) + factor.name);
        QCOMPARE(words.join(u' '), factors);
        QCOMPARE(lockout.risks, risks);
        QCOMPARE(lockout.remainingWays().size(), 1);
    }

    void saysWhatItCannotKnow()
    {
        const api::User user = userOf(linked);
        const auto plan = PlannedRemoval::ofIdentity(user.identities.at(1));
        const QList<Unknown> read{Unknown::Passkeys, Unknown::OtherEnrollments,
                                  Unknown::DisabledConnections, Unknown::PasswordKnown};
        QCOMPARE(lockoutOf(user, {{}}, plan).unknowns, read);
        const QList<Unknown> unread{Unknown::Passkeys, Unknown::EnrollmentsUnread,
                                    Unknown::DisabledConnections, Unknown::PasswordKnown,
                                    Unknown::FactorRequired};
        QCOMPARE(lockoutOf(user, std::nullopt, PlannedRemoval::ofFactor(QStringLiteral("duo")))
                     .unknowns, unread);
    }
};

QTEST_GUILESS_MAIN(LockoutTest)
#include "tst_lockout.moc"
