// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "token/idtokencase.h"

#include <QCryptographicHash>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::token;
using namespace accountdesk::test;

/// Rules whose input depends on what was asked for, and ID tokens that a refresh brought.
class ExpectedIdTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void judgesWhatWasAskedFor_data();
    void judgesWhatWasAskedFor();
    void judgesRefreshedTokens_data();
    void judgesRefreshedTokens();

private:
    Expectation expectation() const { return test::expectation(m_keys); }

    const TokenMaker m_maker;
    const TokenMaker m_other;
    KeySet m_keys;
};

static QByteArray atHashOf(const QByteArray &accessToken)
{
    return crypto::toBase64Url(QCryptographicHash::hash(accessToken, QCryptographicHash::Sha256).first(16));
}

void ExpectedIdTokenTest::initTestCase()
{
    m_keys = *KeySet::parse(TokenMaker::jwks({m_maker.jwk(), m_other.jwk(R"(,"kid":"k2")")}));
}

using Adjust = std::function<void(Expectation &)>;
Q_DECLARE_METATYPE(Adjust)

void ExpectedIdTokenTest::judgesWhatWasAskedFor_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Adjust>("adjust");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *id, const char *claim, const QByteArray &value, const Adjust &adjust,
                        const char *rule) {
        QTest::newRow(id) << QByteArray(claim) << value << adjust << QString::fromLatin1(rule);
    };
    const Adjust subject = [](Expectation &e) { e.subject = QStringLiteral("auth0|1"); };
    row("B5.11 same subject", "sub", R"("auth0|1")", subject, "");
    row("B5.11 other subject", "sub", R"("auth0|2")", subject, "subject");
    const Adjust access = [](Expectation &e) { e.accessToken = "the-access-token"; };
    row("B5.10 right hash", "at_hash", '"' + atHashOf("the-access-token") + '"', access, "");
    row("B5.10 no hash", "x", "1", access, "");
    row("B5.10 hash of another token", "at_hash", '"' + atHashOf("other") + '"', access, "atHash");
    row("B5.10 hash is a number", "at_hash", "1", access, "atHash");
    row("B5.10 empty hash", "at_hash", R"("")", access, "atHash");
    const Adjust maxAge = [](Expectation &e) { e.maxAgeSeconds = 300; };
    row("B5.7a recent login", "auth_time", seconds(-360), maxAge, "");
    row("B5.7a login too long ago", "auth_time", seconds(-361), maxAge, "authTime");
    row("B5.7a login in the future", "auth_time", seconds(61), maxAge, "authTime");
    row("B5.7a no time of login", "x", "1", maxAge, "authTime");
    const Adjust earlier = [](Expectation &e) {
        e.earlierAuthTime = QDateTime::fromSecsSinceEpoch(now - 100).toUTC();
    };
    row("B5.7a login after the earlier one", "auth_time", seconds(-99), earlier, "");
    row("B5.7a login before the earlier one", "auth_time", seconds(-101), earlier, "authTime");
    const Adjust organization = [](Expectation &e) { e.organization = QStringLiteral("org_a"); };
    row("B5.7a right organization", "org_id", R"("org_a")", organization, "");
    row("B5.7a other organization", "org_id", R"("org_b")", organization, "organization");
    row("B5.7a no organization", "x", "1", organization, "organization");
    const Adjust named = [](Expectation &e) { e.organization = QStringLiteral("Acme"); };
    row("B5.7a right organization name", "org_name", R"("acme")", named, "");
    row("B5.7a organization id that looks like the name", "org_id", R"("acme")", named, "organization");
}

void ExpectedIdTokenTest::judgesWhatWasAskedFor()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(Adjust, adjust);
    Expectation expected = expectation();
    adjust(expected);
    QTEST(test::ruleFor(m_maker.sign(goodHeader, payload(name, value)), expected), "rule");
}

void ExpectedIdTokenTest::judgesRefreshedTokens_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *id, const char *claim, const QByteArray &value, const char *rule) {
        QTest::newRow(id) << QByteArray(claim) << value << QString::fromLatin1(rule);
    };
    row("B5.12 no nonce", "nonce", "", "");
    row("B5.12 same nonce", "nonce", R"("n-1")", "");
    row("B5.12 other nonce", "nonce", R"("n-2")", "nonce");
    row("B5.12 old iat", "iat", seconds(-864000), "");
    row("B5.12 iat ahead", "iat", seconds(61), "issuedAt");
    row("B5.12 other issuer", "iss", R"("https://evil.example.com/")", "issuer");
    row("B5.12 other audience", "aud", R"("other")", "audience");
    row("B5.12 other subject", "sub", R"("auth0|2")", "subject");
    row("B5.12 expired", "exp", seconds(-3600), "expiry");
    row("B5.12 time of login as before", "auth_time", seconds(-5000), "");
    row("B5.12 other time of login", "auth_time", seconds(-4999), "authTime");
}

void ExpectedIdTokenTest::judgesRefreshedTokens()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Expectation expected = expectation();
    expected.isRefreshed = true;
    expected.subject = QStringLiteral("auth0|1");
    expected.earlierAuthTime = QDateTime::fromSecsSinceEpoch(now - 5000).toUTC();
    const QByteArray token = m_maker.sign(goodHeader, payload(name, value));
    QTEST(test::ruleFor(token, expected), "rule");
    // B5.12 the signature is checked again
    QCOMPARE(test::ruleFor(m_other.sign(goodHeader, payload(name, value)), expected), QStringLiteral("signature"));
}

QTEST_GUILESS_MAIN(ExpectedIdTokenTest)
#include "tst_expectedidtoken.moc"
