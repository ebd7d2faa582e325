// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/types.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

namespace {

Result<api::User> userOf(const QByteArray &json)
{
    const auto document = json::Document::parse(json);
    if (!document)
        return document.error();
    return api::User::fromJson(*document);
}

Result<QList<api::Enrollment>> enrollmentsOf(const QByteArray &json)
{
    const auto document = json::Document::parse(json);
    if (!document)
        return document.error();
    return api::enrollmentsFromJson(*document);
}

/// A user with that much more.
QByteArray with(const QByteArray &member)
{
    return "{\"user_id\":\"auth0|1\"" + (member.isEmpty() ? QByteArray() : ',' + member) + '}';
}

const QList<QByteArray> textMembers{
    "email", "username", "phone_number", "name", "nickname", "given_name", "family_name",
    "picture", "created_at", "updated_at", "last_login", "last_ip", "last_password_reset",
    "multifactor_last_modified"};
const QList<QByteArray> boolMembers{"email_verified", "phone_verified", "blocked"};

} // namespace

class TypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void readsAWholeUser()
    {
        const auto user = userOf(R"({"user_id":"auth0|1","email":"a@b.example",
            "email_verified":true,"username":"u","phone_number":"+49123","phone_verified":false,
            "name":"N","nickname":"K","given_name":"G","family_name":"F","picture":"p.png",
            "created_at":"2023-01-25T19:00:26.539Z","updated_at":"2023-01-26T19:00:26.539Z",
            "last_login":"2023-01-27T19:00:26.539Z","last_ip":"::1","logins_count":3,
            "last_password_reset":"2023-01-28T19:00:26.539Z","blocked":false,
            "multifactor":["guardian"],"multifactor_last_modified":"2023-01-29T19:00:26.539Z",
            "identities":[{"provider":"auth0","connection":"C","user_id":"1","isSocial":false},
              {"provider":"x","connection":"x","user_id":9007199254740993,"isSocial":true,
               "profileData":{"email":"c@d.example"}}],
            "user_metadata":{"a":1},"app_metadata":{},"locale":"de","odd":[1,{"x":null}]})");
        QVERIFY(user);
        QCOMPARE(user->userId, QStringLiteral("auth0|1"));
        QCOMPARE(user->email, QStringLiteral("a@b.example"));
        QCOMPARE(user->emailVerified, true);
        QCOMPARE(user->phoneVerified, false);
        QCOMPARE(user->nickname, QStringLiteral("K"));
        QCOMPARE(user->lastIp, QStringLiteral("::1"));
        QCOMPARE(user->loginsCount, qint64(3));
        QCOMPARE(user->multifactor, QStringList(QStringLiteral("guardian")));
        QCOMPARE(user->blocked, false);
        QCOMPARE(user->identities.size(), 2);
        QVERIFY(user->identities[0].profileData.isMissing());
        QCOMPARE(user->identities[1].userId, QStringLiteral("9007199254740993"));
        QVERIFY(user->identities[1].isSocial);
        QCOMPARE(user->identities[1].profileData[u"email"].toString(),
                 QStringLiteral("c@d.example"));
        QCOMPARE(user->userMetadata[u"a"].toInteger(), qint64(1));
        QVERIFY(user->appMetadata.isObject());
        // Unknown members are kept.
        QCOMPARE(user->raw.root()[u"odd"].rawText(), "[1,{\"x\":null}]");
    }

    void takesEveryOptionalMemberAbsentOrNull_data() // B13.6
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("B13.6 all absent") << with("");
        QList<QByteArray> names = textMembers + boolMembers;
        names += {"logins_count", "multifactor", "identities", "user_metadata", "app_metadata"};
        for (const QByteArray &name : std::as_const(names))
            QTest::addRow("B13.6 %s null", name.data()) << with('"' + name + "\":null");
        QTest::newRow("B13.6 identity without the optional ones")
            << with(R"("identities":[{"provider":"auth0","user_id":"1"}])");
        QTest::newRow("B13.6 identity with nulls")
            << with(R"("identities":[{"provider":"auth0","user_id":"1","connection":null,
                       "isSocial":null,"profileData":null}])");
    }

    void takesEveryOptionalMemberAbsentOrNull()
    {
        QFETCH(QByteArray, json);
        const auto user = userOf(json);
        QVERIFY2(user, user ? "" : qPrintable(user.error().rule));
        QVERIFY(!user->email && !user->emailVerified && !user->loginsCount);
        QVERIFY(user->multifactor.isEmpty() && user->userMetadata.isMissing());
    }

    void namesThePathOfAWrongType_data() // B13.6
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        for (const QByteArray &name : textMembers) {
            for (const QByteArray value : {"7", "true", "{}", "[]"})
                QTest::addRow("B13.6 %s is %s", name.data(), value.data())
                    << with('"' + name + "\":" + value)
                    << QString(QLatin1String("$.") + QString::fromLatin1(name));
        }
        for (const QByteArray &name : boolMembers) {
            for (const QByteArray value : {"7", "\"true\"", "{}", "[]"})
                QTest::addRow("B13.6 %s is %s", name.data(), value.data())
                    << with('"' + name + "\":" + value)
                    << QString(QLatin1String("$.") + QString::fromLatin1(name));
        }
        const auto row = [](const char *name, const QByteArray &json, const char *path) {
            QTest::addRow("B13.6 %s", name) << json << QString::fromLatin1(path);
        };
        row("a list instead of a user", "[]", "$");
        row("a number instead of a user", "1", "$");
        row("no user_id", "{\"email\":\"a@b.example\"}", "$.user_id");
        row("null user_id", "{\"user_id\":null}", "$.user_id");
        row("number as user_id", "{\"user_id\":1}", "$.user_id");
        row("logins_count as text", with("\"logins_count\":\"3\""), "$.logins_count");
        row("logins_count with a fraction", with("\"logins_count\":1.5"), "$.logins_count");
        row("multifactor as text", with("\"multifactor\":\"guardian\""), "$.multifactor");
        row("number in multifactor", with("\"multifactor\":[\"a\",1]"), "$.multifactor[1]");
        row("identities as object", with("\"identities\":{}"), "$.identities");
        row("identity is text", with("\"identities\":[\"x\"]"), "$.identities[0]");
        row("second identity without provider",
            with(R"("identities":[{"provider":"a","user_id":1},{"user_id":2}])"),
            "$.identities[1].provider");
        row("identity id is a list", with(R"("identities":[{"provider":"a","user_id":[]}])"),
            "$.identities[0].user_id");
        row("isSocial as number",
            with(R"("identities":[{"provider":"a","user_id":1,"isSocial":1}])"),
            "$.identities[0].isSocial");
        row("profileData as list",
            with(R"("identities":[{"provider":"a","user_id":1,"profileData":[]}])"),
            "$.identities[0].profileData");
        row("metadata as list", with("\"user_metadata\":[]"), "$.user_metadata");
        row("app metadata as text", with("\"app_metadata\":\"x\""), "$.app_metadata");
    }

    void namesThePathOfAWrongType()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto user = userOf(json);
        QVERIFY(!user);
        QCOMPARE(user.error().kind, Error::Kind::Malformed);
        QCOMPARE(user.error().rule, path);
    }

    void keepsUnknownMembersOfAnyType()
    {
        const auto user = userOf(with(R"("x":1e400,"y":{"deep":[[]]},"clientID":null)"));
        QVERIFY(user);
        QCOMPARE(user->raw.root()[u"x"].numberText(), "1e400");
        QVERIFY(user->raw.root()[u"clientID"].isNull());
    }

    void dropsTheTokensOfIdentityProviders()
    {
        const auto tainted = userOf(with(
            "\"a\\\"b\":\"\\n\",\"identities\":[{\"provider\":\"g\",\"access_token\":\"SECRET\","
            "\"user_id\":12345678901234567890,\"refresh_token\":\"SECRET\","
            "\"access_token_secret\":\"SECRET\",\"profileData\":{\"name\":\"N\"}},"
            "{\"provider\":\"p\",\"user_id\":\"2\"}],\"big\":1.50"));
        QVERIFY(tainted);
        QVERIFY(!tainted->raw.source().contains("SECRET"));
        QCOMPARE(tainted->identities.size(), 2);
        QCOMPARE(tainted->identities[0].userId, QStringLiteral("12345678901234567890"));
        QCOMPARE(tainted->identities[0].profileData[u"name"].toString(), QStringLiteral("N"));
        QVERIFY(!tainted->identities[0].raw.rawText().contains("SECRET"));
        QCOMPARE(tainted->raw.root()[u"a\"b"].toString(), QStringLiteral("\n"));
        QCOMPARE(tainted->raw.root()[u"big"].rawText(), "1.50");
    }

    void readsThousandsOfIdentities() // B13.7
    {
        QByteArray list;
        for (int i = 0; i < 3000; ++i)
            list += "{\"provider\":\"p\",\"user_id\":" + QByteArray::number(i) + "},";
        list.chop(1);
        const auto user = userOf(with("\"identities\":[" + list + ']'));
        QVERIFY(user);
        QCOMPARE(user->identities.size(), 3000);
        QCOMPARE(user->identities.last().userId, QStringLiteral("2999"));
    }

    void readsEnrollments()
    {
        const auto list = enrollmentsOf(R"([{"id":"dev_1","status":"confirmed","type":"pn",
            "name":"Phone","phone_number":null,"identifier":"f4","auth_method":"",
            "enrolled_at":"2017-01-18T17:45:08.328Z","last_auth":"","more":1},{"id":"dev_2"}])");
        QVERIFY(list);
        QCOMPARE(list->size(), 2);
        const api::Enrollment first = list->first();
        QCOMPARE(first.id, QStringLiteral("dev_1"));
        QCOMPARE(first.name, QStringLiteral("Phone"));
        QVERIFY(!first.phoneNumber && !first.authMethod && !first.lastAuth);
        QCOMPARE(first.enrolledAt, QStringLiteral("2017-01-18T17:45:08.328Z"));
        QCOMPARE(first.raw[u"more"].rawText(), "1");
        QVERIFY(list->last().status.isEmpty());
    }

    void refusesEnrollmentsOfAnotherShape_data() // B13.6
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const QByteArray &json, const char *path) {
            QTest::addRow("B13.6 %s", name) << json << QString::fromLatin1(path);
        };
        row("an object", "{}", "$");
        row("null", "null", "$");
        row("a text inside", "[\"x\"]", "$[0]");
        row("no id", "[{\"id\":\"a\"},{}]", "$[1].id");
        row("number as id", "[{\"id\":1}]", "$[0].id");
        for (const char *name : {"status", "type", "name", "identifier", "phone_number",
                                 "auth_method", "enrolled_at", "last_auth"}) {
            QTest::addRow("B13.6 number as %s", name)
                << QByteArray("[{\"id\":\"a\",\"" + QByteArray(name) + "\":1}]")
                << QStringLiteral("$[0].") + QString::fromLatin1(name);
        }
    }

    void refusesEnrollmentsOfAnotherShape()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto list = enrollmentsOf(json);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::Malformed);
        QCOMPARE(list.error().rule, path);
    }

    void knowsExactlyTheMembersThatItReads()
    {
        QStringList names{QStringLiteral("user_id"), QStringLiteral("logins_count"),
                          QStringLiteral("multifactor"), QStringLiteral("identities"),
                          QStringLiteral("user_metadata"), QStringLiteral("app_metadata")};
        for (const QByteArray &name : textMembers + boolMembers)
            names.append(QString::fromLatin1(name));
        names.sort();
        QStringList known = api::knownUserMembers();
        known.sort();
        QCOMPARE(known, names);
    }
};

QTEST_GUILESS_MAIN(TypesTest)
#include "tst_types.moc"
