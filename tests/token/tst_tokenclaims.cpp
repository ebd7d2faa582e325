// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "token/claims.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;

class TokenClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsTypedClaims();
    void takesWrongTypesForAbsent();
    void readsTimes_data();
    void readsTimes();
    void keepsEveryClaimInOrder();
    void knowsWhatClaimsAre_data();
    void knowsWhatClaimsAre();
    void isEmptyWithoutAPayload();
};

static Claims claims(const QByteArray &payload)
{
    return Claims(*json::Document::parse(payload));
}

void TokenClaimsTest::readsTypedClaims()
{
    const Claims token = claims(R"({"sub":"auth0|1","aud":["a","b"],"scope":" openid  email "})");
    QVERIFY(!token.isEmpty());
    QCOMPARE(token.text(u"sub"), QStringLiteral("auth0|1"));
    QCOMPARE(token.audience().join(u','), QStringLiteral("a,b"));
    QCOMPARE(token.scopes().join(u','), QStringLiteral("openid,email"));
    QCOMPARE(claims(R"({"aud":"a"})").audience(), QStringList{QStringLiteral("a")});
}

void TokenClaimsTest::takesWrongTypesForAbsent()
{
    const Claims token = claims(R"({"sub":7,"aud":{"a":"b"},"scope":["openid"],"exp":"1"})");
    QCOMPARE(token.text(u"sub"), QString());
    QVERIFY(token.audience().isEmpty());
    QVERIFY(token.scopes().isEmpty());
    QVERIFY(!token.time(u"exp"));
    QVERIFY(!token.time(u"iat"));
    QCOMPARE(claims(R"({"aud":["a",7]})").audience(), QStringList{QStringLiteral("a")});
}

void TokenClaimsTest::readsTimes_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<std::optional<qint64>>("seconds");
    const auto row = [](const char *text, std::optional<qint64> seconds) {
        QTest::addRow("B6.8 %s", text) << QByteArray(text) << seconds;
    };
    row("0", 0);
    row("1790000000", 1790000000);
    row("1.79e9", 1790000000);
    row("1790000000.9", 1790000000);
    row("253402300799", 253402300799);
    row("253402300800", std::nullopt);
    row("-1", std::nullopt);
    row("-0.5", std::nullopt);
    row("1e300", std::nullopt);
    row("1e400", std::nullopt);
    row("9223372036854775808", std::nullopt);
    row("18446744073709551616", std::nullopt);
    row("\"1790000000\"", std::nullopt);
    row("null", std::nullopt);
}

void TokenClaimsTest::readsTimes()
{
    QFETCH(QByteArray, number);
    QFETCH(std::optional<qint64>, seconds);
    const auto time = claims("{\"exp\":" + number + '}').time(u"exp");
    QCOMPARE(time.has_value(), seconds.has_value());
    if (time) {
        QCOMPARE(time->toSecsSinceEpoch(), *seconds);
        QCOMPARE(time->timeSpec(), Qt::UTC);
    }
}

void TokenClaimsTest::keepsEveryClaimInOrder()
{
    const QList<Claim> all = claims(R"({"z":1,"iss":"x","https://ns/roles":["a"],"exp":2})").all();
    QCOMPARE(all.size(), 4);
    QCOMPARE(all[0].name, QStringLiteral("z"));
    QVERIFY(all[0].kind == ClaimKind::Other);
    QVERIFY(all[1].kind == ClaimKind::Issuer);
    QVERIFY(all[2].kind == ClaimKind::Custom);
    QCOMPARE(all[2].value.rawText(), QByteArray("[\"a\"]"));
    QVERIFY(all[3].kind == ClaimKind::Expiry);
}

Q_DECLARE_METATYPE(ClaimKind)

void TokenClaimsTest::knowsWhatClaimsAre_data()
{
    QTest::addColumn<ClaimKind>("kind");
    QTest::newRow("sub") << ClaimKind::Subject;
    QTest::newRow("azp") << ClaimKind::AuthorizedParty;
    QTest::newRow("gty") << ClaimKind::GrantType;
    QTest::newRow("email_verified") << ClaimKind::EmailVerified;
    QTest::newRow("phone_verified") << ClaimKind::PhoneVerified;
    QTest::newRow("org_id") << ClaimKind::Organization;
    QTest::newRow("at_hash") << ClaimKind::AccessTokenHash;
    QTest::newRow("http://example.com/x") << ClaimKind::Custom;
    QTest::newRow("Sub") << ClaimKind::Other;
    QTest::newRow("") << ClaimKind::Other;
}

void TokenClaimsTest::knowsWhatClaimsAre()
{
    QFETCH(ClaimKind, kind);
    QVERIFY(claimKind(QString::fromLatin1(QTest::currentDataTag())) == kind);
}

void TokenClaimsTest::isEmptyWithoutAPayload()
{
    const Claims none;
    QVERIFY(none.isEmpty());
    QVERIFY(none.all().isEmpty());
    QVERIFY(none.value(u"sub").isMissing());
    QVERIFY(none.audience().isEmpty());
}

QTEST_GUILESS_MAIN(TokenClaimsTest)
#include "tst_tokenclaims.moc"
