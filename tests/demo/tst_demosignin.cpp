// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 1, 2 and 14: people, sessions and the tenant's own pages.
#include "catalogue/lookup.h"
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoSignIn : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void signsEachPersonIn_data();
    void signsEachPersonIn();
    void refusesABlockedPerson();
    void quotesTheLoginPageOnAWrongPassword();
    void saysWhoAnswered();
    void remembersConsentForAScopeSet();
    void confirmsWhenNoOtherPageWasShown();
    void keepsQuietOnlyWithAllPagesOff_data();
    void keepsQuietOnlyWithAllPagesOff();
    void tellsWhenThePersonSignedIn();
    void refusesADeclinedConsent();
    void fillsInTheLoginHint();
    void ignoresTheScreenHint();

private:
    QByteArray sessionOf(const QString &personId);
    TenantAnswer post(const QByteArray &page, const QByteArray &target, Fields fields,
                      const QByteArray &cookie);
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

QTEST_GUILESS_MAIN(DemoSignIn)
#include "tst_demosignin.moc"
