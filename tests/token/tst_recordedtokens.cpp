// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "token/claims.h"
#include "token/keyset.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;

/// Keys and claims as real tenants sent them.
class RecordedTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsAPublishedKeySet();
    void readsAnAccessTokenForAnApiAndUserinfo();
    void readsAnIdToken();
    void readsAMachinesAccessToken();
};

static json::Value recorded(const QString &path)
{
    return json::Document::parse(test::readFile(test::sharedPath(QStringLiteral("recordings/") + path)))->root()[u"data"];
}

static Claims claimsOf(const json::Value &payload)
{
    return Claims(*json::Document::parse(payload.rawText()));
}

void RecordedTokensTest::readsAPublishedKeySet()
{
    const auto keys = KeySet::parse(recorded(QStringLiteral("discovery/jwks-2023.json")).rawText());
    QVERIFY(keys);
    QCOMPARE(keys->keyIds().join(u' '), QStringLiteral("tMQzailSAdaW4nojXxES9 NKxtg1GbhZJBVcnBjtSqI"));
    const auto token = recorded(QStringLiteral("token/claims-client-credentials-2023.json"));
    const auto key = keys->find(token[u"header"][u"kid"].toString());
    QVERIFY(key);
    QCOMPARE((*key)->bits(), 2048);
}

void RecordedTokensTest::readsAnAccessTokenForAnApiAndUserinfo()
{
    const Claims claims = claimsOf(
        recorded(QStringLiteral("token/claims-spa-code-pkce-openid-2025.json"))[u"access_token"][u"payload"]);
    QCOMPARE(claims.audience().size(), 2);
    QCOMPARE(claims.scopes().join(u' '), QStringLiteral("openid profile email"));
    QCOMPARE(claims.time(u"iat")->secsTo(*claims.time(u"exp")), 86400);
    QCOMPARE(claims.text(u"sub"), QStringLiteral("google-oauth2|101234089995579426469"));
}

void RecordedTokensTest::readsAnIdToken()
{
    const Claims claims = claimsOf(
        recorded(QStringLiteral("token/claims-spa-code-pkce-openid-2025.json"))[u"id_token"][u"payload"]);
    QCOMPARE(claims.time(u"iat")->secsTo(*claims.time(u"exp")), 36000);
    QVERIFY(claims.value(u"email_verified").toBool());
    QVERIFY(!claims.time(u"updated_at"));
    const QList<Claim> all = claims.all();
    QCOMPARE(all.first().name, QStringLiteral("given_name"));
    for (const Claim &claim : all)
        QVERIFY2(claim.kind != ClaimKind::Other, qPrintable(claim.name));
}

void RecordedTokensTest::readsAMachinesAccessToken()
{
    const Claims claims =
        claimsOf(recorded(QStringLiteral("token/claims-client-credentials-2023.json"))[u"payload"]);
    QCOMPARE(claims.audience(), QStringList{QStringLiteral("localhost")});
    QCOMPARE(claims.text(u"gty"), QStringLiteral("client-credentials"));
    QCOMPARE(claims.scopes(), QStringList{QStringLiteral("email2")});
}

QTEST_GUILESS_MAIN(RecordedTokensTest)
#include "tst_recordedtokens.moc"
