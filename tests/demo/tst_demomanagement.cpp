// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 7, 8 and 11 to 14: the Management API.
#include "catalogue/lookup.h"
#include "demo/tenantclient.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;
using catalogue::Action;

class DemoManagementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_client.reset(); }
    void answersEveryRowOfTheCatalogue_data();
    void answersEveryRowOfTheCatalogue();
    void refusesTokensAsTheApiDoes();
    void forgetsWhatItRememberedOfAToken_data();
    void forgetsWhatItRememberedOfAToken();
    void choosesFieldsOnReadingOnly();
    void refusesMalformedQueries();
    void mergesMetadataAtTheFirstLevel();
    void refusesToWriteAnythingElse_data();
    void refusesToWriteAnythingElse();
    void letsTheCreateScopeWriteOnlyWhenTold();
    void removesMultifactorInClassicTenantsOnly();
    void listsTheFirstConfirmedEnrollment();
    void registersDevicesOnce();
    void refusesMalformedDevices_data();
    void refusesMalformedDevices();
    void forgetsDevicesQuietly();
    void listsNoDevicesToUsers();
    void tellsWhenTheBucketIsFullAgain();
    void answersAsPlanned_data();
    void answersAsPlanned();
    void omitsErrorCodesWhenTold();
    void keepsHardDataAsItIs();
    void findsNothingElsewhere();
    void forgetsEverythingOnReset();
    void notesRawBarsInPaths();

private:
    TenantAnswer read() { return m_client->api("GET", m_path, m_token); }
    TenantAnswer save(const QByteArray &body) { return m_client->api("PATCH", m_path, m_token, body); }
    void become(const QString &personId, const Fields &changes = TenantClient::allScopes());

    std::unique_ptr<TenantClient> m_client;
    QByteArray m_token;
    QString m_userId;
    QByteArray m_path;
};

namespace {

const QByteArray device = R"({"device_name":"Desk","type":"public_key","value":"dmFsdWU=",)"
                          R"("device_id":"68753A44-4D6F-1226-9C60-0050E4C00067"})";

/// A plausible path of an action for the user.
QByteArray pathOf(Action action, const QString &userId)
{
    switch (action) {
    case Action::ReadUser:
    case Action::ReadEnrollments:
    case Action::SaveMetadata:
    case Action::LinkIdentity:
        return catalogue::expand(action, {userId});
    case Action::UnlinkIdentity:
        return catalogue::expand(action, {userId, u"auth0"_s, u"nobody"_s});
    case Action::RemoveMultifactor:
        return catalogue::expand(action, {userId, u"google-authenticator"_s});
    case Action::CreateDeviceCredential:
        return catalogue::expand(action, {});
    case Action::DeleteDeviceCredential:
        return catalogue::expand(action, {u"dcr_AbCdEfGh12345678"_s});
    }
    return {};
}

struct Expected
{
    QByteArray body;
    int status;
    const char *refusal;    ///< the scopes that a refusal names
};

Expected expectedOf(Action action)
{
    switch (action) {
    case Action::ReadUser:
        return {{}, 200, "read:users,read:user_idp_tokens,read:current_user"};
    case Action::ReadEnrollments:
        return {{}, 200, "read:users,read:current_user"};
    case Action::SaveMetadata:
        return {R"({"user_metadata":{"a":1}})", 200,
                "update:users,update:users_app_metadata,update:current_user_metadata"};
    case Action::LinkIdentity:
        return {"{}", 400, "update:users,update:current_user_identities"};
    case Action::UnlinkIdentity:
        return {{}, 200, "update:users,update:current_user_identities"};
    case Action::RemoveMultifactor:
        return {{}, 204, "update:users"};
    case Action::CreateDeviceCredential:
        return {device, 201, "create:current_user_device_credentials"};
    case Action::DeleteDeviceCredential:
        return {{}, 204, "delete:device_credentials,update:current_user,delete:current_user_device_credentials"};
    }
    return {};
}

QStringList sorted(const QString &list)
{
    QStringList words = list.split(u',');
    words.sort();
    return words;
}

} // namespace

void DemoManagementTest::initTestCase()
{
    m_client = std::make_unique<TenantClient>();
    QVERIFY(m_client->isStarted());
}

void DemoManagementTest::init()
{
    failOnAnyWarning();
    m_client->reset();
}

void DemoManagementTest::become(const QString &personId, const Fields &changes)
{
    m_token = m_client->accessToken(personId, changes);
    QVERIFY2(!m_token.isEmpty(), qPrintable(m_client->lastFailure()));
    m_userId = claimsOf(QString::fromLatin1(m_token)).value(u"sub").toString();
    m_path = m_client->userPath(m_userId);
}

void DemoManagementTest::answersEveryRowOfTheCatalogue_data()
{
    QTest::addColumn<Action>("action");
    for (const Action action : catalogue::allActions())
        QTest::addRow("item 7 row %d", int(action)) << action;
}

void DemoManagementTest::answersEveryRowOfTheCatalogue()
{
    QFETCH(Action, action);
    const QByteArray verb = catalogue::verbName(catalogue::row(action).verb);
    const Expected expected = expectedOf(action);

    become(u"everyday"_s);
    const QByteArray path = pathOf(action, m_userId);
    const TenantAnswer good = m_client->api(verb, path, m_token, expected.body);
    QCOMPARE(good.status, expected.status);
    QVERIFY(good.hasHeader("x-ratelimit-limit"));
    QVERIFY(good.status != 204 || good.body.isEmpty());

    const TenantAnswer nobody = m_client->send(verb, path, {}, expected.body);
    QCOMPARE(nobody.status, 401);
    QCOMPARE(nobody.message(), u"Missing authentication"_s);
    QCOMPARE(nobody.header("WWW-Authenticate"), QByteArray("Bearer"));
    QVERIFY(!nobody.hasHeader("x-ratelimit-limit"));
    QVERIFY(!nobody.object().contains(u"errorCode"));

    if (path.contains(m_userId.section(u'|', 1).toLatin1())) {
        const TenantAnswer foreign = m_client->api(verb, pathOf(action, u"auth0|other"_s), m_token, expected.body);
        QCOMPARE(foreign.status, 403);
        QCOMPARE(foreign.code(), u"unowned_resource"_s);
        QCOMPARE(foreign.message(), u"User to be acted on does not match subject in bearer token."_s);
    }

    become(u"everyday"_s, {{u"scope"_s, u"openid"_s}});
    const TenantAnswer scope = m_client->api(verb, path, m_token, expected.body);
    QCOMPARE(scope.status, 403);
    QCOMPARE(scope.code(), u"insufficient_scope"_s);
    const QString start = u"Insufficient scope, expected any of: "_s;
    QVERIFY(scope.message().startsWith(start));
    QCOMPARE(sorted(scope.message().mid(start.size())), sorted(QString::fromLatin1(expected.refusal)));
    QCOMPARE(scope.error(), u"Forbidden"_s);
    QCOMPARE(scope.object().value(u"statusCode").toInt(), 403);
}

void DemoManagementTest::refusesTokensAsTheApiDoes() // item 13
{
    become(u"everyday"_s);
    QByteArray altered = m_token;
    altered[altered.lastIndexOf('.') + 5] = altered.at(altered.lastIndexOf('.') + 5) == 'A' ? 'B' : 'A';
    const TenantAnswer signature = m_client->api("GET", m_path, altered);
    QCOMPARE(signature.status, 401);
    QCOMPARE(signature.message(), u"Invalid signature received for JSON Web Token validation"_s);
    const TenantAnswer opaque = m_client->api("GET", m_path, QByteArray(32, 'x'));
    QCOMPARE(opaque.status, 400);
    QCOMPARE(opaque.code(), u"Bearer"_s);
    const TenantAnswer nonsense = m_client->api("GET", m_path, "a.b.c");
    QCOMPARE(nonsense.status, 401);
    QCOMPARE(nonsense.message(), u"Invalid token"_s);
    // Another run's token, for another audience and by another key (B15.3).
    TenantClient other;
    const TenantAnswer foreign = other.api("GET", m_path, m_token);
    QCOMPARE(foreign.status, 401);
    // An ID token of this tenant is for another audience.
    const QByteArray id = m_client->signIn(u"everyday"_s).value(u"id_token").toString().toLatin1();
    const TenantAnswer audience = m_client->api("GET", m_path, id);
    QCOMPARE(audience.status, 401);
    QCOMPARE(audience.message(), u"Bad audience: "_s + m_client->address().clientId);
}

void DemoManagementTest::forgetsWhatItRememberedOfAToken_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("message");
    QTest::addRow("expiry") << u"expiry"_s << u"Expired token received for JSON Web Token validation"_s;
    QTest::addRow("key change") << u"keys"_s << u"Invalid signature received for JSON Web Token validation"_s;
}

void DemoManagementTest::forgetsWhatItRememberedOfAToken()
{
    QFETCH(QString, how);
    QFETCH(QString, message);
    become(u"everyday"_s);
    QCOMPARE(read().status, 200);
    QCOMPARE(read().status, 200);
    if (how == u"expiry")
        m_client->tenant().withState([](demo::DemoState &state) { state.clockOffsetSeconds += 86401; });
    else
        m_client->tenant().rotateKeys();
    const TenantAnswer answer = read();
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.message(), message);
    if (how == u"expiry")
        QCOMPARE(answer.object().value(u"attributes")[u"error"].toString(), message);
    const QJsonArray keys = m_client->get("/.well-known/jwks.json").object().value(u"keys").toArray();
    QCOMPARE(keys.size(), 2);
    become(u"everyday"_s);
    QCOMPARE(read().status, 200);
}

void DemoManagementTest::choosesFieldsOnReadingOnly() // item 8
{
    become(u"everyday"_s);
    const QJsonObject whole = read().object();
    const TenantAnswer chosen = m_client->api("GET", m_path + "?fields=picture,email,nothing", m_token);
    QCOMPARE(chosen.object().keys(), QStringList({u"email"_s, u"picture"_s}));
    const TenantAnswer others = m_client->api("GET", m_path + "?fields=email&include_fields=false", m_token);
    QStringList expected = whole.keys();
    expected.removeAll(u"email"_s);
    QCOMPARE(others.object().keys(), expected);
    const TenantAnswer all = m_client->api("GET", m_path + "?fields=", m_token);
    QCOMPARE(all.object(), whole);
    const TenantAnswer patched = m_client->api("PATCH", m_path + "?fields=email&include_fields=true", m_token,
                                               R"({"user_metadata":{"x":1}})");
    QCOMPARE(patched.object().keys(), whole.keys());
}

void DemoManagementTest::refusesMalformedQueries()
{
    become(u"everyday"_s);
    for (const QByteArray &query : {QByteArray("?include_fields=maybe"), QByteArray("?nonsense=1")}) {
        const TenantAnswer answer = m_client->api("GET", m_path + query, m_token);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"invalid_query_string"_s);
        QVERIFY(answer.message().startsWith(u"Query validation error:"));
    }
}

void DemoManagementTest::mergesMetadataAtTheFirstLevel() // item 8
{
    become(u"newcomer"_s);
    QVERIFY(!read().object().contains(u"user_metadata"));
    const QString before = read().object().value(u"updated_at").toString();
    TenantAnswer answer = save(R"({"user_metadata":{"a":{"b":1,"c":2},"d":[1,2],"e":"x"}})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object().value(u"updated_at").toString() != before);
    QCOMPARE(answer.object().value(u"user_id").toString(), m_userId);
    answer = save(R"({"user_metadata":{"a":{"c":3},"d":[9],"e":null,"f":{"g":null}}})");
    const QJsonObject expected{{u"a"_s, QJsonObject{{u"c"_s, 3}}}, {u"d"_s, QJsonArray{9}},
                               {u"f"_s, QJsonObject{{u"g"_s, QJsonValue::Null}}}};
    QCOMPARE(answer.object().value(u"user_metadata").toObject(), expected);
    answer = save(R"({"user_metadata":{}})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object().contains(u"user_metadata"));
    QVERIFY(answer.object().value(u"user_metadata").toObject().isEmpty());
    QVERIFY(read().object().value(u"user_metadata").isObject());
    QVERIFY(save(R"({"user_metadata":{"n":9007199254740993}})").body.contains("9007199254740993"));
    const QString first = read().object().value(u"updated_at").toString();
    const QString second = save(R"({"user_metadata":{"n":1}})").object().value(u"updated_at").toString();
    QVERIFY2(second > first, "each write moves updated_at");
}

void DemoManagementTest::refusesToWriteAnythingElse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("codes");
    const QStringList schema{u"invalid_body"_s};
    const QStringList either{u"invalid_body"_s, u"insufficient_scope"_s};
    QTest::addRow("item 8 app metadata") << QByteArray(R"({"app_metadata":{}})") << either;
    QTest::addRow("item 8 name") << QByteArray(R"({"name":"Other"})") << either;
    QTest::addRow("item 8 name beside metadata")
        << QByteArray(R"({"user_metadata":{"a":1},"name":"Other"})") << either;
    QTest::addRow("item 8 blocked, which is absent") << QByteArray(R"({"blocked":true})") << either;
    QTest::addRow("unknown member") << QByteArray(R"({"colour":"red"})") << schema;
    QTest::addRow("metadata is text") << QByteArray(R"({"user_metadata":"x"})") << schema;
    QTest::addRow("metadata is null") << QByteArray(R"({"user_metadata":null})") << schema;
    QTest::addRow("a list") << QByteArray("[]") << schema;
    QTest::addRow("no JSON") << QByteArray("{\"user_metadata\":") << schema;
    QTest::addRow("a dot in a key") << QByteArray(R"({"user_metadata":{"a.b":1}})") << schema;
    QTest::addRow("a dollar in a key") << QByteArray(R"({"user_metadata":{"$a":1}})") << schema;
}

void DemoManagementTest::refusesToWriteAnythingElse()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, codes);
    become(u"newcomer"_s);
    const QJsonObject before = read().object();
    const TenantAnswer answer = save(body);
    QVERIFY2(answer.status == 400 || answer.status == 403, answer.body.constData());
    QVERIFY2(codes.contains(answer.code()), answer.body.constData());
    if (codes.size() == 1)
        QVERIFY(answer.message().startsWith(u"Payload validation error:"));
    else
        QVERIFY(answer.message().startsWith(u"You cannot update the following fields: "));
    QCOMPARE(read().object(), before);
}

void DemoManagementTest::letsTheCreateScopeWriteOnlyWhenTold() // item 7
{
    become(u"everyday"_s, {{u"scope"_s, u"read:current_user create:current_user_metadata"_s}});
    const QByteArray body = R"({"user_metadata":{"a":1}})";
    QCOMPARE(save(body).status, 403);
    m_client->tenant().withState([](demo::DemoState &state) { state.options.createScopeAloneWrites = true; });
    QCOMPARE(save(body).status, 200);
}

void DemoManagementTest::removesMultifactorInClassicTenantsOnly() // item 7
{
    become(u"hard"_s);
    const auto remove = [this](const QString &provider) {
        return m_client->api("DELETE", catalogue::expand(Action::RemoveMultifactor, {m_userId, provider}), m_token);
    };
    const TenantAnswer unknown = remove(u"guardian"_s);
    QCOMPARE(unknown.status, 400);
    QCOMPARE(unknown.code(), u"invalid_uri"_s);
    QVERIFY(unknown.message().startsWith(u"Path validation error:"));
    m_client->tenant().withState([](demo::DemoState &state) { state.options.allowsMultifactorRemoval = false; });
    const TenantAnswer modern = remove(u"google-authenticator"_s);
    QCOMPARE(modern.status, 403);
    QCOMPARE(modern.message(), u"Insufficient scope, expected any of: update:users"_s);
    m_client->tenant().withState([](demo::DemoState &state) { state.options.allowsMultifactorRemoval = true; });
    QVERIFY(read().object().value(u"multifactor").toArray().contains(u"google-authenticator"_s));
    for (int round = 0; round < 2; ++round) {
        const TenantAnswer classic = remove(u"google-authenticator"_s);
        QCOMPARE(classic.status, 204);
        QVERIFY(classic.body.isEmpty());
    }
    QVERIFY(!read().object().value(u"multifactor").toArray().contains(u"google-authenticator"_s));
    QCOMPARE(remove(u"duo"_s).status, 204);
}

void DemoManagementTest::listsTheFirstConfirmedEnrollment()
{
    const auto enrollments = [this] {
        return m_client->api("GET", catalogue::expand(Action::ReadEnrollments, {m_userId}), m_token);
    };
    become(u"newcomer"_s);
    QCOMPARE(enrollments().body, QByteArray("[]"));
    become(u"everyday"_s);
    const QJsonArray list = enrollments().array();
    QCOMPARE(list.size(), 1);
    QVERIFY(list.first()[u"id"].toString().startsWith(u"dev_"));
    QCOMPARE(list.first()[u"status"].toString(), u"confirmed"_s);
}

void DemoManagementTest::registersDevicesOnce() // item 11
{
    become(u"everyday"_s);
    const QByteArray path = catalogue::expand(Action::CreateDeviceCredential, {});
    const TenantAnswer created = m_client->api("POST", path, m_token, device);
    QCOMPARE(created.status, 201);
    QCOMPARE(created.object().keys(), QStringList({u"id"_s}));
    QVERIFY(QRegularExpression(u"^dcr_[A-Za-z0-9]{16}$"_s)
                .match(created.object().value(u"id").toString()).hasMatch());
    const TenantAnswer again = m_client->api("POST", path, m_token, device);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.message(), u"A public key already exists for the device."_s);
    QCOMPARE(again.error(), u"Conflict"_s);
}

void DemoManagementTest::refusesMalformedDevices_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("status");
    const QJsonValue absent(QJsonValue::Undefined);
    QTest::addRow("item 11 no name") << u"device_name"_s << absent << 400;
    QTest::addRow("item 11 empty name") << u"device_name"_s << QJsonValue(QString()) << 400;
    QTest::addRow("item 11 another type") << u"type"_s << QJsonValue(u"refresh_token"_s) << 400;
    QTest::addRow("item 11 no value") << u"value"_s << absent << 400;
    QTest::addRow("item 11 value is no Base64") << u"value"_s << QJsonValue(u"not base 64!"_s) << 400;
    QTest::addRow("item 11 device id too long") << u"device_id"_s << QJsonValue(QString(37, u'a')) << 400;
    QTest::addRow("item 11 device id with letters") << u"device_id"_s << QJsonValue(u"xyz"_s) << 400;
    QTest::addRow("item 11 device id ends in a line break") << u"device_id"_s << QJsonValue(u"abc\n"_s) << 400;
    QTest::addRow("item 11 unknown member") << u"colour"_s << QJsonValue(u"red"_s) << 400;
    QTest::addRow("item 11 another client") << u"client_id"_s << QJsonValue(u"other"_s) << 403;
}

void DemoManagementTest::refusesMalformedDevices()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(int, status);
    become(u"everyday"_s);
    QJsonObject body = QJsonDocument::fromJson(device).object();
    if (value.isUndefined())
        body.remove(member);
    else
        body.insert(member, value);
    const TenantAnswer answer = m_client->api("POST", catalogue::expand(Action::CreateDeviceCredential, {}),
                                              m_token, QJsonDocument(body).toJson());
    QCOMPARE(answer.status, status);
    if (status == 400)
        QCOMPARE(answer.code(), u"invalid_body"_s);
}

void DemoManagementTest::forgetsDevicesQuietly() // item 11
{
    become(u"everyday"_s);
    const QString id = m_client->api("POST", catalogue::expand(Action::CreateDeviceCredential, {}), m_token,
                                     device).object().value(u"id").toString();
    const auto remove = [this](const QString &which) {
        return m_client->api("DELETE", catalogue::expand(Action::DeleteDeviceCredential, {which}), m_token);
    };
    become(u"newcomer"_s);
    QCOMPARE(remove(id).status, 204);
    qsizetype left = 0;
    m_client->tenant().withState([&left](demo::DemoState &state) { left = state.credentials.size(); });
    QCOMPARE(left, 1);
    become(u"everyday"_s);
    QCOMPARE(remove(id).status, 204);
    QCOMPARE(remove(id).status, 204);
    m_client->tenant().withState([&left](demo::DemoState &state) { left = state.credentials.size(); });
    QCOMPARE(left, 0);
    QCOMPARE(remove(u"nonsense"_s).status, 400);
    QCOMPARE(remove(u"nonsense"_s).code(), u"invalid_uri"_s);
}

void DemoManagementTest::listsNoDevicesToUsers() // item 11
{
    become(u"everyday"_s);
    const QByteArray path = catalogue::expand(Action::CreateDeviceCredential, {});
    const TenantAnswer answer = m_client->api("GET", path, m_token);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.message(), u"Insufficient scope, expected any of: read:device_credentials"_s);
    QCOMPARE(answer.code(), u"insufficient_scope"_s);
    QCOMPARE(m_client->get(path).status, 401);
}

void DemoManagementTest::tellsWhenTheBucketIsFullAgain() // item 12
{
    become(u"everyday"_s);
    m_client->tenant().withState([](demo::DemoState &state) {
        state.options.rateBurst = 3;
        state.options.ratePerSecond = 0.01;
    });
    const TenantAnswer first = read();
    QCOMPARE(first.status, 200);
    QCOMPARE(first.header("x-ratelimit-limit"), QByteArray("3"));
    QCOMPARE(first.header("x-ratelimit-remaining"), QByteArray("2"));
    const qint64 reset = first.header("x-ratelimit-reset").toLongLong() - QDateTime::currentSecsSinceEpoch();
    QVERIFY2(reset > 60 && reset <= 101, "the moment at which the bucket is full");
    read();
    const TenantAnswer third = read();
    QCOMPARE(third.status, 200);
    const TenantAnswer refused = read();
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), u"too_many_requests"_s);
    QCOMPARE(refused.message(), u"Global limit has been reached"_s);
    QCOMPARE(refused.error(), u"Too Many Requests"_s);
    QCOMPARE(refused.header("x-ratelimit-remaining"), QByteArray("0"));
    QVERIFY(refused.header("x-ratelimit-reset").toLongLong() > first.header("x-ratelimit-reset").toLongLong());
    m_client->tenant().withState([](demo::DemoState &state) { state.clockOffsetSeconds += 101; });
    QCOMPARE(read().status, 200);
}

void DemoManagementTest::answersAsPlanned_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    using demo::FaultKind;
    QTest::addRow("item 12 rate limited") << int(FaultKind::RateLimited) << 429;
    QTest::addRow("item 12 server error") << int(FaultKind::ServerError) << 500;
    QTest::addRow("item 12 not JSON") << int(FaultKind::WebPage) << 200;
    QTest::addRow("item 12 slow") << int(FaultKind::Slow) << 200;
    QTest::addRow("item 12 cut") << int(FaultKind::CloseSilently) << 0;
    QTest::addRow("item 12 cut after acting") << int(FaultKind::CloseAfterActing) << 0;
}

void DemoManagementTest::answersAsPlanned()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    become(u"everyday"_s);
    // Qt itself repeats a GET once when a kept connection closes without a byte.
    m_client->forgetConnections();
    const int times = status == 0 ? 4 : 2;
    m_client->tenant().withState([&](demo::DemoState &state) {
        demo::FaultPlan plan;
        plan.kind = demo::FaultKind(kind);
        plan.times = times;
        plan.pathPrefix = catalogue::apiRoot();
        plan.delayMs = plan.kind == demo::FaultKind::Slow ? 20 : 0;
        state.faults = {plan};
    });
    const TenantAnswer answer = read();
    QCOMPARE(answer.status, status);
    if (kind == int(demo::FaultKind::WebPage))
        QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    if (status >= 400)
        QCOMPARE(answer.object().value(u"statusCode").toInt(), status);
    // Only the paths that were named.
    QCOMPARE(m_client->get("/.well-known/openid-configuration").status, 200);
    m_client->tenant().withState([](demo::DemoState &state) { state.faults.clear(); });
    QCOMPARE(read().status, 200);
}

void DemoManagementTest::omitsErrorCodesWhenTold() // item 13
{
    become(u"everyday"_s);
    m_client->tenant().withState([](demo::DemoState &state) { state.options.omitsErrorCodes = true; });
    const TenantAnswer answer = m_client->api("GET", m_client->userPath(u"auth0|other"_s), m_token);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.object().keys(), QStringList({u"error"_s, u"message"_s, u"statusCode"_s}));
}

void DemoManagementTest::keepsHardDataAsItIs() // item 14
{
    become(u"hard"_s);
    QVERIFY(m_userId.count(u'|') >= 2 && m_userId.contains(u'@'));
    const TenantAnswer answer = read();
    const QJsonObject user = answer.object();
    QVERIFY(!user.contains(u"email"));
    QVERIFY(user.value(u"name").toString().contains(u'<'));
    const QString name = user.value(u"name").toString();
    QVERIFY(std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.direction() == QChar::DirR; }));
    QVERIFY(std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.isHighSurrogate(); }));
    QVERIFY(answer.body.contains("9007199254740993"));
    const QByteArray metadata = QJsonDocument(user.value(u"user_metadata").toObject()).toJson(QJsonDocument::Compact);
    QVERIFY2(metadata.size() > 9000 && metadata.size() < 10000, QByteArray::number(metadata.size()).constData());
    const auto depthOf = [](const QByteArray &json) {
        int depth = 0, most = 0;
        for (const char c : json)
            most = std::max(most, depth += (c == '{' || c == '[') - (c == '}' || c == ']'));
        return most;
    };
    QVERIFY(depthOf(metadata) >= 8);
    become(u"everyday"_s);
    QVERIFY(read().object().value(u"identities").toArray().size() >= 2);
    QVERIFY(read().object().value(u"email_verified").toBool());
    become(u"newcomer"_s);
    QCOMPARE(read().object().value(u"email_verified"), QJsonValue(false));
}

void DemoManagementTest::findsNothingElsewhere()
{
    become(u"everyday"_s);
    for (const QByteArray &path : {QByteArray(catalogue::apiRoot() + "clients"), QByteArray(m_path + "/roles"),
                                   QByteArray(m_path + "/")}) {
        const TenantAnswer answer = m_client->api("GET", path, m_token);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.error(), u"Not Found"_s);
    }
    m_client->tenant().withState([](demo::DemoState &state) { state.accounts.clear(); });
    const TenantAnswer gone = read();
    QCOMPARE(gone.status, 404);
    QCOMPARE(gone.code(), u"inexistent_user"_s);
    QCOMPARE(gone.message(), u"The user does not exist."_s);
}

void DemoManagementTest::forgetsEverythingOnReset()
{
    become(u"newcomer"_s);
    QCOMPARE(save(R"({"user_metadata":{"a":1}})").status, 200);
    QByteArrayList told;
    m_client->tenant().withState([&told](demo::DemoState &state) {
        for (const demo::Told &entry : state.told)
            told.append(entry.method + ' ' + entry.path);
        state.reset();
    });
    QVERIFY(told.contains("PATCH " + m_path));
    QVERIFY(told.contains("POST /oauth/token"));
    become(u"newcomer"_s);
    QVERIFY(!read().object().contains(u"user_metadata"));
    qsizetype patches = -1;
    m_client->tenant().withState([&patches](demo::DemoState &state) {
        patches = std::count_if(state.told.cbegin(), state.told.cend(),
                                [](const demo::Told &entry) { return entry.method == "PATCH"; });
    });
    QCOMPARE(patches, 0);
}

void DemoManagementTest::notesRawBarsInPaths()
{
    become(u"everyday"_s);
    QByteArray raw = m_path;
    raw.replace("%7C", "|");
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(m_client->address().issuer).port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("GET " + raw + " HTTP/1.1\r\nHost: " + m_client->address().domain.toLatin1()
                 + "\r\nConnection: close\r\nAuthorization: Bearer " + m_token + "\r\n\r\n");
    QVERIFY(socket.waitForReadyRead(10000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    qsizetype faults = 0;
    m_client->tenant().withState([&faults](demo::DemoState &state) { faults = state.clientFaults.size(); });
    QCOMPARE(faults, 1);
}

QTEST_GUILESS_MAIN(DemoManagementTest)
#include "tst_demomanagement.moc"
