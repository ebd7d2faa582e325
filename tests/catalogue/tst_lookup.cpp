// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/lookup.h"
#include "support/strict.h"

#include <QSet>
#include <QTest>
#include <QUrl>

using namespace accountdesk;
using namespace accountdesk::catalogue;

class LookupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void matchUndoesExpand_data();
    void matchUndoesExpand();
    void keepsAValueOneSegment_data();
    void keepsAValueOneSegment();
    void survivesAUrl();
    void matchesNothingElse_data();
    void matchesNothingElse();
    void namesEachVerbAndPathOnce();
    void knowsAPathWhateverItsVerb();
    void asksForOneScopeMoreThanItNeedsToSaveMetadata();
    void firstSignInAsksForReadingOnly();
    void unitesScopesInTableOrder();
    void buildsTheAudience();
};

static QStringList difficultValues()
{
    return {QStringLiteral("auth0|1 x/y"), QStringLiteral("."), QStringLiteral(".."),
            QStringLiteral("auth0|../../clients?x#y"), QStringLiteral("a+b%2Fc"),
            QString::fromUtf8("oidc|Zo\u00eb\U0001F600"), QStringLiteral("12345678901234567890"),
            QStringLiteral("email|a@b.example"), QStringLiteral("...")};
}

static PathValues valuesFor(Action action, const QString &value)
{
    const auto braces = std::count(row(action).path.begin(), row(action).path.end(), '{');
    return PathValues(braces, value);
}

void LookupTest::matchUndoesExpand_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("value");
    for (Action action : allActions()) {
        const QStringList values = difficultValues();
        for (const QString &value : values) {
            QTest::addRow("%s %s with %s", verbName(row(action).verb).constData(),
                          std::string(row(action).path).c_str(), qPrintable(value))
                << static_cast<int>(action) << value;
        }
    }
}

void LookupTest::matchUndoesExpand()
{
    QFETCH(int, index);
    QFETCH(QString, value);
    const auto action = static_cast<Action>(index);
    const PathValues values = valuesFor(action, value);
    const auto found = match(verbName(row(action).verb), expand(action, values));
    QVERIFY(found);
    QCOMPARE(*found, (Match{action, values}));
}

void LookupTest::keepsAValueOneSegment_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("bar, blank and slash") << QStringLiteral("auth0|1 x/y")
                                          << QByteArray("/api/v2/users/auth0%7C1%20x%2Fy");
    QTest::newRow("two dots") << QStringLiteral("..") << QByteArray("/api/v2/users/%2E%2E");
    QTest::newRow("one dot") << QStringLiteral(".") << QByteArray("/api/v2/users/%2E");
    QTest::newRow("way out") << QStringLiteral("auth0|../../clients?x")
                             << QByteArray("/api/v2/users/auth0%7C..%2F..%2Fclients%3Fx");
    QTest::newRow("percent sign") << QStringLiteral("a%2Fb") << QByteArray("/api/v2/users/a%252Fb");
    QTest::newRow("beyond ASCII") << QString::fromUtf8("\u00fc") << QByteArray("/api/v2/users/%C3%BC");
}

void LookupTest::keepsAValueOneSegment()
{
    QFETCH(QString, id);
    QTEST(expand(Action::ReadUser, {id}), "path");
}

void LookupTest::survivesAUrl()
{
    const QString id = QStringLiteral("auth0|1 x/y");
    const QUrl url = QUrl::fromEncoded("https://tenant.example.com" + expand(Action::ReadUser, {id}));
    const auto found = match("GET", url.path(QUrl::FullyEncoded).toLatin1());
    QVERIFY(found);
    QCOMPARE(found->values, PathValues{id});
}

void LookupTest::matchesNothingElse_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("other verb") << QByteArray("PUT") << QByteArray("/api/v2/users/a");
    QTest::newRow("verb in small letters") << QByteArray("get") << QByteArray("/api/v2/users/a");
    QTest::newRow("empty id") << QByteArray("GET") << QByteArray("/api/v2/users/");
    QTest::newRow("no id") << QByteArray("GET") << QByteArray("/api/v2/users");
    QTest::newRow("slash at the end") << QByteArray("GET") << QByteArray("/api/v2/users/a/");
    QTest::newRow("one segment more") << QByteArray("GET") << QByteArray("/api/v2/users/a/b");
    QTest::newRow("doubled slash") << QByteArray("GET") << QByteArray("//api/v2/users/a");
    QTest::newRow("other version") << QByteArray("GET") << QByteArray("/api/v3/users/a");
    QTest::newRow("empty") << QByteArray("GET") << QByteArray();
}

void LookupTest::matchesNothingElse()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, path);
    QVERIFY(!match(verb, path));
}

void LookupTest::namesEachVerbAndPathOnce()
{
    QSet<QByteArray> seen;
    for (const Row &candidate : rows)
        seen.insert(verbName(candidate.verb) + QByteArray::fromStdString(std::string(candidate.path)));
    QCOMPARE(seen.size(), static_cast<qsizetype>(actionCount));
}

void LookupTest::knowsAPathWhateverItsVerb()
{
    QVERIFY(hasPath("/api/v2/users/a"));
    QVERIFY(hasPath("/api/v2/device-credentials"));
    QVERIFY(!hasPath("/api/v2/clients/a"));
}

void LookupTest::asksForOneScopeMoreThanItNeedsToSaveMetadata()
{
    QCOMPARE(askFor(Action::SaveMetadata), (QStringList{QStringLiteral("create:current_user_metadata"),
                                                        QStringLiteral("update:current_user_metadata")}));
    QCOMPARE(anyOf(Action::SaveMetadata), QStringList{QStringLiteral("update:current_user_metadata")});
}

void LookupTest::firstSignInAsksForReadingOnly()
{
    QCOMPARE(firstScopes().join(u' '), QStringLiteral("openid profile email read:current_user"));
}

void LookupTest::unitesScopesInTableOrder()
{
    const QStringList scopes = scopesFor({Action::DeleteDeviceCredential, Action::UnlinkIdentity,
                                          Action::LinkIdentity, Action::ReadUser});
    QCOMPARE(scopes.join(u' '),
             QStringLiteral("openid profile email read:current_user update:current_user_identities "
                            "delete:current_user_device_credentials"));
    QCOMPARE(scopesFor(allActions()).size(), 10);
    QVERIFY(!scopesFor(allActions()).contains(u"offline_access"));
}

void LookupTest::buildsTheAudience()
{
    QCOMPARE(apiAudience(QStringLiteral("t.eu.auth0.com")), QStringLiteral("https://t.eu.auth0.com/api/v2/"));
    QCOMPARE(apiRoot(), QByteArray("/api/v2/"));
}

QTEST_GUILESS_MAIN(LookupTest)
#include "tst_lookup.moc"
