// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 1 to 3: what the tokens of a sign-in say.
#include "catalogue/lookup.h"
#include "crypto/base64url.h"
#include "crypto/rsakey.h"
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;

class DemoTokenClaims : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void givesAnIdTokenThatItsKeysVerify();
    void leavesAudienceAPlainStringWithoutOpenid();
    void dropsScopesThatNobodyMayHave_data();
    void dropsScopesThatNobodyMayHave();
    void omitsScopeWhenNoneWasAsked();
    void givesAnOpaqueTokenWhenTheAudienceIsForgotten();
    void putsTheOrganizationIntoTheTokens();
};

void DemoTokenClaims::givesAnIdTokenThatItsKeysVerify()
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

void DemoTokenClaims::leavesAudienceAPlainStringWithoutOpenid()
{
    const QJsonObject tokens = m_client->signIn(
        u"everyday"_s, {{u"scope"_s, catalogue::anyOf(catalogue::Action::ReadUser).first()}});
    QVERIFY(!tokens.contains(u"id_token"));
    QCOMPARE(claimsOf(tokens.value(u"access_token").toString()).value(u"aud").toString(),
             m_client->address().audience);
}

void DemoTokenClaims::dropsScopesThatNobodyMayHave_data()
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

void DemoTokenClaims::dropsScopesThatNobodyMayHave()
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

void DemoTokenClaims::omitsScopeWhenNoneWasAsked()
{
    const QJsonObject tokens = m_client->signIn(u"everyday"_s, {{u"scope"_s, QString()}});
    QVERIFY(!tokens.isEmpty());
    QVERIFY(!tokens.contains(u"scope") && !tokens.contains(u"id_token"));
    QVERIFY(!claimsOf(tokens.value(u"access_token").toString()).contains(u"scope"));
}

void DemoTokenClaims::givesAnOpaqueTokenWhenTheAudienceIsForgotten()
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

void DemoTokenClaims::putsTheOrganizationIntoTheTokens()
{
    const QJsonObject tokens = m_client->signIn(u"everyday"_s,
                                                {{u"organization"_s, u"org_Abcdefgh12345678"_s}});
    QCOMPARE(claimsOf(tokens.value(u"id_token").toString()).value(u"org_id").toString(),
             u"org_Abcdefgh12345678"_s);
    QCOMPARE(claimsOf(tokens.value(u"access_token").toString()).value(u"org_id").toString(),
             u"org_Abcdefgh12345678"_s);
}

QTEST_GUILESS_MAIN(DemoTokenClaims)
#include "tst_demotokenclaims.moc"
