// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signin.h"
#include "catalogue/lookup.h"
#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "http/form.h"
#include "support/awaited.h"
#include "support/strict.h"
#include "support_demo/scriptedbrowser.h"

#include <QJsonObject>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

using namespace accountdesk;
using auth::SignIn;
using demo::DemoOptions;
using demo::DemoState;
using demo::DemoTenant;

namespace {

DemoOptions anyPort()
{
    DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    return options;
}

/// One sign-in on the built-in tenant with a person at a browser without scripts.
class DemoAttempt : public QObject
{
public:
    explicit DemoAttempt(const DemoOptions &options = anyPort()) : tenant(options)
    {
        if (!tenant.start())
            QTest::qFail("the tenant does not start", __FILE__, __LINE__);
        const demo::DemoAddress &address = tenant.address();
        request.tenant.issuer = address.issuer;
        request.tenant.clientId = address.clientId;
        request.tenant.audience = address.audience;
        request.tenant.callbackPorts = {0};
        browser.setPerson(tenant.people().value(0));
    }

    Result<token::TokenSet> run()
    {
        std::optional<Result<token::TokenSet>> ended;
        SignIn signIn({network, browser, clock}, request);
        connect(&signIn, &SignIn::finished, this,
                [&ended](Result<token::TokenSet> &result) { ended.emplace(std::move(result)); });
        signIn.start();
        if (!QTest::qWaitFor([&ended] { return ended.has_value(); }, 30000))
            return Error{Error::Kind::TimedOut, 0, {}, {}, QStringLiteral("test"), 0};
        callbackUrl = signIn.callbackUrl();
        return std::move(*ended);
    }

    int told(const QByteArray &path)
    {
        int count = 0;
        tenant.withState([&](DemoState &state) {
            for (const demo::Told &told : state.told)
                count += told.path == path ? 1 : 0;
        });
        return count;
    }

    /// Sends a form straight to the token endpoint, as another program would.
    Result<net::Answer> exchange(const QList<http::Parameter> &form)
    {
        net::Outgoing outgoing;
        outgoing.verb = "POST";
        outgoing.url = QUrl(tenant.address().issuer + QStringLiteral("oauth/token"));
        outgoing.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        outgoing.body = http::encodeForm(form);
        test::Awaited<net::Answer> awaited;
        network.send(std::move(outgoing), this, awaited.completion());
        return awaited.take();
    }

    DemoTenant tenant;
    SystemClock clock;
    net::Network network{clock};
    test::ScriptedBrowser browser{demo::DemoPerson{}};
    auth::SignInRequest request;
    QString callbackUrl;
};

} // namespace

class SignInDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void signsEachPersonIn();
    void grantsWhatWasAskedFor_data();
    void grantsWhatWasAskedFor();
    void tellsThatConsentWasRefused();
    void tellsThatThePersonIsBlocked();
    void tellsOfAWrongPassword();
    void acceptsARegisteredCallback();
    void endsOnAPageThatNeverComesBack_data();
    void endsOnAPageThatNeverComesBack();
    void followsAKeyRotation();
    void holdsWhenTheAudienceWasForgotten();
    void exchangesTheCodeOnce();
    void sendsTheTokenRequestOnceThoughTheServerHangsUp();
    void namesTheFaultOfTheTokenEndpoint_data();
    void namesTheFaultOfTheTokenEndpoint();
    void givesALocalRacerNothingOfWorth();
    void refusesAnUnknownAuthority();
    void needsOneRequestAfterTheRedirect();
};

void SignInDemoTest::signsEachPersonIn()
{
    DemoAttempt attempt;
    const QList<demo::DemoPerson> people = attempt.tenant.people();
    QVERIFY(people.size() >= 3);
    QSet<QString> subjects;
    for (const demo::DemoPerson &person : people) {
        attempt.browser.setPerson(person);
        const auto result = attempt.run();
        if (person.id == QLatin1String("blocked")) {
            QVERIFY(!result);
            QCOMPARE(result.error().detail, QStringLiteral("user is blocked"));
            continue;
        }
        QVERIFY2(result, result ? "" : qPrintable(person.id + result.error().rule + result.error().detail));
        QVERIFY(result->idVerdict.isAccepted);
        QVERIFY(result->accessVerdict.isSignatureValid);
        QCOMPARE(result->accessClaims.text(u"sub"), result->subject);
        subjects.insert(result->subject);
    }
    QVERIFY(subjects.size() >= 3);
    attempt.tenant.withState([](DemoState &state) { QCOMPARE(state.clientFaults, QStringList{}); });
}

void SignInDemoTest::grantsWhatWasAskedFor_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::newRow("least") << catalogue::firstScopes();
    QTest::newRow("everything") << catalogue::scopesFor(catalogue::allActions());
}

void SignInDemoTest::grantsWhatWasAskedFor()
{
    QFETCH(QStringList, scopes);
    DemoAttempt attempt;
    attempt.request.scopes = scopes;
    const auto result = attempt.run();
    QVERIFY(result);
    QCOMPARE(QSet<QString>(result->grantedScopes.begin(), result->grantedScopes.end()),
             QSet<QString>(scopes.begin(), scopes.end()));
}

void SignInDemoTest::tellsThatConsentWasRefused()
{
    // R27
    DemoAttempt attempt;
    attempt.browser.setConsent(demo::FormLogin::Answer::Decline);
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(result.error().code, QStringLiteral("access_denied"));
    QVERIFY(!result.error().detail.isEmpty());
    QCOMPARE(attempt.told("/oauth/token"), 0);
    attempt.browser.setConsent(demo::FormLogin::Answer::Accept);
    QVERIFY(attempt.run());
}

void SignInDemoTest::tellsThatThePersonIsBlocked()
{
    // R27
    DemoAttempt attempt;
    attempt.tenant.withState([](DemoState &state) {
        for (demo::Account &account : state.accounts)
            account.user.insert(QStringLiteral("blocked"), true);
    });
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(result.error().code, QStringLiteral("access_denied"));
    QCOMPARE(result.error().detail, QStringLiteral("user is blocked"));
}

void SignInDemoTest::tellsOfAWrongPassword()
{
    // R27: the page says so; nothing comes back to the callback
    DemoAttempt attempt;
    demo::DemoPerson person = attempt.tenant.people().value(0);
    person.password += QLatin1Char('x');
    attempt.browser.setPerson(person);
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Rejected);
    QCOMPARE(attempt.told("/oauth/token"), 0);
}

void SignInDemoTest::acceptsARegisteredCallback()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress(QHostAddress::LocalHost)));
    const quint16 port = probe.serverPort();
    probe.close();
    DemoOptions options;
    options.callbacks = {QStringLiteral("http://127.0.0.1:%1/callback").arg(port)};
    DemoAttempt attempt(options);
    attempt.request.tenant.callbackPorts = {port};
    QVERIFY(attempt.run());
    QCOMPARE(attempt.callbackUrl, options.callbacks.first());
}

void SignInDemoTest::endsOnAPageThatNeverComesBack_data()
{
    QTest::addColumn<bool>("isPersonIdle");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("B1.7 the browser says so") << false << Error::Kind::Rejected;
    QTest::newRow("B1.7 nobody says so") << true << Error::Kind::TimedOut;
}

void SignInDemoTest::endsOnAPageThatNeverComesBack()
{
    QFETCH(bool, isPersonIdle);
    DemoOptions options; // the port is not registered: callback mismatch
    options.callbacks = {QStringLiteral("http://127.0.0.1:1/callback")};
    DemoAttempt attempt(options);
    attempt.browser.setIdle(isPersonIdle);
    if (isPersonIdle)
        attempt.request.deadlineMs = 400;
    const auto result = attempt.run();
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QCOMPARE(attempt.told("/oauth/token"), 0);
    if (!isPersonIdle)
        QVERIFY(result.error().detail.contains(QStringLiteral("mismatch"), Qt::CaseInsensitive));
}

void SignInDemoTest::followsAKeyRotation()
{
    // R28
    DemoAttempt attempt;
    QNetworkAccessManager browser;
    attempt.browser.setCallbackTaker([&](const QUrl &url) {
        attempt.tenant.rotateKeys();
        browser.get(QNetworkRequest(url));
    });
    const auto result = attempt.run();
    QVERIFY2(result, result ? "" : qPrintable(result.error().rule));
    QVERIFY(attempt.told("/.well-known/jwks.json") <= 2);
}

void SignInDemoTest::holdsWhenTheAudienceWasForgotten()
{
    DemoAttempt attempt;
    attempt.request.tenant.audience.clear();
    const auto result = attempt.run();
    QVERIFY2(result, result ? "" : qPrintable(result.error().rule));
    QVERIFY(result->isAccessTokenOpaque);
    QVERIFY(!result->subject.isEmpty());
    QVERIFY(!result->grantedScopes.contains(QStringLiteral("read:current_user")));
}

void SignInDemoTest::exchangesTheCodeOnce()
{
    // B3.6, R25
    DemoAttempt attempt;
    QNetworkAccessManager browser;
    attempt.browser.setCallbackTaker([&browser](const QUrl &url) {
        browser.get(QNetworkRequest(url));
        browser.get(QNetworkRequest(url));
    });
    QVERIFY(attempt.run());
    QCOMPARE(attempt.told("/oauth/token"), 1);
}

void SignInDemoTest::sendsTheTokenRequestOnceThoughTheServerHangsUp()
{
    // fact 1
    DemoAttempt attempt;
    attempt.tenant.withState([](DemoState &state) {
        demo::FaultPlan plan;
        plan.kind = demo::FaultKind::CloseAfterActing;
        plan.pathPrefix = "/oauth/token";
        state.faults.append(plan);
    });
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Network);
    QCOMPARE(attempt.told("/oauth/token"), 1);
}

void SignInDemoTest::namesTheFaultOfTheTokenEndpoint_data()
{
    QTest::addColumn<demo::FaultKind>("fault");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("R3 too many requests") << demo::FaultKind::RateLimited << Error::Kind::RateLimited;
    QTest::newRow("R4 server broken") << demo::FaultKind::ServerError << Error::Kind::Server;
    QTest::newRow("R7 web page") << demo::FaultKind::WebPage << Error::Kind::Server;
    QTest::newRow("R6 truncated") << demo::FaultKind::Truncate << Error::Kind::Malformed;
    QTest::newRow("R8 dripping") << demo::FaultKind::Drip << Error::Kind::TimedOut;
    QTest::newRow("R8 never answering") << demo::FaultKind::NeverAnswer << Error::Kind::TimedOut;
}

void SignInDemoTest::namesTheFaultOfTheTokenEndpoint()
{
    QFETCH(demo::FaultKind, fault);
    QFETCH(Error::Kind, kind);
    DemoAttempt attempt;
    attempt.tenant.withState([fault](DemoState &state) {
        demo::FaultPlan plan;
        plan.kind = fault;
        plan.pathPrefix = "/oauth/token";
        state.faults.append(plan);
    });
    if (kind == Error::Kind::TimedOut)
        attempt.request.deadlineMs = 4000;
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(kindName(result.error().kind), kindName(kind));
    attempt.tenant.withState([](DemoState &state) { state.faults.clear(); });
    attempt.request.deadlineMs = 20000;
    QVERIFY(attempt.run()); // and offers again
}

void SignInDemoTest::givesALocalRacerNothingOfWorth()
{
    // B3.9: the racer has the whole callback, but not the verifier
    DemoAttempt attempt;
    QUrl callback;
    attempt.browser.setCallbackTaker([&callback](const QUrl &url) { callback = url; });
    SignIn signIn({attempt.network, attempt.browser, attempt.clock}, attempt.request);
    signIn.start();
    QTRY_VERIFY(!callback.isEmpty());
    const QString code = QUrlQuery(callback).queryItemValue(QStringLiteral("code"));
    const QList<http::Parameter> common{
        {QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
        {QStringLiteral("client_id"), attempt.request.tenant.clientId},
        {QStringLiteral("code"), code},
        {QStringLiteral("redirect_uri"), signIn.callbackUrl()}};
    const QString guess(43, QLatin1Char('a'));
    for (const QString &verifier : {QString(), guess}) {
        QList<http::Parameter> form = common;
        if (!verifier.isEmpty())
            form.append({QStringLiteral("code_verifier"), verifier});
        const auto answer = attempt.exchange(form);
        QVERIFY(answer);
        QVERIFY(answer->status >= 400);
        QVERIFY(!answer->body.contains("access_token"));
    }
}

void SignInDemoTest::refusesAnUnknownAuthority()
{
    // B11.1
    DemoOptions options = anyPort();
    options.isTls = true;
    DemoAttempt attempt(options);
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Untrusted);
    QCOMPARE(result.error().rule, QStringLiteral("tls"));
    QCOMPARE(attempt.browser.opened().size(), 0);
}

void SignInDemoTest::needsOneRequestAfterTheRedirect()
{
    DemoAttempt attempt;
    QNetworkAccessManager browser;
    qsizetype before = 0;
    attempt.browser.setCallbackTaker([&](const QUrl &url) {
        attempt.tenant.withState([&before](DemoState &state) { before = state.told.size(); });
        browser.get(QNetworkRequest(url));
    });
    QVERIFY(attempt.run());
    attempt.tenant.withState([before](DemoState &state) {
        QCOMPARE(state.told.size(), before + 1);
        QCOMPARE(state.told.last().path, QByteArray("/oauth/token"));
    });
    QCOMPARE(attempt.told("/.well-known/jwks.json"), 1);
}

QTEST_GUILESS_MAIN(SignInDemoTest)
#include "tst_signindemo.moc"
