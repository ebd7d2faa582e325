// SPDX-License-Identifier: GPL-3.0-or-later
// Contract section 7, items 7, 8 and 14: a person's record, metadata and second factors.
#include "catalogue/lookup.h"
#include "demo/tenanttest.h"
#include "demodata/demostate.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using namespace Qt::StringLiterals;
using catalogue::Action;

class DemoUserTest : public TenantTest
{
    Q_OBJECT

private Q_SLOTS:
    void choosesFieldsOnReadingOnly();
    void refusesMalformedQueries();
    void mergesMetadataAtTheFirstLevel();
    void refusesToWriteAnythingElse_data();
    void refusesToWriteAnythingElse();
    void letsTheCreateScopeWriteOnlyWhenTold();
    void removesMultifactorInClassicTenantsOnly();
    void listsTheFirstConfirmedEnrollment();
    void keepsHardDataAsItIs();
};

void DemoUserTest::choosesFieldsOnReadingOnly() // item 8
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

void DemoUserTest::refusesMalformedQueries()
{
    become(u"everyday"_s);
    for (const QByteArray &query : {QByteArray("?include_fields=maybe"), QByteArray("?nonsense=1")}) {
        const TenantAnswer answer = m_client->api("GET", m_path + query, m_token);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"invalid_query_string"_s);
        QVERIFY(answer.message().startsWith(u"Query validation error:"));
    }
}

void DemoUserTest::mergesMetadataAtTheFirstLevel() // item 8
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

void DemoUserTest::refusesToWriteAnythingElse_data()
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

void DemoUserTest::refusesToWriteAnythingElse()
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

void DemoUserTest::letsTheCreateScopeWriteOnlyWhenTold() // item 7
{
    become(u"everyday"_s, {{u"scope"_s, u"read:current_user create:current_user_metadata"_s}});
    const QByteArray body = R"({"user_metadata":{"a":1}})";
    QCOMPARE(save(body).status, 403);
    m_client->tenant().withState([](demo::DemoState &state) { state.options.createScopeAloneWrites = true; });
    QCOMPARE(save(body).status, 200);
}

void DemoUserTest::removesMultifactorInClassicTenantsOnly() // item 7
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

void DemoUserTest::listsTheFirstConfirmedEnrollment()
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

void DemoUserTest::keepsHardDataAsItIs() // item 14
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

QTEST_GUILESS_MAIN(DemoUserTest)
#include "tst_demouser.moc"
