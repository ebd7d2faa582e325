// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "http/form.h"
#include "support/strict.h"

#include <QCryptographicHash>
#include <QTest>

using namespace accountdesk;
using test::Attempt;

namespace {

QMap<QString, QString> parametersOf(const QUrl &url)
{
    QMap<QString, QString> parameters;
    const auto pairs = http::parseForm(url.query(QUrl::FullyEncoded).toLatin1());
    for (const http::Parameter &pair : pairs.value_or(QList<http::Parameter>{})) {
        if (parameters.contains(pair.first))
            QTest::qFail("a parameter is doubled", __FILE__, __LINE__);
        parameters.insert(pair.first, pair.second);
    }
    return parameters;
}

QMap<QString, QString> opened(Attempt &attempt)
{
    attempt.browser.script = [](test::CallbackBrowser &) {};
    attempt.start();
    if (!attempt.waitForStage(auth::SignIn::Stage::AwaitingCallback))
        QTest::qFail("no page was opened", __FILE__, __LINE__);
    return parametersOf(attempt.browser.opened.value(0));
}

} // namespace

class AuthorizeRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void asksForWhatIsNeeded();
    void addsWhatIsGiven();
    void asksForFirstScopesWithOpenId_data();
    void asksForFirstScopesWithOpenId();
    void drawsSecretsFromTheGivenSource();
    void isNewForEachAttempt();
    void keepsTheEndpointsOwnQuery();
    void exchangesTheCodeInOneForm();
    void opensOnlyWhatTheMetadataNames();
};

void AuthorizeRequestTest::asksForWhatIsNeeded()
{
    Attempt attempt;
    const QMap<QString, QString> p = opened(attempt);
    // B1.3, B2.2
    QCOMPARE(p.keys(), (QStringList{QStringLiteral("audience"), QStringLiteral("client_id"),
                                    QStringLiteral("code_challenge"),
                                    QStringLiteral("code_challenge_method"), QStringLiteral("nonce"),
                                    QStringLiteral("redirect_uri"), QStringLiteral("response_type"),
                                    QStringLiteral("scope"), QStringLiteral("state")}));
    QCOMPARE(p.value(QStringLiteral("response_type")), QStringLiteral("code"));
    QCOMPARE(p.value(QStringLiteral("client_id")), QStringLiteral("client+1"));
    QCOMPARE(p.value(QStringLiteral("audience")), QStringLiteral("https://api.example/?a=1&b=+ %"));
    QCOMPARE(p.value(QStringLiteral("redirect_uri")), attempt.signIn->callbackUrl());
    QVERIFY(attempt.signIn->callbackUrl().startsWith(QStringLiteral("http://127.0.0.1:")));
    QCOMPARE(p.value(QStringLiteral("code_challenge_method")), QStringLiteral("S256"));
    QCOMPARE(p.value(QStringLiteral("code_challenge")).size(), 43);
    QVERIFY(p.value(QStringLiteral("state")).size() >= 22);
    QVERIFY(p.value(QStringLiteral("nonce")).size() >= 22);
    QVERIFY(p.value(QStringLiteral("nonce")) != p.value(QStringLiteral("state")));
    QCOMPARE(attempt.signIn->authorizeUrl(), attempt.browser.opened.value(0));
}

void AuthorizeRequestTest::addsWhatIsGiven()
{
    Attempt attempt;
    attempt.request.prompt = QStringLiteral("login");
    attempt.request.loginHint = QStringLiteral("a+b&c=d@example.com");
    attempt.request.organization = QStringLiteral("org_1");
    attempt.request.connection = QStringLiteral("google-oauth2");
    attempt.request.maxAgeSeconds = 0;
    const QMap<QString, QString> p = opened(attempt);
    QCOMPARE(p.value(QStringLiteral("prompt")), QStringLiteral("login"));
    QCOMPARE(p.value(QStringLiteral("login_hint")), QStringLiteral("a+b&c=d@example.com"));
    QCOMPARE(p.value(QStringLiteral("organization")), QStringLiteral("org_1"));
    QCOMPARE(p.value(QStringLiteral("connection")), QStringLiteral("google-oauth2"));
    QCOMPARE(p.value(QStringLiteral("max_age")), QStringLiteral("0"));
    QCOMPARE(p.size(), 14);
}

void AuthorizeRequestTest::asksForFirstScopesWithOpenId_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("asked");
    QTest::newRow("none named") << QStringList{}
                                << QStringLiteral("openid profile email read:current_user");
    QTest::newRow("without openid") << QStringList{QStringLiteral("email")}
                                    << QStringLiteral("openid email");
    QTest::newRow("with openid")
        << QStringList{QStringLiteral("email"), QStringLiteral("openid")}
        << QStringLiteral("email openid");
}

void AuthorizeRequestTest::asksForFirstScopesWithOpenId()
{
    QFETCH(QStringList, scopes);
    Attempt attempt;
    attempt.request.scopes = scopes;
    QTEST(opened(attempt).value(QStringLiteral("scope")), "asked");
}

void AuthorizeRequestTest::drawsSecretsFromTheGivenSource()
{
    // B1.4, B2.1
    Attempt attempt;
    QByteArrayList drawn;
    const auto random = [&drawn](qsizetype count) {
        drawn.append(QByteArray(count, char('a' + drawn.size())));
        return drawn.last();
    };
    attempt.browser.script = [](test::CallbackBrowser &) {};
    auth::SignIn signIn({attempt.network, attempt.browser, attempt.clock, random},
                        attempt.request);
    signIn.start();
    QTRY_VERIFY(!attempt.browser.opened.isEmpty());
    QCOMPARE(drawn.size(), 3);
    const auto text = [&drawn](qsizetype i) {
        return QString::fromLatin1(
            drawn[i].toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    const QMap<QString, QString> p = parametersOf(attempt.browser.opened.value(0));
    const QByteArray digest =
        QCryptographicHash::hash(text(0).toLatin1(), QCryptographicHash::Sha256);
    QCOMPARE(p.value(QStringLiteral("code_challenge")).toLatin1(),
             digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    QCOMPARE(p.value(QStringLiteral("state")), text(1));
    QCOMPARE(p.value(QStringLiteral("nonce")), text(2));
}

void AuthorizeRequestTest::isNewForEachAttempt()
{
    // B1.4, B2.1
    Attempt attempt;
    const QMap<QString, QString> first = opened(attempt);
    attempt.browser.opened.clear();
    const QMap<QString, QString> second = opened(attempt);
    for (const char *name : {"state", "nonce", "code_challenge"}) {
        const QString key = QString::fromLatin1(name);
        QVERIFY(!second.value(key).isEmpty());
        QVERIFY(first.value(key) != second.value(key));
    }
}

void AuthorizeRequestTest::keepsTheEndpointsOwnQuery()
{
    Attempt attempt;
    attempt.provider.tweakMetadata = [&attempt](QJsonObject &metadata) {
        metadata.insert(QStringLiteral("authorization_endpoint"),
                        attempt.provider.issuer() + QStringLiteral("authorize?p=a%26b&scope=evil"));
    };
    const QMap<QString, QString> p = opened(attempt);
    QCOMPARE(p.value(QStringLiteral("p")), QStringLiteral("a&b"));
    QVERIFY(p.value(QStringLiteral("scope")).startsWith(QStringLiteral("openid")));
}

void AuthorizeRequestTest::exchangesTheCodeInOneForm()
{
    // B2.3, B1.3
    Attempt attempt;
    const QString code = QStringLiteral("a/b+%2Bc&d=e f~");
    attempt.browser.script = [&code](test::CallbackBrowser &browser) {
        browser.callBack("code=" + QUrl::toPercentEncoding(code));
    };
    QVERIFY(!attempt.run()); // the provider knows another code
    const auto form = http::parseForm(attempt.provider.lastTokenForm());
    QVERIFY(form);
    QCOMPARE(form->size(), 5);
    QCOMPARE(http::onlyValue(*form, u"grant_type"), QStringLiteral("authorization_code"));
    QCOMPARE(http::onlyValue(*form, u"code"), code);
    QCOMPARE(http::onlyValue(*form, u"client_id"), QStringLiteral("client+1"));
    QCOMPARE(http::onlyValue(*form, u"redirect_uri"), attempt.signIn->callbackUrl());
    const QString verifier = http::onlyValue(*form, u"code_verifier").value_or(QString());
    QCOMPARE(verifier.size(), 43);
    QVERIFY(!attempt.browser.opened.value(0).toString().contains(verifier));
}

void AuthorizeRequestTest::opensOnlyWhatTheMetadataNames()
{
    // B1.2
    Attempt attempt;
    opened(attempt);
    const QUrl url = attempt.browser.opened.value(0);
    QCOMPARE(url.adjusted(QUrl::RemoveQuery),
             QUrl(attempt.provider.issuer() + QStringLiteral("authorize")));
}

QTEST_GUILESS_MAIN(AuthorizeRequestTest)
#include "tst_authorizerequest.moc"
