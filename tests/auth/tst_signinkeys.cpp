// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using test::Attempt;
using test::keysPath;

namespace {

/// Answers the first request for keys with that, later ones as usual.
void answerFirst(Attempt &attempt, const http::Response &first)
{
    attempt.provider.answer(keysPath, [&attempt, first](const http::Request &) {
        return attempt.count(keysPath) == 1
            ? first
            : http::Response::text(200, attempt.provider.keys(), "application/json");
    });
}

} // namespace

class SignInKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void followsAKeyRotation();
    void refusesAnUnknownKeyAfterOneFetch();
    void asksAgainAtMostOnceAMinute();
    void refusesATokenWithoutKeyIdWhereThereAreTwoKeys();
    void acceptsATokenWithoutKeyIdWhereThereIsOneKey();
    void asksAgainForKeysThatDidNotCome_data();
    void asksAgainForKeysThatDidNotCome();
    void neverSkipsTheCheck_data();
    void neverSkipsTheCheck();
    void waitsForKeysThatComeLate();
    void showsThatTheAccessTokenHasAnotherKey();
};

void SignInKeysTest::followsAKeyRotation()
{
    // R28, B5.3
    Attempt attempt;
    attempt.browser.script = [](test::CallbackBrowser &) {}; // the person types
    attempt.start();
    QVERIFY(attempt.waitForStage(auth::SignIn::Stage::AwaitingCallback));
    QTRY_COMPARE(attempt.count(keysPath), 1);
    attempt.provider.signingKey = 2; // rotated meanwhile
    attempt.provider.publishedKeys = {1, 2};
    attempt.browser.callBack("code=" + test::providerCode.toLatin1());
    const auto result = attempt.run();
    QVERIFY2(result, result ? "" : qPrintable(result.error().rule));
    QCOMPARE(result->idVerdict.keyId, test::ScriptedProvider::keyId(2));
    QCOMPARE(attempt.count(keysPath), 2);
    QCOMPARE(attempt.count(test::tokenPath), 1);
}

void SignInKeysTest::refusesAnUnknownKeyAfterOneFetch()
{
    // B5.3
    Attempt attempt;
    attempt.provider.signingKey = 2;
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QCOMPARE(result.error().rule, QStringLiteral("key"));
    QCOMPARE(attempt.count(keysPath), 2);
}

void SignInKeysTest::asksAgainAtMostOnceAMinute()
{
    // B5.3
    Attempt attempt;
    attempt.provider.signingKey = 2;
    const QList<int> expected{2, 3, 5}; // each attempt fetches once, two may fetch again
    for (int i = 0; i < 3; ++i) {
        attempt.start();
        const auto result = attempt.run();
        QVERIFY(!result);
        QCOMPARE(result.error().rule, QStringLiteral("key"));
        QCOMPARE(attempt.count(keysPath), expected[i]);
        attempt.clock.advance(30000);
    }
}

void SignInKeysTest::refusesATokenWithoutKeyIdWhereThereAreTwoKeys()
{
    Attempt attempt;
    attempt.provider.tweakIdHeader = [](QJsonObject &header) { header.remove(QStringLiteral("kid")); };
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QCOMPARE(result.error().rule, QStringLiteral("key"));
    QCOMPARE(attempt.count(keysPath), 1); // fetching again cannot help
}

void SignInKeysTest::acceptsATokenWithoutKeyIdWhereThereIsOneKey()
{
    Attempt attempt;
    attempt.provider.publishedKeys = {0};
    attempt.provider.publishesKeyIds = false;
    attempt.provider.tweakIdHeader = [](QJsonObject &header) { header.remove(QStringLiteral("kid")); };
    QVERIFY(attempt.run());
}

void SignInKeysTest::asksAgainForKeysThatDidNotCome_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("R28 server broken") << 503;
    QTest::newRow("R28 not there") << 404;
    QTest::newRow("R28 too many requests") << 429;
}

void SignInKeysTest::asksAgainForKeysThatDidNotCome()
{
    QFETCH(int, status);
    Attempt attempt;
    answerFirst(attempt, http::Response::text(status, "{}", "application/json"));
    QVERIFY(attempt.run());
    QCOMPARE(attempt.count(keysPath), 2);
}

void SignInKeysTest::neverSkipsTheCheck_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("R28 server broken") << 503 << QByteArray("{}") << Error::Kind::Server;
    QTest::newRow("R28 not there") << 404 << QByteArray("{}") << Error::Kind::NotFound;
    QTest::newRow("R28 no set") << 200 << QByteArray("{}") << Error::Kind::Malformed;
    QTest::newRow("R28 empty set")
        << 200 << QByteArray(R"({"keys":[]})") << Error::Kind::Untrusted;
}

void SignInKeysTest::neverSkipsTheCheck()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Attempt attempt;
    attempt.provider.answer(keysPath, [=](const http::Request &) {
        return http::Response::text(status, body, "application/json");
    });
    const auto result = attempt.run();
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QCOMPARE(attempt.count(keysPath), 2);
}

void SignInKeysTest::waitsForKeysThatComeLate()
{
    Attempt attempt;
    http::Response late = http::Response::text(200, attempt.provider.keys(), "application/json");
    late.delayMs = 300;
    attempt.provider.answer(keysPath, [late](const http::Request &) { return late; });
    QVERIFY(attempt.run());
    QCOMPARE(attempt.count(keysPath), 1);
}

void SignInKeysTest::showsThatTheAccessTokenHasAnotherKey()
{
    // B6.6: shown only, the server decides
    Attempt attempt;
    const QJsonObject header{{QStringLiteral("alg"), QStringLiteral("RS256")},
                             {QStringLiteral("kid"), QStringLiteral("unknown")}};
    attempt.provider.tweakTokenAnswer = [&header](QJsonObject &answer) {
        const QByteArray token = test::ScriptedProvider::signedToken(
            header, {{QStringLiteral("sub"), test::providerSubject}}, 2);
        answer.insert(QStringLiteral("access_token"), QString::fromLatin1(token));
    };
    const auto result = attempt.run();
    QVERIFY(result);
    QVERIFY(!result->accessVerdict.isSignatureValid);
    QCOMPARE(result->accessVerdict.refusal->rule, QStringLiteral("key"));
}

QTEST_GUILESS_MAIN(SignInKeysTest)
#include "tst_signinkeys.moc"
