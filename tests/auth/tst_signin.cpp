// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QTcpServer>
#include <QTest>

using namespace accountdesk;
using auth::SignIn;
using Stage = SignIn::Stage;
using test::Attempt;
using test::CallbackBrowser;

namespace {

http::Response silence()
{
    http::Response response;
    response.fault = http::Fault::NeverAnswer;
    return response;
}

const auto doNothing = [](CallbackBrowser &) {};
bool isPortOpen(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected();
}

quint16 portOf(const SignIn &signIn)
{
    return static_cast<quint16>(QUrl(signIn.callbackUrl()).port());
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void endsWithCheckedTokens();
    void goesThroughItsStages();
    void takesScopesFromTheBestSource_data();
    void takesScopesFromTheBestSource();
    void knowsWhenTheTokenEnds_data();
    void knowsWhenTheTokenEnds();
    void holdsWithAnOpaqueAccessToken_data();
    void holdsWithAnOpaqueAccessToken();
    void keepsARefreshToken();
    void acceptsTheExpectedPerson();
    void failsWhenAllPortsAreTaken();
    void endsAtItsDeadline_data();
    void endsAtItsDeadline();
    void canBeCancelled_data();
    void canBeCancelled();
    void canBeDeletedAnywhere_data();
    void canBeDeletedAnywhere();
    void waitsOnWhenNoBrowserStarts();
    void endsWhenTheBrowserCannotGoOn();
    void ignoresABrowserThatFailsAfterTheCallback();
    void opensTheSamePageAgain();
    void letsTheBrowserReachItsLastPage();
    void startsAnewAfterAnEarlierAttempt();
};

void SignInTest::endsWithCheckedTokens()
{
    Attempt attempt;
    Result<token::TokenSet> result = attempt.run();
    QVERIFY2(result, result ? "" : qPrintable(result.error().rule + result.error().detail));
    QCOMPARE(result->subject, test::providerSubject);
    QVERIFY(result->idVerdict.isAccepted);
    QVERIFY(!result->idVerdict.refusal);
    QVERIFY(result->accessVerdict.isSignatureValid);
    QVERIFY(!result->isAccessTokenOpaque);
    QVERIFY(!result->accessToken.isEmpty());
    QVERIFY(!result->idToken.isEmpty());
    QVERIFY(result->refreshToken.isEmpty());
    QCOMPARE(result->idClaims.text(u"name"), QStringLiteral("Ada <b>L</b>"));
    QCOMPARE(result->accessClaims.text(u"sub"), test::providerSubject);
    QCOMPARE(result->idHeader.root()[u"kid"].toString(), QStringLiteral("key-0"));
    QCOMPARE(result->accessHeader.root()[u"alg"].toString(), QStringLiteral("RS256"));
    QCOMPARE(result->issuedAt, attempt.clock.now());
    QCOMPARE(result->expiresAt, attempt.clock.now().addSecs(86400));
    QCOMPARE(result->requestedScopes.size(), 4);
    QCOMPARE(attempt.finishedCount, 1);
    QCOMPARE(attempt.browser.closeCount, 1);
}

void SignInTest::goesThroughItsStages()
{
    Attempt attempt;
    SignIn &signIn = attempt.make();
    QCOMPARE(signIn.stage(), Stage::Idle);
    QVERIFY(signIn.authorizeUrl().isEmpty());
    signIn.start();
    QCOMPARE(signIn.stage(), Stage::Discovering);
    QCOMPARE(signIn.deadline(), attempt.clock.now().addMSecs(attempt.request.deadlineMs));
    QCOMPARE(attempt.finishedCount, 0);
    QVERIFY(attempt.run());
    QCOMPARE(attempt.stages, (QList<Stage>{Stage::Discovering, Stage::AwaitingCallback,
                                           Stage::Exchanging, Stage::Verifying, Stage::Finished}));
    signIn.start();
    signIn.cancel();
    QVERIFY(test::turnEventLoop());
    QCOMPARE(attempt.finishedCount, 1);
}

void SignInTest::takesScopesFromTheBestSource_data()
{
    QTest::addColumn<QString>("answer"); // null: no member
    QTest::addColumn<QString>("token");
    QTest::addColumn<QStringList>("granted");
    QTest::newRow("answer") << QStringLiteral("openid a") << QStringLiteral("b")
                            << QStringList{QStringLiteral("openid"), QStringLiteral("a")};
    QTest::newRow("answer that grants nothing") << QStringLiteral("") << QStringLiteral("b")
                                                << QStringList{};
    QTest::newRow("token") << QString() << QStringLiteral("b c")
                           << QStringList{QStringLiteral("b"), QStringLiteral("c")};
    QTest::newRow("request") << QString() << QString() << QStringList{QStringLiteral("openid"),
                                                                      QStringLiteral("x:y")};
}

void SignInTest::takesScopesFromTheBestSource()
{
    QFETCH(QString, answer);
    QFETCH(QString, token);
    Attempt attempt;
    attempt.request.scopes = {QStringLiteral("openid"), QStringLiteral("x:y")};
    const auto set = [](QJsonObject &object, const QString &scope) {
        object.remove(QStringLiteral("scope"));
        if (!scope.isNull())
            object.insert(QStringLiteral("scope"), scope);
    };
    attempt.provider.tweakTokenAnswer = [&](QJsonObject &object) { set(object, answer); };
    attempt.provider.tweakAccessClaims = [&](QJsonObject &object) { set(object, token); };
    const auto result = attempt.run();
    QVERIFY(result);
    QTEST(result->grantedScopes, "granted");
}

void SignInTest::knowsWhenTheTokenEnds_data()
{
    QTest::addColumn<bool>("hasExpiresIn");
    QTest::addColumn<bool>("isOpaque");
    QTest::addColumn<int>("seconds");
    QTest::newRow("expires_in") << true << false << 86400;
    QTest::newRow("access token") << false << false << 7200;
    QTest::newRow("ID token") << false << true << 36000;
}

void SignInTest::knowsWhenTheTokenEnds()
{
    QFETCH(bool, hasExpiresIn);
    QFETCH(bool, isOpaque);
    QFETCH(int, seconds);
    Attempt attempt;
    attempt.provider.tweakTokenAnswer = [=](QJsonObject &answer) {
        if (!hasExpiresIn)
            answer.remove(QStringLiteral("expires_in"));
        if (isOpaque)
            answer.insert(QStringLiteral("access_token"), QStringLiteral("opaque"));
    };
    const auto result = attempt.run();
    QVERIFY(result);
    QCOMPARE(result->expiresAt, attempt.clock.now().addSecs(seconds));
}

void SignInTest::holdsWithAnOpaqueAccessToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("32 characters") << QStringLiteral("Yy8c0kbQx2mVn4hRpL7sT1wZ3dF6gJ9a");
    QTest::newRow("encrypted, five parts") << QStringLiteral("eyJhbGciOiJkaXIifQ..aXY.dGV4dA.dGFn");
    QTest::newRow("three parts that are no JSON") << QStringLiteral("a.b.c");
}

void SignInTest::holdsWithAnOpaqueAccessToken()
{
    QFETCH(QString, token);
    Attempt attempt;
    attempt.provider.tweakTokenAnswer = [&token](QJsonObject &answer) {
        answer.insert(QStringLiteral("access_token"), token);
    };
    const auto result = attempt.run();
    QVERIFY(result);
    QVERIFY(result->isAccessTokenOpaque);
    QCOMPARE(result->subject, test::providerSubject);
    QCOMPARE(result->accessToken.reveal(), token.toLatin1());
    QVERIFY(result->accessClaims.isEmpty());
    QVERIFY(result->accessHeader.isEmpty());
}

void SignInTest::keepsARefreshToken()
{
    Attempt attempt;
    attempt.provider.tweakTokenAnswer = [](QJsonObject &answer) {
        answer.insert(QStringLiteral("refresh_token"), QStringLiteral("refresh+/="));
    };
    const auto result = attempt.run();
    QVERIFY(result);
    QCOMPARE(result->refreshToken.reveal(), QByteArray("refresh+/="));
}

void SignInTest::acceptsTheExpectedPerson()
{
    Attempt attempt;
    attempt.request.expectedSubject = test::providerSubject;
    QVERIFY(attempt.run());
}

void SignInTest::failsWhenAllPortsAreTaken()
{
    // B1.6
    QTcpServer one;
    QTcpServer two;
    QVERIFY(one.listen(QHostAddress(QHostAddress::LocalHost)));
    QVERIFY(two.listen(QHostAddress(QHostAddress::LocalHost)));
    Attempt attempt;
    attempt.request.tenant.callbackPorts = {one.serverPort(), two.serverPort()};
    attempt.start();
    QCOMPARE(attempt.finishedCount, 0);
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Network);
    QCOMPARE(result.error().rule, QStringLiteral("callbackPort"));
    QVERIFY(result.error().detail.contains(QString::number(one.serverPort())));
    QVERIFY(result.error().detail.contains(QString::number(two.serverPort())));
    QCOMPARE(attempt.count(test::metadataPath), 0);
}

void SignInTest::endsAtItsDeadline_data()
{
    QTest::addColumn<QByteArray>("silentPath");
    QTest::addColumn<bool>("hasCallback");
    QTest::newRow("R8 while discovering") << test::metadataPath << true;
    QTest::newRow("B1.7 nobody signs in") << QByteArray("/nothing") << false;
    QTest::newRow("R8 while exchanging") << test::tokenPath << true;
    QTest::newRow("R28 while waiting for keys") << test::keysPath << true;
}

void SignInTest::endsAtItsDeadline()
{
    QFETCH(QByteArray, silentPath);
    QFETCH(bool, hasCallback);
    Attempt attempt;
    attempt.request.deadlineMs = 400;
    attempt.provider.answer(silentPath, [](const http::Request &) { return silence(); });
    if (!hasCallback)
        attempt.browser.script = doNothing;
    attempt.start();
    const quint16 port = portOf(*attempt.signIn);
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::TimedOut);
    QCOMPARE(result.error().rule, QStringLiteral("deadline"));
    QVERIFY(!isPortOpen(port)); // B3.1
}

void SignInTest::canBeCancelled_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QByteArray>("silentPath");
    QTest::newRow("B1.7 discovering") << Stage::Discovering << test::metadataPath;
    QTest::newRow("B1.7 awaiting the callback") << Stage::AwaitingCallback << QByteArray("/nothing");
    QTest::newRow("R8 exchanging") << Stage::Exchanging << test::tokenPath;
    QTest::newRow("R8 verifying") << Stage::Verifying << test::keysPath;
}

void SignInTest::canBeCancelled()
{
    QFETCH(Stage, stage);
    QFETCH(QByteArray, silentPath);
    Attempt attempt;
    attempt.provider.answer(silentPath, [](const http::Request &) { return silence(); });
    if (stage == Stage::AwaitingCallback)
        attempt.browser.script = doNothing;
    SignIn &signIn = attempt.start();
    QVERIFY(attempt.waitForStage(stage));
    signIn.cancel();
    QCOMPARE(signIn.stage(), Stage::Finished);
    QVERIFY(!isPortOpen(portOf(signIn)));
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QCOMPARE(attempt.finishedCount, 1);
    QCOMPARE(attempt.browser.closeCount, 1);
}

void SignInTest::canBeDeletedAnywhere_data()
{
    canBeCancelled_data();
}

void SignInTest::canBeDeletedAnywhere()
{
    // B1.8, R30
    QFETCH(Stage, stage);
    QFETCH(QByteArray, silentPath);
    Attempt attempt;
    attempt.provider.answer(silentPath, [](const http::Request &) { return silence(); });
    if (stage == Stage::AwaitingCallback)
        attempt.browser.script = doNothing;
    attempt.start();
    QVERIFY(attempt.waitForStage(stage));
    const quint16 port = portOf(*attempt.signIn);
    attempt.signIn.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!isPortOpen(port), 20000);
    QCOMPARE(attempt.finishedCount, 0);
}

void SignInTest::waitsOnWhenNoBrowserStarts()
{
    // R26, B1.7
    Attempt attempt;
    attempt.browser.refusal = Error{Error::Kind::Rejected, 0, {}, QStringLiteral("no browser"), {}, 0};
    SignIn &signIn = attempt.start();
    QVERIFY(attempt.waitForStage(Stage::AwaitingCallback));
    QTRY_COMPARE(attempt.browserErrors.size(), 1);
    QCOMPARE(attempt.browserErrors.first().detail, QStringLiteral("no browser"));
    attempt.provider.visit(signIn.authorizeUrl()); // the person copied the link
    attempt.browser.callBack("code=" + test::providerCode.toLatin1());
    QVERIFY(attempt.run());
}

void SignInTest::endsWhenTheBrowserCannotGoOn()
{
    Attempt attempt;
    const Error error{Error::Kind::Rejected, 0, QStringLiteral("mismatch"), {}, {}, 0};
    attempt.browser.script = [&error](CallbackBrowser &browser) {
        QMetaObject::invokeMethod(&browser, [&] { Q_EMIT browser.failed(error); },
                                  Qt::QueuedConnection);
    };
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error(), error);
}

void SignInTest::ignoresABrowserThatFailsAfterTheCallback()
{
    Attempt attempt;
    SignIn &signIn = attempt.make();
    connect(&signIn, &SignIn::stageChanged, this, [&attempt](Stage stage) {
        if (stage == Stage::Exchanging)
            Q_EMIT attempt.browser.failed(Error{});
    });
    signIn.start();
    QVERIFY(attempt.run());
}

void SignInTest::opensTheSamePageAgain()
{
    // B1.7
    Attempt attempt;
    attempt.browser.script = doNothing;
    SignIn &signIn = attempt.start();
    signIn.openAgain();
    QVERIFY(attempt.waitForStage(Stage::AwaitingCallback));
    QTRY_COMPARE(attempt.browser.opened.size(), 1);
    attempt.browser.script = {};
    signIn.openAgain();
    QCOMPARE(attempt.browser.opened.size(), 2);
    QCOMPARE(attempt.browser.opened.at(0), attempt.browser.opened.at(1));
    QVERIFY(attempt.run());
    signIn.openAgain();
    QCOMPARE(attempt.browser.opened.size(), 2);
}

void SignInTest::letsTheBrowserReachItsLastPage()
{
    // B3.1, B3.8
    Attempt attempt;
    quint16 port = 0;
    QVERIFY(attempt.run());
    port = attempt.browser.callbackPort();
    attempt.signIn.reset(); // as the program does as soon as it has the tokens
    QTRY_COMPARE(attempt.browser.statuses, QList<int>{200});
    QVERIFY(attempt.browser.lastPage.contains("Go back to Account Desk"));
    QTRY_VERIFY_WITH_TIMEOUT(!isPortOpen(port), 20000);
}

void SignInTest::startsAnewAfterAnEarlierAttempt()
{
    // R25, R27
    Attempt attempt;
    attempt.browser.script = [](CallbackBrowser &browser) { browser.callBack("error=access_denied"); };
    const auto refused = attempt.run();
    QVERIFY(!refused);
    attempt.browser.script = {};
    attempt.start();
    QVERIFY(attempt.run());
    QCOMPARE(attempt.count(test::tokenPath), 1);
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
