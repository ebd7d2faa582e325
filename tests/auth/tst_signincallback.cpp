// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "http/form.h"
#include "http/rawclient.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QTest>

using namespace accountdesk;
using Stage = auth::SignIn::Stage;
using test::Attempt;
using test::CallbackBrowser;
using test::RawClient;

namespace {

/// A request as another program on this machine would send it; STATE stands for the right one.
struct Intruder
{
    const char *row;
    QByteArray target;
    QByteArray method = "GET";
    QByteArray host = {}; ///< empty: the right one
};

const QList<Intruder> intruders{
    {"B3.3 wrong state", "/callback?code=evil&state=wrong"},
    {"B3.3 no state", "/callback?code=evil"},
    {"B3.3 empty state", "/callback?code=evil&state="},
    {"B3.3 doubled state", "/callback?code=evil&state=STATE&state=STATE"},
    {"B3.3 error without state", "/callback?error=access_denied"},
    {"B3.3 error with a wrong state", "/callback?error=access_denied&state=wrong"},
    {"B3.4 code and error", "/callback?code=evil&error=x&state=STATE"},
    {"B3.4 doubled code", "/callback?code=evil&code=evil&state=STATE"},
    {"B3.4 endless code", "/callback?code=LONG&state=STATE"},
    {"B3.4 no code", "/callback?state=STATE"},
    {"B3.2 stray", "/favicon.ico"},
    {"B3.2 POST", "/callback?code=evil&state=STATE", "POST"},
    {"B3.2 foreign host", "/callback?code=evil&state=STATE", "GET", "evil.example"},
    {"B3.5 oversized", "/callback?code=evil&state=STATE&x=HUGE"},
};

} // namespace

class SignInCallbackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void isNotEndedByAnIntruder_data();
    void isNotEndedByAnIntruder();
    void refusesTheStateOfAnEarlierAttempt();
    void exchangesOnceWhenTheRedirectComesTwice();
    void sendsNothingForAReplayedCallback();
    void endsWithTheProvidersRefusal_data();
    void endsWithTheProvidersRefusal();
    void checksTheIssuerOfTheCallback_data();
    void checksTheIssuerOfTheCallback();
    void givesALocalRacerNothingOfWorth();
    void takesASlowSplitCallback();
};

void SignInCallbackTest::isNotEndedByAnIntruder_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < intruders.size(); ++i)
        QTest::newRow(intruders[i].row) << i;
}

void SignInCallbackTest::isNotEndedByAnIntruder()
{
    QFETCH(int, index);
    const Intruder &intruder = intruders[index];
    Attempt attempt;
    attempt.browser.script = [](CallbackBrowser &) {};
    attempt.start();
    QVERIFY(attempt.waitForStage(Stage::AwaitingCallback));
    QTRY_VERIFY(attempt.browser.callbackPort() != 0);
    const quint16 port = attempt.browser.callbackPort();
    QByteArray target = intruder.target;
    target.replace("STATE", attempt.browser.state()).replace("LONG", QByteArray(5000, 'a'))
        .replace("HUGE", QByteArray(20000, 'a'));
    RawClient client(port);
    client.send(intruder.method + ' ' + target + " HTTP/1.1\r\nHost: "
                + (intruder.host.isEmpty() ? "127.0.0.1:" + QByteArray::number(port) : intruder.host)
                + "\r\n\r\n");
    QVERIFY(client.waitForAnswers(1));
    QVERIFY(client.statuses().first() >= 400);
    QCOMPARE(attempt.signIn->stage(), Stage::AwaitingCallback);
    QCOMPARE(attempt.count(test::tokenPath), 0);
    attempt.browser.callBack("code=" + test::providerCode.toLatin1());
    QVERIFY(attempt.run());
    QCOMPARE(attempt.count(test::tokenPath), 1);
}

void SignInCallbackTest::refusesTheStateOfAnEarlierAttempt()
{
    // B3.3: reused
    Attempt attempt;
    attempt.browser.script = [](CallbackBrowser &) {};
    attempt.start();
    QVERIFY(attempt.waitForStage(Stage::AwaitingCallback));
    QTRY_VERIFY(!attempt.browser.state().isEmpty());
    const QByteArray earlier = attempt.browser.state();
    attempt.start();
    QVERIFY(attempt.waitForStage(Stage::AwaitingCallback));
    QTRY_VERIFY(attempt.browser.state() != earlier);
    attempt.browser.callBack("code=x&state=" + earlier);
    QTRY_COMPARE(attempt.browser.statuses, QList<int>{400});
    QCOMPARE(attempt.signIn->stage(), Stage::AwaitingCallback);
    attempt.browser.callBack("code=" + test::providerCode.toLatin1());
    QVERIFY(attempt.run());
}

void SignInCallbackTest::exchangesOnceWhenTheRedirectComesTwice()
{
    // B3.6, R25
    Attempt attempt;
    attempt.browser.script = [](CallbackBrowser &browser) {
        browser.callBack("code=" + test::providerCode.toLatin1());
        browser.callBack("code=" + test::providerCode.toLatin1());
    };
    QVERIFY(attempt.run());
    QTRY_COMPARE(attempt.browser.statuses.size(), 2);
    QVERIFY(attempt.browser.statuses.contains(404));
    QCOMPARE(attempt.count(test::tokenPath), 1);
    QCOMPARE(attempt.finishedCount, 1);
}

void SignInCallbackTest::sendsNothingForAReplayedCallback()
{
    // B3.6
    Attempt attempt;
    connect(&attempt.network, &net::Network::exchanged, &attempt, [&attempt] {
        if (attempt.count(test::tokenPath) == 1 && attempt.browser.opened.size() == 1)
            attempt.browser.callBack("code=" + test::providerCode.toLatin1());
        attempt.browser.opened.append(QUrl());
    });
    QVERIFY(attempt.run());
    QVERIFY(test::turnEventLoop());
    QCOMPARE(attempt.count(test::tokenPath), 1);
    QCOMPARE(attempt.finishedCount, 1);
}

void SignInCallbackTest::endsWithTheProvidersRefusal_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("R27 consent refused")
        << QByteArray("error=access_denied&error_description=User%20did%20not%20authorize%20the%20request")
        << QStringLiteral("access_denied") << QStringLiteral("User did not authorize the request");
    QTest::newRow("R27 blocked user")
        << QByteArray("error=unauthorized&error_description=user+is+blocked")
        << QStringLiteral("unauthorized") << QStringLiteral("user is blocked");
    QTest::newRow("R27 without description")
        << QByteArray("error=login_required") << QStringLiteral("login_required") << QString();
    QTest::newRow("B13.1 HTML in the description")
        << QByteArray("error=access_denied&error_description=%3Cimg%20src%3Dx%3E")
        << QStringLiteral("access_denied") << QStringLiteral("<img src=x>");
    QTest::newRow("R27 with another iss")
        << QByteArray("error=access_denied&iss=https%3A%2F%2Fevil.example%2F")
        << QStringLiteral("access_denied") << QString();
}

void SignInCallbackTest::endsWithTheProvidersRefusal()
{
    QFETCH(QByteArray, query);
    Attempt attempt;
    attempt.browser.script = [&query](CallbackBrowser &browser) { browser.callBack(query); };
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QTEST(result.error().code, "code");
    QTEST(result.error().detail, "detail");
    QCOMPARE(attempt.count(test::tokenPath), 0);
    QTRY_COMPARE(attempt.browser.statuses, QList<int>{200});
    QVERIFY(!attempt.browser.lastPage.contains("access_denied"));
}

void SignInCallbackTest::checksTheIssuerOfTheCallback_data()
{
    QTest::addColumn<bool>("isAnnounced");
    QTest::addColumn<QString>("iss"); // null: absent; ISSUER: the right one
    QTest::addColumn<bool>("isGood");
    QTest::newRow("B4.1 right") << false << QStringLiteral("ISSUER") << true;
    QTest::newRow("B4.1 right and announced") << true << QStringLiteral("ISSUER") << true;
    QTest::newRow("B4.1 absent") << false << QString() << true;
    QTest::newRow("B4.1 absent though announced") << true << QString() << false;
    QTest::newRow("B4.1 another") << false << QStringLiteral("https://evil.example/") << false;
    QTest::newRow("B4.1 another though announced")
        << true << QStringLiteral("https://evil.example/") << false;
    QTest::newRow("B4.1 empty") << false << QStringLiteral("") << false;
    QTest::newRow("B4.1 goes on") << true << QStringLiteral("ISSUERx") << false;
}

void SignInCallbackTest::checksTheIssuerOfTheCallback()
{
    QFETCH(bool, isAnnounced);
    QFETCH(QString, iss);
    QFETCH(bool, isGood);
    Attempt attempt;
    attempt.provider.tweakMetadata = [isAnnounced](QJsonObject &metadata) {
        metadata.insert(QStringLiteral("authorization_response_iss_parameter_supported"), isAnnounced);
    };
    QByteArray query = "code=" + test::providerCode.toLatin1();
    if (!iss.isNull())
        query += "&iss=" + QUrl::toPercentEncoding(iss.replace(QLatin1String("ISSUER"),
                                                               attempt.provider.issuer()));
    attempt.browser.script = [&query](CallbackBrowser &browser) { browser.callBack(query); };
    const auto result = attempt.run();
    QCOMPARE(result.has_value(), isGood);
    QCOMPARE(attempt.count(test::tokenPath), isGood ? 1 : 0);
    if (!isGood) {
        QCOMPARE(result.error().kind, Error::Kind::Untrusted);
        QCOMPARE(result.error().rule, QStringLiteral("iss"));
    }
}

void SignInCallbackTest::givesALocalRacerNothingOfWorth()
{
    // B3.9: code and state are known, but not the verifier
    Attempt attempt;
    attempt.browser.script = [](CallbackBrowser &) {};
    attempt.start();
    QTRY_VERIFY(!attempt.browser.state().isEmpty());
    RawClient racer(attempt.provider.server().port());
    const QByteArray form = http::encodeForm(
        {{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
         {QStringLiteral("client_id"), attempt.request.tenant.clientId},
         {QStringLiteral("code"), test::providerCode},
         {QStringLiteral("redirect_uri"), attempt.signIn->callbackUrl()},
         {QStringLiteral("code_verifier"),
          attempt.provider.parameter(QStringLiteral("code_challenge"))}});
    racer.send("POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: "
               + QByteArray::number(form.size()) + "\r\n\r\n" + form);
    QVERIFY(racer.waitForAnswers(1));
    QCOMPARE(racer.statuses(), QList<int>{403});
    QVERIFY(racer.received().contains("invalid_grant"));
}

void SignInCallbackTest::takesASlowSplitCallback()
{
    // B3.5
    Attempt attempt;
    attempt.browser.script = [](CallbackBrowser &) {};
    attempt.start();
    QTRY_VERIFY(!attempt.browser.state().isEmpty());
    const quint16 port = attempt.browser.callbackPort();
    RawClient client(port);
    const QByteArray request = "GET /callback?code=" + test::providerCode.toLatin1() + "&state="
        + attempt.browser.state() + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\n\r\n";
    for (char byte : request) {
        client.send(QByteArray(1, byte));
        QVERIFY(test::turnEventLoop());
    }
    QVERIFY(attempt.run());
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.statuses(), QList<int>{303});
}

QTEST_GUILESS_MAIN(SignInCallbackTest)
#include "tst_signincallback.moc"
