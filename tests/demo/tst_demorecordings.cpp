// SPDX-License-Identifier: GPL-3.0-or-later
// The tenant's answers have the shape that real tenants' answers were recorded with.
#include "catalogue/lookup.h"
#include "demo/tenantclient.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;
using catalogue::Action;

class DemoRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
    void answersUserinfoWithoutATokenAsRecorded();
    void answersWithoutABearerAsRecorded();
    void refusesUnknownCodesAsRecorded();
    void describesItselfAsRecorded();
    void publishesKeysAsRecorded();
    void signsClaimsAsRecorded();
    void linksAsRecorded();
    void listsEnrollmentsAsRecorded();
    void limitsAsRecorded();
    void takesTheRecordedDevice();

private:
    static QJsonObject recording(const QString &file);
    static QJsonObject response(const QString &file, qsizetype exchange = 0);
    std::unique_ptr<TenantClient> m_client;
};

namespace {

QStringList keysOf(const QJsonValue &value)
{
    return value.toObject().keys();
}

/// Members of one that the other lacks.
QStringList missing(const QStringList &wanted, const QStringList &present)
{
    QStringList left = wanted;
    for (const QString &name : present)
        left.removeAll(name);
    return left;
}

} // namespace

void DemoRecordings::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void DemoRecordings::init()
{
    failOnAnyWarning();
    m_client->reset();
}

QJsonObject DemoRecordings::recording(const QString &file)
{
    return QJsonDocument::fromJson(readFile(sharedPath(u"recordings/"_s + file))).object();
}

QJsonObject DemoRecordings::response(const QString &file, qsizetype exchange)
{
    return recording(file).value(u"exchanges").toArray().at(exchange)[u"response"].toObject();
}

void DemoRecordings::answersUserinfoWithoutATokenAsRecorded()
{
    const QJsonObject recorded = response(u"token/userinfo-401.json"_s);
    const TenantAnswer answer = m_client->api("GET", "/userinfo", "a.b.c");
    QCOMPARE(answer.status, recorded.value(u"status").toInt());
    QCOMPARE(QString::fromLatin1(answer.body), recorded.value(u"body").toString());
    QCOMPARE(QString::fromLatin1(answer.header("WWW-Authenticate")),
             recorded.value(u"headers")[u"www-authenticate"].toString());
    QVERIFY(answer.hasHeader("x-ratelimit-limit"));
}

void DemoRecordings::answersWithoutABearerAsRecorded()
{
    const QJsonObject recorded = response(u"device-credentials/create-without-bearer-401-2021.json"_s);
    const TenantAnswer answer = m_client->send(
        "POST", catalogue::expand(Action::CreateDeviceCredential, {}),
        {{"Authorization", "Basic dXNlcjpwYXNzd29yZA=="}}, "{}");
    QCOMPARE(answer.status, recorded.value(u"status").toInt());
    QCOMPARE(answer.object(), recorded.value(u"body").toObject());
    QCOMPARE(QString::fromLatin1(answer.header("WWW-Authenticate")),
             recorded.value(u"headers")[u"www-authenticate"].toString());
}

void DemoRecordings::refusesUnknownCodesAsRecorded()
{
    const QJsonObject recorded = response(u"token/invalid-code-403.json"_s);
    const TenantAnswer answer = m_client->exchange(u"test-invalid-code"_s);
    QCOMPARE(answer.status, recorded.value(u"status").toInt());
    QCOMPARE(answer.object(), recorded.value(u"body").toObject());
}

void DemoRecordings::describesItselfAsRecorded()
{
    const QJsonObject recorded = recording(u"discovery/openid-configuration-2023.json"_s).value(u"data").toObject();
    const QJsonObject answer = m_client->get("/.well-known/openid-configuration").object();
    // What the tenant does not have it does not announce.
    QStringList left = missing(recorded.keys(), answer.keys());
    for (const QString &absent : {u"device_authorization_endpoint"_s, u"mfa_challenge_endpoint"_s,
                                  u"registration_endpoint"_s, u"request_parameter_supported"_s,
                                  u"request_uri_parameter_supported"_s,
                                  u"token_endpoint_auth_signing_alg_values_supported"_s})
        left.removeAll(absent);
    QCOMPARE(left, QStringList());
    for (const QString &name : recorded.keys())
        QVERIFY(!answer.contains(name) || answer.value(name).type() == recorded.value(name).type());
}

void DemoRecordings::publishesKeysAsRecorded()
{
    const QJsonArray recorded = recording(u"discovery/jwks-2023.json"_s).value(u"data")[u"keys"].toArray();
    const QJsonArray keys = m_client->get("/.well-known/jwks.json").object().value(u"keys").toArray();
    QCOMPARE(keys.size(), recorded.size());
    // The tenant makes keys, not certificates.
    QCOMPARE(missing(keysOf(recorded.first()), keysOf(keys.first())), QStringList({u"x5c"_s, u"x5t"_s}));
    QCOMPARE(keys.first()[u"kid"].toString().size(), recorded.first()[u"kid"].toString().size());
    QCOMPARE(keys.first()[u"e"], recorded.first()[u"e"]);
}

void DemoRecordings::signsClaimsAsRecorded()
{
    const QJsonObject recorded =
        recording(u"token/claims-spa-code-pkce-openid-2025.json"_s).value(u"data").toObject();
    const QJsonObject tokens = m_client->signIn(u"everyday"_s, {{u"nonce"_s, QString()}});
    QCOMPARE(tokens.keys(), keysOf(recorded.value(u"token_response_members")));
    const QString access = tokens.value(u"access_token").toString();
    QCOMPARE(claimsOf(access).keys(), keysOf(recorded.value(u"access_token")[u"payload"]));
    QCOMPARE(headerOf(access).keys(), keysOf(recorded.value(u"access_token")[u"header"]));
    const QString id = tokens.value(u"id_token").toString();
    QCOMPARE(claimsOf(id).keys(), keysOf(recorded.value(u"id_token")[u"payload"]));
    QCOMPARE(claimsOf(id).value(u"aud").type(), recorded.value(u"id_token")[u"payload"][u"aud"].type());
}

void DemoRecordings::linksAsRecorded()
{
    const QJsonArray recorded = response(u"identities/link-unlink-2023.json"_s, 2).value(u"body").toArray();
    const QByteArray token = m_client->accessToken(u"everyday"_s, TenantClient::allScopes());
    const QString user = claimsOf(QString::fromLatin1(token)).value(u"sub").toString();
    const QByteArray second = m_client->signIn(u"maja-social"_s).value(u"id_token").toString().toLatin1();
    const TenantAnswer answer = m_client->api("POST", catalogue::expand(Action::LinkIdentity, {user}), token,
                                              R"({"link_with":")" + second + "\"}");
    QCOMPARE(answer.status, 201);
    for (const QJsonValue identity : answer.array())
        QCOMPARE(keysOf(identity), keysOf(recorded.first()));
    QCOMPARE(missing(keysOf(answer.array().last()[u"profileData"]), keysOf(recorded.first()[u"profileData"])
                                                                        + QStringList{u"name"_s}), QStringList());
}

void DemoRecordings::listsEnrollmentsAsRecorded()
{
    const QJsonArray recorded = recording(u"mfa/enrollments-list-fixture.json"_s).value(u"data").toArray();
    const QByteArray token = m_client->accessToken(u"everyday"_s);
    const QString user = claimsOf(QString::fromLatin1(token)).value(u"sub").toString();
    const QJsonArray list =
        m_client->api("GET", catalogue::expand(Action::ReadEnrollments, {user}), token).array();
    QCOMPARE(list.size(), 1);
    QCOMPARE(missing(keysOf(list.first()), keysOf(recorded.first())), QStringList());
}

void DemoRecordings::limitsAsRecorded()
{
    const QByteArray token = m_client->accessToken(u"everyday"_s);
    const QString user = claimsOf(QString::fromLatin1(token)).value(u"sub").toString();
    m_client->tenant().withState([](demo::DemoState &state) {
        state.options.rateBurst = 0;
        state.options.ratePerSecond = 0;
    });
    const TenantAnswer answer = m_client->api("GET", m_client->userPath(user), token);
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.object(), recording(u"rate-limit/rate-limit-error-fixture.json"_s).value(u"data").toObject());
}

void DemoRecordings::takesTheRecordedDevice()
{
    const QJsonObject exchange = recording(u"device-credentials/create-and-list-2018.json"_s)
                                     .value(u"exchanges").toArray().first().toObject();
    QJsonObject body = exchange.value(u"request")[u"body"].toObject();
    body.insert(u"client_id"_s, m_client->address().clientId);
    const QByteArray token = m_client->accessToken(u"everyday"_s, TenantClient::allScopes());
    const TenantAnswer answer = m_client->api("POST", catalogue::expand(Action::CreateDeviceCredential, {}),
                                              token, QJsonDocument(body).toJson());
    QCOMPARE(answer.status, exchange.value(u"response")[u"status"].toInt());
    QCOMPARE(answer.object().keys(), keysOf(exchange.value(u"response")[u"body"]));
}

QTEST_GUILESS_MAIN(DemoRecordings)
#include "tst_demorecordings.moc"
