// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 1 to 5 and 14: the tenant's own pages and the authorization endpoint.
#include "catalogue/lookup.h"
#include "crypto/base64url.h"
#include "crypto/rsakey.h"
#include "demo/tenantclient.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
    void signsEachPersonIn_data();
    void signsEachPersonIn();
    void refusesABlockedPerson();
    void quotesTheLoginPageOnAWrongPassword();
    void givesAnIdTokenThatItsKeysVerify();
    void leavesAudienceAPlainStringWithoutOpenid();
    void dropsScopesThatNobodyMayHave_data();
    void dropsScopesThatNobodyMayHave();
    void omitsScopeWhenNoneWasAsked();
    void givesAnOpaqueTokenWhenTheAudienceIsForgotten();
    void answersOtherCallbacksWithAPage_data();
    void answersOtherCallbacksWithAPage();
    void acceptsRegisteredCallbacksOnly();
    void answersAnUnknownClientWithAPage();
    void sendsErrorsBackToTheCallback_data();
    void sendsErrorsBackToTheCallback();
    void refusesDoubledParameters();
    void saysWhoAnswered();
    void remembersConsentForAScopeSet();
    void confirmsWhenNoOtherPageWasShown();
    void keepsQuietOnlyWithAllPagesOff_data();
    void keepsQuietOnlyWithAllPagesOff();
    void tellsWhenThePersonSignedIn();
    void refusesADeclinedConsent();
    void fillsInTheLoginHint();
    void ignoresTheScreenHint();
    void putsTheOrganizationIntoTheTokens();

private:
    QByteArray sessionOf(const QString &personId);
    TenantAnswer post(const QByteArray &page, const QByteArray &target, Fields fields,
                      const QByteArray &cookie);
    std::unique_ptr<TenantClient> m_client;
};

namespace {

QByteArray between(const QByteArray &text, const QByteArray &before, const QByteArray &after)
{
    const qsizetype start = text.indexOf(before);
    if (start < 0)
        return {};
    const qsizetype end = text.indexOf(after, start + before.size());
    return text.mid(start + before.size(), end - start - before.size());
}

QByteArray cookieOf(const TenantAnswer &answer)
{
    return answer.header("Set-Cookie").split(';').first();
}

} // namespace

void DemoSignIn::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void DemoSignIn::init()
{
    failOnAnyWarning();
    m_client->reset();
}

/// Fills a form of a page as a browser does.
TenantAnswer DemoSignIn::post(const QByteArray &page, const QByteArray &target, Fields fields,
                              const QByteArray &cookie)
{
    fields.prepend({u"tx"_s, QString::fromLatin1(between(page, "name=\"tx\" value=\"", "\""))});
    return m_client->postForm(target, fields, {{"Cookie", cookie}});
}

/// The cookie of a browser in which the person is signed in and has consented.
QByteArray DemoSignIn::sessionOf(const QString &personId)
{
    const demo::DemoPerson person = m_client->person(personId);
    TenantAnswer answer = m_client->get(m_client->authorizeTarget());
    QByteArray cookie = cookieOf(answer);
    answer = post(answer.body, "/u/login", {{u"username"_s, person.username},
                                            {u"password"_s, person.password}, {u"action"_s, u"login"_s}}, cookie);
    if (answer.hasHeader("Set-Cookie"))
        cookie = cookieOf(answer);
    if (answer.body.contains("/u/consent"))
        answer = post(answer.body, "/u/consent", {{u"action"_s, u"accept"_s}}, cookie);
    return answer.status == 302 ? cookie : QByteArray();
}

void DemoSignIn::signsEachPersonIn_data()
{
    QTest::addColumn<QString>("id");
    int people = 0;
    const demo::DemoTenant tenant;
    for (const demo::DemoPerson &person : tenant.people()) {
        if (person.id == u"blocked")
            continue;
        QTest::addRow("item 14 %s", qPrintable(person.id)) << person.id;
        ++people;
    }
    if (people < 3)
        QTest::addRow("too few people") << QString();
}

void DemoSignIn::signsEachPersonIn()
{
    QFETCH(QString, id);
    const QJsonObject tokens = m_client->signIn(id);
    QVERIFY2(!tokens.isEmpty(), qPrintable(m_client->lastFailure()));
    QCOMPARE(tokens.value(u"token_type").toString(), u"Bearer"_s);
    QCOMPARE(tokens.value(u"expires_in").toInt(), 86400);
    QVERIFY(!tokens.contains(u"refresh_token"));
    const QJsonObject access = claimsOf(tokens.value(u"access_token").toString());
    QCOMPARE(access.value(u"iss").toString(), m_client->address().issuer);
    QCOMPARE(access.value(u"azp").toString(), m_client->address().clientId);
    QVERIFY(!access.contains(u"gty"));
    // item 2
    const QJsonArray audience{m_client->address().audience, m_client->address().issuer + u"userinfo"_s};
    QCOMPARE(access.value(u"aud").toArray(), audience);
    QCOMPARE(access.value(u"scope"), tokens.value(u"scope"));
    const TenantAnswer user = m_client->api("GET", m_client->userPath(access.value(u"sub").toString()),
                                            tokens.value(u"access_token").toString().toLatin1());
    QCOMPARE(user.status, 200);
    QCOMPARE(user.object().value(u"user_id"), access.value(u"sub"));
}

void DemoSignIn::refusesABlockedPerson()
{
    const QUrl reached = m_client->walk(u"blocked"_s);
    QVERIFY(parameterOf(reached, u"code"_s).isEmpty());
    QVERIFY(!parameterOf(reached, u"error"_s).isEmpty());
    QCOMPARE(parameterOf(reached, u"error_description"_s), u"user is blocked"_s);
    QCOMPARE(parameterOf(reached, u"state"_s), u"state-of-the-test-012345"_s);
}

void DemoSignIn::quotesTheLoginPageOnAWrongPassword()
{
    m_client->tenant().withState([](demo::DemoState &state) {
        for (demo::Login &login : state.logins)
            login.person.password = u"another"_s;
    });
    QVERIFY(m_client->walk(u"everyday"_s).isEmpty());
    QVERIFY2(m_client->lastFailure().contains(u"Wrong"), qPrintable(m_client->lastFailure()));
}

void DemoSignIn::givesAnIdTokenThatItsKeysVerify()
{
    const QString token = m_client->signIn(u"everyday"_s).value(u"id_token").toString();
    const QJsonObject claims = claimsOf(token);
    QCOMPARE(claims.value(u"aud").toString(), m_client->address().clientId);
    QCOMPARE(claims.value(u"nonce").toString(), u"nonce-of-the-test-012345"_s);
    QCOMPARE(claims.value(u"exp").toInteger() - claims.value(u"iat").toInteger(), 36000);
    QVERIFY(!claims.value(u"sid").toString().isEmpty());
    QVERIFY(!claims.contains(u"at_hash") && !claims.contains(u"auth_time"));
    QCOMPARE(headerOf(token).value(u"alg").toString(), u"RS256"_s);

    const QJsonArray keys = m_client->get("/.well-known/jwks.json").object().value(u"keys").toArray();
    QCOMPARE(keys.size(), 2);
    QVERIFY(keys[0].toObject().value(u"kid") != keys[1].toObject().value(u"kid"));
    const QByteArrayList parts = token.toLatin1().split('.');
    int verified = 0;
    for (const QJsonValue key : keys) {
        QCOMPARE(key[u"kid"].toString().size(), 21);
        const auto decode = [&key](QStringView name) {
            return crypto::fromBase64Url(key[name].toString().toLatin1()).value_or(QByteArray());
        };
        const auto publicKey = crypto::RsaPublicKey::fromComponents(decode(u"n"), decode(u"e"));
        QVERIFY(publicKey);
        if (headerOf(token).value(u"kid") == key[u"kid"])
            verified += publicKey->verifyRs256(parts[0] + '.' + parts[1],
                                               crypto::fromBase64Url(parts[2]).value_or(QByteArray()));
    }
    QCOMPARE(verified, 1);
}

void DemoSignIn::leavesAudienceAPlainStringWithoutOpenid()
{
    const QJsonObject tokens = m_client->signIn(
        u"everyday"_s, {{u"scope"_s, catalogue::anyOf(catalogue::Action::ReadUser).first()}});
    QVERIFY(!tokens.contains(u"id_token"));
    QCOMPARE(claimsOf(tokens.value(u"access_token").toString()).value(u"aud").toString(),
             m_client->address().audience);
}

void DemoSignIn::dropsScopesThatNobodyMayHave_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("offline");
    QTest::addColumn<QString>("granted");
    QTest::addRow("item 3 administrator scope") << u"openid read:users"_s << false << u"openid"_s;
    QTest::addRow("item 3 unknown scope") << u"openid fly:moon"_s << false << u"openid"_s;
    QTest::addRow("item 3 offline access not allowed") << u"openid offline_access"_s << false << u"openid"_s;
    QTest::addRow("item 3 offline access allowed")
        << u"openid offline_access"_s << true << u"openid offline_access"_s;
    QTest::addRow("item 3 all that exist")
        << catalogue::scopesFor(catalogue::allActions()).join(u' ') << false
        << catalogue::scopesFor(catalogue::allActions()).join(u' ');
}

void DemoSignIn::dropsScopesThatNobodyMayHave()
{
    QFETCH(QString, asked);
    QFETCH(bool, offline);
    QFETCH(QString, granted);
    m_client->tenant().withState([offline](demo::DemoState &state) {
        state.options.allowsOfflineAccess = offline;
    });
    const QJsonObject tokens = m_client->signIn(u"everyday"_s, {{u"scope"_s, asked}});
    QCOMPARE(tokens.value(u"scope").toString(), granted);
    QCOMPARE(tokens.contains(u"refresh_token"), granted.contains(u"offline_access"));
}

void DemoSignIn::omitsScopeWhenNoneWasAsked()
{
    const QJsonObject tokens = m_client->signIn(u"everyday"_s, {{u"scope"_s, QString()}});
    QVERIFY(!tokens.isEmpty());
    QVERIFY(!tokens.contains(u"scope") && !tokens.contains(u"id_token"));
    QVERIFY(!claimsOf(tokens.value(u"access_token").toString()).contains(u"scope"));
}

void DemoSignIn::givesAnOpaqueTokenWhenTheAudienceIsForgotten()
{
    const QJsonObject tokens = m_client->signIn(u"everyday"_s, {{u"audience"_s, QString()}});
    const QByteArray opaque = tokens.value(u"access_token").toString().toLatin1();
    QCOMPARE(opaque.size(), 32);
    QCOMPARE(tokens.value(u"scope").toString(), u"openid profile email"_s);
    const QString sub = claimsOf(tokens.value(u"id_token").toString()).value(u"sub").toString();
    const TenantAnswer refused = m_client->api("GET", m_client->userPath(sub), opaque);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), u"Bearer"_s);
    QCOMPARE(refused.message(), u"Bad HTTP authentication header format"_s);
    const TenantAnswer userinfo = m_client->api("GET", "/userinfo", opaque);
    QCOMPARE(userinfo.status, 200);
    QCOMPARE(userinfo.object().value(u"sub").toString(), sub);
}

void DemoSignIn::answersOtherCallbacksWithAPage_data()
{
    QTest::addColumn<QString>("callback");
    QTest::addRow("item 4 localhost") << u"http://localhost:47821/callback"_s;
    QTest::addRow("item 4 another path") << u"http://127.0.0.1:47821/callback/"_s;
    QTest::addRow("item 4 a query") << u"http://127.0.0.1:47821/callback?x=1"_s;
    QTest::addRow("item 4 another scheme") << u"https://127.0.0.1:47821/callback"_s;
    QTest::addRow("item 4 user information") << u"http://127.0.0.1:47821@evil.example.com/callback"_s;
    QTest::addRow("item 4 a line break after it") << u"http://127.0.0.1:47821/callback\n"_s;
    QTest::addRow("item 4 upper case") << u"HTTP://127.0.0.1:47821/callback"_s;
    QTest::addRow("item 4 markup") << u"http://127.0.0.1/<b>callback"_s;
    QTest::addRow("item 4 absent") << QString();
}

void DemoSignIn::answersOtherCallbacksWithAPage()
{
    QFETCH(QString, callback);
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget({{u"redirect_uri"_s, callback}}));
    QVERIFY(answer.status >= 400 && answer.status < 500);
    QVERIFY(!answer.hasHeader("Location"));
    QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    QVERIFY(answer.body.contains("not Auth0"));
    QVERIFY(!answer.body.contains("<b>callback"));
    QVERIFY(answer.body.contains("Callback URL mismatch"));
}

void DemoSignIn::acceptsRegisteredCallbacksOnly()
{
    m_client->tenant().withState([](demo::DemoState &state) { state.options.acceptsAnyLoopbackPort = false; });
    const auto statusWith = [this](const QString &callback) {
        return m_client->get(m_client->authorizeTarget({{u"redirect_uri"_s, callback}})).status;
    };
    QCOMPARE(statusWith(u"http://127.0.0.1:47822/callback"_s), 200);
    QCOMPARE(statusWith(u"http://127.0.0.1:47824/callback"_s), 403);
}

void DemoSignIn::answersAnUnknownClientWithAPage()
{
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget({{u"client_id"_s, u"nobody"_s}}));
    QVERIFY(answer.status >= 400 && answer.status < 500);
    QVERIFY(!answer.hasHeader("Location"));
    QVERIFY(answer.body.contains("not Auth0"));
    // Per run, so that a page of another run cannot sign in here.
    TenantClient other;
    QVERIFY(other.address().clientId != m_client->address().clientId);
}

void DemoSignIn::sendsErrorsBackToTheCallback_data()
{
    QTest::addColumn<Fields>("changes");
    QTest::addColumn<QString>("error");
    QTest::addRow("item 5 no challenge") << Fields{{u"code_challenge"_s, {}}} << u"invalid_request"_s;
    QTest::addRow("item 5 plain challenge")
        << Fields{{u"code_challenge_method"_s, u"plain"_s}} << u"invalid_request"_s;
    QTest::addRow("item 5 no method") << Fields{{u"code_challenge_method"_s, {}}} << u"invalid_request"_s;
    QTest::addRow("item 5 short challenge") << Fields{{u"code_challenge"_s, u"abc"_s}} << u"invalid_request"_s;
    QTest::addRow("token response") << Fields{{u"response_type"_s, u"token"_s}}
                                    << u"unsupported_response_type"_s;
    QTest::addRow("unknown audience") << Fields{{u"audience"_s, u"https://other.example.com/"_s}}
                                      << u"access_denied"_s;
    QTest::addRow("silent without a session") << Fields{{u"prompt"_s, u"none"_s}} << u"login_required"_s;
    QTest::addRow("silent together with another prompt")
        << Fields{{u"prompt"_s, u"none login"_s}} << u"invalid_request"_s;
}

void DemoSignIn::sendsErrorsBackToTheCallback()
{
    QFETCH(Fields, changes);
    QFETCH(QString, error);
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget(changes));
    QCOMPARE(answer.status, 302);
    QVERIFY(answer.header("Location").startsWith(TenantClient::callback.toLatin1() + '?'));
    QCOMPARE(answer.locationParameter(u"error"_s), error);
    QVERIFY(!answer.locationParameter(u"error_description"_s).isEmpty());
    QCOMPARE(answer.locationParameter(u"state"_s), u"state-of-the-test-012345"_s);
    QCOMPARE(answer.locationParameter(u"iss"_s), m_client->address().issuer);
}

void DemoSignIn::refusesDoubledParameters()
{
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget() + "&nonce=another");
    QCOMPARE(answer.locationParameter(u"error"_s), u"invalid_request"_s);
    const TenantAnswer callbacks = m_client->get(
        m_client->authorizeTarget() + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback");
    QVERIFY(!callbacks.hasHeader("Location"));
}

void DemoSignIn::saysWhoAnswered()
{
    const QUrl reached = m_client->walk(u"everyday"_s);
    QCOMPARE(parameterOf(reached, u"iss"_s), m_client->address().issuer);
    QCOMPARE(parameterOf(reached, u"state"_s), u"state-of-the-test-012345"_s);
    QVERIFY(parameterOf(reached, u"code"_s).size() >= 43);
}

void DemoSignIn::remembersConsentForAScopeSet()
{
    const QByteArray cookie = sessionOf(u"everyday"_s);
    QVERIFY(!cookie.isEmpty());
    const TenantAnswer same = m_client->get(m_client->authorizeTarget(), {{"Cookie", cookie}});
    QCOMPARE(same.status, 200);
    QVERIFY(same.body.contains("/u/confirm") && !same.body.contains("/u/consent"));
    const TenantAnswer more = m_client->get(m_client->authorizeTarget(TenantClient::allScopes()),
                                            {{"Cookie", cookie}});
    QVERIFY(more.body.contains("/u/consent"));
    QVERIFY(more.body.contains(catalogue::anyOf(catalogue::Action::SaveMetadata).first().toLatin1()));
    const TenantAnswer forced = m_client->get(m_client->authorizeTarget({{u"prompt"_s, u"consent"_s}}),
                                              {{"Cookie", cookie}});
    QVERIFY(forced.body.contains("/u/consent"));
    const TenantAnswer login = m_client->get(m_client->authorizeTarget({{u"prompt"_s, u"login"_s}}),
                                             {{"Cookie", cookie}});
    QVERIFY(login.body.contains("/u/login"));
}

void DemoSignIn::confirmsWhenNoOtherPageWasShown()
{
    const QByteArray cookie = sessionOf(u"everyday"_s);
    const TenantAnswer page = m_client->get(m_client->authorizeTarget(), {{"Cookie", cookie}});
    QVERIFY(page.body.contains("/u/confirm"));
    const TenantAnswer declined = post(page.body, "/u/confirm", {{u"action"_s, u"decline"_s}}, cookie);
    QCOMPARE(declined.locationParameter(u"error"_s), u"access_denied"_s);
    const TenantAnswer again = m_client->get(m_client->authorizeTarget(), {{"Cookie", cookie}});
    const TenantAnswer accepted = post(again.body, "/u/confirm", {{u"action"_s, u"accept"_s}}, cookie);
    QVERIFY(!accepted.locationParameter(u"code"_s).isEmpty());
    m_client->tenant().withState([](demo::DemoState &state) { state.options.showsConfirmation = false; });
    const TenantAnswer straight = m_client->get(m_client->authorizeTarget(), {{"Cookie", cookie}});
    QCOMPARE(straight.status, 302);
    QVERIFY(!straight.locationParameter(u"code"_s).isEmpty());
}

void DemoSignIn::keepsQuietOnlyWithAllPagesOff_data()
{
    QTest::addColumn<bool>("confirms");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("error");
    QTest::addRow("confirmation is due") << true << QString() << u"interaction_required"_s;
    QTest::addRow("consent is missing") << false << u"openid update:more"_s << QString();
    QTest::addRow("nothing is due") << false << QString() << QString();
}

void DemoSignIn::keepsQuietOnlyWithAllPagesOff()
{
    QFETCH(bool, confirms);
    QFETCH(QString, error);
    const QByteArray cookie = sessionOf(u"everyday"_s);
    m_client->tenant().withState([confirms](demo::DemoState &state) {
        state.options.showsConfirmation = confirms;
    });
    const Fields silent{{u"prompt"_s, u"none"_s}};
    const TenantAnswer answer = m_client->get(m_client->authorizeTarget(silent), {{"Cookie", cookie}});
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.locationParameter(u"error"_s), error);
    QCOMPARE(answer.locationParameter(u"code"_s).isEmpty(), !error.isEmpty());
    const TenantAnswer more = m_client->get(
        m_client->authorizeTarget(silent + TenantClient::allScopes()), {{"Cookie", cookie}});
    QCOMPARE(more.locationParameter(u"error"_s), u"consent_required"_s);
}

void DemoSignIn::tellsWhenThePersonSignedIn()
{
    const QByteArray cookie = sessionOf(u"everyday"_s);
    m_client->tenant().withState([](demo::DemoState &state) {
        state.options.showsConfirmation = false;
        state.clockOffsetSeconds += 100;
    });
    const TenantAnswer fresh = m_client->get(m_client->authorizeTarget({{u"max_age"_s, u"1000"_s}}),
                                             {{"Cookie", cookie}});
    const QJsonObject tokens = m_client->exchange(fresh.locationParameter(u"code"_s)).object();
    const QJsonObject claims = claimsOf(tokens.value(u"id_token").toString());
    QVERIFY(claims.value(u"iat").toInteger() - claims.value(u"auth_time").toInteger() >= 100);
    const TenantAnswer stale = m_client->get(m_client->authorizeTarget({{u"max_age"_s, u"60"_s}}),
                                             {{"Cookie", cookie}});
    QVERIFY(stale.body.contains("/u/login"));
    const TenantAnswer always = m_client->get(m_client->authorizeTarget({{u"max_age"_s, u"0"_s}}),
                                              {{"Cookie", cookie}});
    QVERIFY(always.body.contains("/u/login"));
    const TenantAnswer silent = m_client->get(
        m_client->authorizeTarget({{u"max_age"_s, u"60"_s}, {u"prompt"_s, u"none"_s}}), {{"Cookie", cookie}});
    QCOMPARE(silent.locationParameter(u"error"_s), u"login_required"_s);
}

void DemoSignIn::refusesADeclinedConsent()
{
    const QUrl reached = m_client->walk(u"everyday"_s, {}, true);
    QCOMPARE(parameterOf(reached, u"error"_s), u"access_denied"_s);
    QVERIFY(parameterOf(reached, u"code"_s).isEmpty());
}

void DemoSignIn::fillsInTheLoginHint()
{
    const TenantAnswer page = m_client->get(
        m_client->authorizeTarget({{u"login_hint"_s, u"a\"><script>@example.com"_s}}));
    QVERIFY(page.body.contains("value=\"a&quot;&gt;&lt;script&gt;@example.com\""));
    QVERIFY(!page.body.contains("<script"));
}

void DemoSignIn::ignoresTheScreenHint()
{
    const TenantAnswer page = m_client->get(m_client->authorizeTarget({{u"screen_hint"_s, u"signup"_s}}));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("/u/login"));
}

void DemoSignIn::putsTheOrganizationIntoTheTokens()
{
    const QJsonObject tokens = m_client->signIn(u"everyday"_s,
                                                {{u"organization"_s, u"org_Abcdefgh12345678"_s}});
    QCOMPARE(claimsOf(tokens.value(u"id_token").toString()).value(u"org_id").toString(),
             u"org_Abcdefgh12345678"_s);
    QCOMPARE(claimsOf(tokens.value(u"access_token").toString()).value(u"org_id").toString(),
             u"org_Abcdefgh12345678"_s);
}

QTEST_GUILESS_MAIN(DemoSignIn)
#include "tst_demosignin.moc"
