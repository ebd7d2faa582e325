// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 7 and 13: what the Management API answers to whom.
#include "catalogue/lookup.h"
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;
using catalogue::Action;

class DemoManagementTest : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void answersEveryRowOfTheCatalogue_data();
    void answersEveryRowOfTheCatalogue();
    void refusesTokensAsTheApiDoes();
    void forgetsWhatItRememberedOfAToken_data();
    void forgetsWhatItRememberedOfAToken();
    void omitsErrorCodesWhenTold();
    void findsNothingElsewhere();
    void notesRawBarsInPaths();
};

namespace {

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
        return {TenantTest::device, 201, "create:current_user_device_credentials"};
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

void DemoManagementTest::omitsErrorCodesWhenTold() // item 13
{
    become(u"everyday"_s);
    m_client->tenant().withState([](demo::DemoState &state) { state.options.omitsErrorCodes = true; });
    const TenantAnswer answer = m_client->api("GET", m_client->userPath(u"auth0|other"_s), m_token);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.object().keys(), QStringList({u"error"_s, u"message"_s, u"statusCode"_s}));
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
