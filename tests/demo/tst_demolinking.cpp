// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 9 and 10: linking and unlinking identities.
#include "catalogue/lookup.h"
#include "crypto/base64url.h"
#include "demo/tenantclient.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;
using catalogue::Action;

class DemoLinkingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
    void linksTheSecondAccount();
    void refusesBodiesOfAnotherShape_data();
    void refusesBodiesOfAnotherShape();
    void refusesTokensThatProveNothing_data();
    void refusesTokensThatProveNothing();
    void checksOwnershipBeforeScopeAndScopeBeforeBody();
    void refusesTheSameAccount();
    void refusesAnAccountThatIsLinkedAlready();
    void unlinksByTheBareId();
    void doesNothingForAPrefixedId();
    void keepsTheMainIdentity();
    void unlinksIntegerAndBarredIds();
    void refusesUnknownProviders();

private:
    TenantAnswer link(const QByteArray &body);
    TenantAnswer linkWith(const QByteArray &idToken);
    TenantAnswer unlink(const QString &provider, const QString &id);
    QByteArray idTokenOf(const QString &personId);

    std::unique_ptr<TenantClient> m_client;
    QByteArray m_token;
    QString m_userId;
};

void DemoLinkingTest::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void DemoLinkingTest::init()
{
    failOnAnyWarning();
    m_client->reset();
    m_token = m_client->accessToken(u"everyday"_s, TenantClient::allScopes());
    m_userId = claimsOf(QString::fromLatin1(m_token)).value(u"sub").toString();
}

TenantAnswer DemoLinkingTest::link(const QByteArray &body)
{
    return m_client->api("POST", catalogue::expand(Action::LinkIdentity, {m_userId}), m_token, body);
}

TenantAnswer DemoLinkingTest::linkWith(const QByteArray &idToken)
{
    return link(R"({"link_with":")" + idToken + "\"}");
}

TenantAnswer DemoLinkingTest::unlink(const QString &provider, const QString &id)
{
    return m_client->api("DELETE", catalogue::expand(Action::UnlinkIdentity, {m_userId, provider, id}), m_token);
}

QByteArray DemoLinkingTest::idTokenOf(const QString &personId)
{
    return m_client->signIn(personId).value(u"id_token").toString().toLatin1();
}

void DemoLinkingTest::linksTheSecondAccount() // item 9
{
    const QByteArray second = idTokenOf(u"maja-social"_s);
    const QString secondId = claimsOf(QString::fromLatin1(second)).value(u"sub").toString();
    const QByteArray secondAccess = m_client->accessToken(u"maja-social"_s);
    const QByteArray path = m_client->userPath(m_userId);
    const QJsonObject before = m_client->api("GET", path, m_token).object();

    const TenantAnswer answer = linkWith(second);
    QCOMPARE(answer.status, 201);
    const QJsonArray identities = answer.array();
    QCOMPARE(identities.size(), before.value(u"identities").toArray().size() + 1);
    QCOMPARE(identities.first()[u"user_id"].toString(), m_userId.section(u'|', 1));
    for (const QJsonValue identity : identities)
        QVERIFY(identity[u"profileData"].isObject());
    QCOMPARE(identities.last()[u"provider"].toString(), u"github"_s);
    QVERIFY(identities.last()[u"user_id"].isDouble());

    const QJsonObject after = m_client->api("GET", path, m_token).object();
    QCOMPARE(after.value(u"user_metadata"), before.value(u"user_metadata"));
    QCOMPARE(after.value(u"name"), before.value(u"name"));
    QCOMPARE(after.value(u"identities").toArray(), identities);
    // The second account is gone; its login leads to the first.
    QCOMPARE(m_client->api("GET", m_client->userPath(secondId), secondAccess).status, 404);
    const QJsonObject tokens = m_client->signIn(u"maja-social"_s);
    QCOMPARE(claimsOf(tokens.value(u"id_token").toString()).value(u"sub").toString(), m_userId);
}

void DemoLinkingTest::refusesBodiesOfAnotherShape_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addRow("item 9 empty") << QByteArray("{}") << 400 << u"invalid_body"_s;
    QTest::addRow("item 9 a list") << QByteArray("[]") << 400 << u"invalid_body"_s;
    QTest::addRow("item 9 a number") << QByteArray(R"({"link_with":1})") << 400 << u"invalid_body"_s;
    QTest::addRow("item 9 unknown member")
        << QByteArray(R"({"link_with":"a.b.c","x":1})") << 400 << u"invalid_body"_s;
    QTest::addRow("item 9 both forms")
        << QByteArray(R"({"link_with":"a.b.c","provider":"auth0"})") << 400 << u"invalid_body"_s;
    QTest::addRow("item 9 the administrator's form")
        << QByteArray(R"({"provider":"auth0","user_id":"x"})") << 403 << u"insufficient_scope"_s;
}

void DemoLinkingTest::refusesBodiesOfAnotherShape()
{
    QFETCH(QByteArray, body);
    const TenantAnswer answer = link(body);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
    if (answer.status == 400)
        QVERIFY(answer.message().startsWith(u"Payload validation error:"));
}

void DemoLinkingTest::refusesTokensThatProveNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("message");
    QTest::addRow("item 9 no token") << u"nonsense"_s << u"Invalid token (link_with)."_s;
    QTest::addRow("item 9 altered") << u"altered"_s << u"Invalid token (link_with)."_s;
    QTest::addRow("item 9 HS256") << u"HS256"_s << u"JWT (link_with) must have an alg of RS256."_s;
    QTest::addRow("item 9 none") << u"none"_s << u"JWT (link_with) must have an alg of RS256."_s;
    QTest::addRow("item 9 another tenant") << u"foreign"_s << u"Invalid token (link_with)."_s;
    QTest::addRow("item 9 expired") << u"expired"_s << u"Invalid token (link_with)."_s;
    QTest::addRow("item 9 an access token") << u"access"_s
                                            << u"JWT (link_with) contains an invalid aud claim."_s;
}

void DemoLinkingTest::refusesTokensThatProveNothing()
{
    QFETCH(QString, what);
    QByteArray token = idTokenOf(u"maja-social"_s);
    const QByteArray payload = token.split('.').value(1);
    if (what == u"nonsense")
        token = "nonsense";
    else if (what == u"altered")
        token[token.size() - 20] = token.at(token.size() - 20) == 'A' ? 'B' : 'A';
    else if (what == u"HS256" || what == u"none")
        token = crypto::toBase64Url("{\"alg\":\"" + what.toLatin1() + "\"}") + '.' + payload + ".AAAA";
    else if (what == u"foreign")
        token = TenantClient().signIn(u"maja-social"_s).value(u"id_token").toString().toLatin1();
    else if (what == u"access")
        token = m_client->accessToken(u"maja-social"_s);
    else if (what == u"expired")
        m_client->tenant().withState([](demo::DemoState &state) { state.clockOffsetSeconds += 36001; });
    const TenantAnswer answer = linkWith(token);
    QCOMPARE(answer.status, 400);
    QTEST(answer.message(), "message");
}

void DemoLinkingTest::checksOwnershipBeforeScopeAndScopeBeforeBody() // item 9
{
    m_token = m_client->accessToken(u"everyday"_s, {{u"scope"_s, u"openid read:current_user"_s}});
    const TenantAnswer scope = link("nonsense");
    QCOMPARE(scope.code(), u"insufficient_scope"_s);
    m_userId = u"auth0|other"_s;
    const TenantAnswer ownership = link("nonsense");
    QCOMPARE(ownership.code(), u"unowned_resource"_s);
    m_token = "a.b.c";
    QCOMPARE(link("nonsense").status, 401);
}

void DemoLinkingTest::refusesTheSameAccount()
{
    const TenantAnswer answer = linkWith(idTokenOf(u"everyday"_s));
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.message().startsWith(u"Main identity and the new one are the same"));
}

void DemoLinkingTest::refusesAnAccountThatIsLinkedAlready()
{
    const QByteArray second = idTokenOf(u"maja-social"_s);
    QCOMPARE(linkWith(second).status, 201);
    const TenantAnswer again = linkWith(second);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.message(), u"Specified identity already exists."_s);
}

void DemoLinkingTest::unlinksByTheBareId() // item 10
{
    const QByteArray second = idTokenOf(u"maja-social"_s);
    const QString secondId = claimsOf(QString::fromLatin1(second)).value(u"sub").toString();
    const qsizetype before = linkWith(second).array().size();
    const TenantAnswer answer = unlink(u"github"_s, secondId.section(u'|', 1));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.array().size(), before - 1);
    QVERIFY(answer.array().first()[u"profileData"].isObject());
    // A separate account again, its old id, its profile, without metadata.
    const QByteArray access = m_client->accessToken(u"maja-social"_s);
    const QJsonObject user = m_client->api("GET", m_client->userPath(secondId), access).object();
    QCOMPARE(user.value(u"user_id").toString(), secondId);
    QVERIFY(!user.value(u"name").toString().isEmpty());
    QVERIFY(user.value(u"user_metadata").toObject().isEmpty());
    QCOMPARE(user.value(u"identities").toArray().size(), 1);
    QCOMPARE(linkWith(idTokenOf(u"maja-social"_s)).status, 201);
}

void DemoLinkingTest::doesNothingForAPrefixedId() // item 10
{
    const QJsonArray before = m_client->api("GET", m_client->userPath(m_userId), m_token)
                                  .object().value(u"identities").toArray();
    const QJsonObject second = before.at(1).toObject();
    const QString provider = second.value(u"provider").toString();
    const TenantAnswer answer = unlink(provider, provider + u'|' + second.value(u"user_id").toString());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.array(), before);
    QCOMPARE(unlink(u"github"_s, u"not linked"_s).array(), before);
}

void DemoLinkingTest::keepsTheMainIdentity() // item 10
{
    const TenantAnswer answer = unlink(u"auth0"_s, m_userId.section(u'|', 1));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.message(), u"Main identity cannot be removed."_s);
}

void DemoLinkingTest::unlinksIntegerAndBarredIds()
{
    m_token = m_client->accessToken(u"hard"_s, TenantClient::allScopes());
    m_userId = claimsOf(QString::fromLatin1(m_token)).value(u"sub").toString();
    const QJsonArray before = m_client->api("GET", m_client->userPath(m_userId), m_token)
                                  .object().value(u"identities").toArray();
    QString provider;
    for (const QJsonValue identity : before) {
        if (identity[u"user_id"].toInteger() == 9007199254740993)
            provider = identity[u"provider"].toString();
    }
    QVERIFY(!provider.isEmpty());
    QCOMPARE(unlink(provider, u"9007199254740993"_s).array().size(), before.size() - 1);
}

void DemoLinkingTest::refusesUnknownProviders()
{
    const TenantAnswer answer = unlink(u"nonsense"_s, u"1"_s);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"invalid_uri"_s);
    QVERIFY(answer.message().startsWith(u"Path validation error:"));
}

QTEST_GUILESS_MAIN(DemoLinkingTest)
#include "tst_demolinking.moc"
