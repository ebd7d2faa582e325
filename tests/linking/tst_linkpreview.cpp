// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkbench.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using linking::AdoptableKey;
using linking::LinkWarning;
using test::documentOf;
using test::secondTokens;
using test::value;

namespace {

QString keysOf(const QList<AdoptableKey> &keys)
{
    QStringList words;
    for (const AdoptableKey &one : keys)
        words.append((one.isClash() ? QStringLiteral("!") : QString()) + one.key);
    return words.join(u' ');
}

linking::LinkSide side(bool isEmailVerified, const QByteArray &metadata = {})
{
    linking::LinkSide side;
    side.isEmailVerified = isEmailVerified;
    side.userMetadata = value(metadata);
    return side;
}

} // namespace

class LinkPreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void checksTheSecondSignIn_data() // R25
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("algorithm");
        QTest::addColumn<QString>("rule");
        const QByteArray iss = "\"iss\":\"https://tenant.example/\",";
        const QByteArray exp = R"("exp":1767326645)";
        const QByteArray good = iss + R"("aud":"client",)" + exp;
        const QByteArray second("google-oauth2|7");
        const auto row = [&second](const char *name, const QByteArray &claims, const char *rule,
                                   const QByteArray &subject = {},
                                   const QByteArray &algorithm = "RS256") {
            QTest::newRow(name) << claims << (subject.isEmpty() ? second : subject) << algorithm
                                << QString::fromLatin1(rule);
        };
        row("good", good, "");
        row("audience as a list of one", iss + R"("aud":["client"],)" + exp, "");
        row("azp of the same application", good + R"(,"azp":"client")", "");
        row("R25 the same account", good, "sameAccount", "auth0|1");
        row("R25 linked already", good, "alreadyLinked", "sms|3");
        row("HS256", good, "algorithm", {}, "HS256");
        row("another application", iss + R"("aud":"other",)" + exp, "audience");
        row("two audiences", iss + R"("aud":["client","other"],)" + exp, "audience");
        row("azp of another application", good + R"(,"azp":"other")", "audience");
        row("another issuer",
            "\"iss\":\"https://login.example/\",\"aud\":\"client\"," + exp, "issuer");
        row("expired this second", iss + R"("aud":"client","exp":1767323045)", "expired");
        row("without expiry", iss + R"("aud":"client")", "expired");
    }

    void checksTheSecondSignIn()
    {
        QFETCH(QByteArray, claims);
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, algorithm);
        QFETCH(QString, rule);
        test::LinkBench b;
        b.beginFirst(test::firstUser(
            R"([{"provider":"auth0","user_id":"1"},{"provider":"sms","user_id":"3"}])"));
        const auto error = linking::checkSecond(b.store, secondTokens(claims, subject, algorithm));
        QCOMPARE(error ? error->rule : QString(), rule);
        if (error)
            QCOMPARE(error->kind, Error::Kind::Rejected);
    }

    void findsWhatCanBeAdopted_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QByteArray>("primary");
        QTest::addColumn<QString>("keys"); // "!" before a clash
        QTest::newRow("absent there") << QByteArray(R"({"a":1})") << QByteArray()
                                      << QStringLiteral("a");
        QTest::newRow("clash, equal and absent")
            << QByteArray(R"({"a":1,"b":[2],"c":3})") << QByteArray(R"({"a":2,"b":[2.0]})")
            << QStringLiteral("!a c");
        QTest::newRow("nothing") << QByteArray() << QByteArray(R"({"a":2})") << QString();
    }

    void findsWhatCanBeAdopted()
    {
        QFETCH(QByteArray, second);
        QFETCH(QByteArray, primary);
        QFETCH(QString, keys);
        QCOMPARE(keysOf(linking::adoptableKeys(value(second), value(primary))), keys);
    }

    void adoptsWhatIsChosen()
    {
        const json::Value primary = value(R"({"a":2,"b":1.50})");
        const auto keys = linking::adoptableKeys(value(R"({"a":1e0,"c":{"x":[ 1 ]}})"), primary);
        const auto adopted = linking::withAdopted(primary, keys);
        QCOMPARE(adopted->source(), QByteArray(R"({"a":1e0,"b":1.50,"c":{"x":[ 1 ]}})"));
        QCOMPARE(linking::withAdopted({}, {})->source(), QByteArray("{}"));
    }

    void warnsOfUnverifiedAddresses()
    {
        using List = QList<LinkWarning>;
        QCOMPARE(linking::previewOf(side(true), side(true), true).warnings, List{});
        QCOMPARE(linking::previewOf(side(false), side(true), true).warnings,
                 List{LinkWarning::PrimaryEmailUnverified});
        const List both{LinkWarning::SecondEmailUnverified, LinkWarning::MetadataUnreadable};
        QCOMPARE(linking::previewOf(side(true), side(false), false).warnings, both);
    }

    void showsBothSides()
    {
        const auto user = api::User::fromJson(documentOf(test::secondUser().body));
        const linking::LinkSide read = linking::sideOf(*user);
        QCOMPARE(read.name, QStringLiteral("Second"));
        QCOMPARE(read.identities.size(), 1);
        QVERIFY(read.isEmailVerified);
        const linking::LinkSide told = linking::sideOf(secondTokens().idClaims);
        QCOMPARE(told.userId, QStringLiteral("google-oauth2|7"));
        QCOMPARE(told.email, QStringLiteral("b@x.example"));
        QVERIFY(!told.isEmailVerified && told.userMetadata.isMissing());
        const auto preview = linking::previewOf(told, read, true);
        QVERIFY(preview.losesAppMetadata);
        QCOMPARE(keysOf(preview.metadataKeys), QStringLiteral("a same b"));
    }
};

QTEST_GUILESS_MAIN(LinkPreviewTest)
#include "tst_linkpreview.moc"
