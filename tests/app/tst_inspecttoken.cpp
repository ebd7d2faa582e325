// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/inspecttoken.h"
#include "json/document.h"
#include "support/strict.h"
#include "token/idtokenrules.h"
#include "token/tokenmaker.h"
#include "widgets/claimtext.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace accountdesk;
using test::TokenMaker;

class InspectTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void acceptsAGoodToken();
    void acceptsNothingWithoutKeysIssuerAndAudience_data();
    void acceptsNothingWithoutKeysIssuerAndAudience();
    void namesTheRuleThatFailed_data();
    void namesTheRuleThatFailed();
    void showsHeaderAndClaimsAsTheyStandInTheToken();
    void showsWhatARefusedTokenSays();
    void takesItsTimeFromTheClockByDefault();
    void saysWhichFileIsUnreadable_data();
    void saysWhichFileIsUnreadable();
    void explainsEveryKindOfClaim();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    InspectTokenOptions options() const;
    static json::Value parsed(const InspectTokenOutcome &outcome);

    const TokenMaker m_maker;
    QTemporaryDir m_folder;
    QString m_token;
    QString m_jwks;
};

static const QByteArray header(R"({"alg":"RS256","typ":"JWT","kid":"k1"})");
static const QByteArray payload(R"({"iss":"https://t.example.com/","sub":"auth0|1","aud":"client",)"
                                R"("iat":1790000000,"exp":1790036000,"nonce":"n","n":1.0})");

void InspectTokenTest::initTestCase()
{
    m_token = write(QStringLiteral("token"), m_maker.sign(header, payload) + '\n');
    m_jwks = write(QStringLiteral("jwks"), TokenMaker::jwks({m_maker.jwk()}));
}

QString InspectTokenTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file for the test");
    return file.fileName();
}

InspectTokenOptions InspectTokenTest::options() const
{
    InspectTokenOptions options;
    options.file = m_token;
    options.jwksFile = m_jwks;
    options.issuer = QStringLiteral("https://t.example.com/");
    options.audience = QStringLiteral("client");
    options.nonce = QStringLiteral("n");
    options.now = 1790000010;
    return options;
}

json::Value InspectTokenTest::parsed(const InspectTokenOutcome &outcome)
{
    const auto document = json::Document::parse(outcome.output);
    return document ? document->root() : json::Value();
}

void InspectTokenTest::acceptsAGoodToken()
{
    const InspectTokenOutcome outcome = inspectToken(options());
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(parsed(outcome)[u"accepted"].toBool());
    QVERIFY(parsed(outcome)[u"rule"].isNull());
    QCOMPARE(parsed(outcome)[u"notChecked"].rawText(), QByteArray(R"(["subject","atHash","authTime","organization"])"));
}

using Adjust = std::function<void(InspectTokenOptions &)>;
Q_DECLARE_METATYPE(Adjust)

void InspectTokenTest::acceptsNothingWithoutKeysIssuerAndAudience_data()
{
    QTest::addColumn<Adjust>("adjust");
    QTest::addColumn<QByteArray>("unchecked");
    QTest::newRow("no keys") << Adjust([](InspectTokenOptions &o) { o.jwksFile.clear(); }) << QByteArray("\"signature\"");
    QTest::newRow("no issuer") << Adjust([](InspectTokenOptions &o) { o.issuer.clear(); }) << QByteArray("\"issuer\"");
    QTest::newRow("no audience") << Adjust([](InspectTokenOptions &o) { o.audience.clear(); }) << QByteArray("\"azp\"");
}

void InspectTokenTest::acceptsNothingWithoutKeysIssuerAndAudience()
{
    QFETCH(Adjust, adjust);
    QFETCH(QByteArray, unchecked);
    InspectTokenOptions given = options();
    adjust(given);
    const InspectTokenOutcome outcome = inspectToken(given);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(parsed(outcome)[u"accepted"].isBool());
    QVERIFY(!parsed(outcome)[u"accepted"].toBool());
    QVERIFY(parsed(outcome)[u"rule"].isNull());
    QVERIFY(parsed(outcome)[u"notChecked"].rawText().contains(unchecked));
}

void InspectTokenTest::namesTheRuleThatFailed_data()
{
    QTest::addColumn<Adjust>("adjust");
    QTest::addColumn<QString>("rule");
    const QString garbage = write(QStringLiteral("garbage"), "<html>");
    const QString forged = write(QStringLiteral("forged"), TokenMaker().sign(header, payload));
    const auto row = [](const char *name, const Adjust &adjust, const char *rule) {
        QTest::newRow(name) << adjust << QString::fromLatin1(rule);
    };
    row("B5.1 no token", [=](InspectTokenOptions &o) { o.file = garbage; }, "shape");
    row("B5.5 forged", [=](InspectTokenOptions &o) { o.file = forged; }, "signature");
    row("B5.6 other issuer", [](InspectTokenOptions &o) { o.issuer.chop(1); }, "issuer");
    row("B5.6 other audience", [](InspectTokenOptions &o) { o.audience = QStringLiteral("c"); }, "audience");
    row("B5.8 other nonce", [](InspectTokenOptions &o) { o.nonce = QStringLiteral("m"); }, "nonce");
    row("B5.7 expired", [](InspectTokenOptions &o) { o.now = 1790036060; }, "expiry");
    row("B5.7 expired without leeway", [](InspectTokenOptions &o) {
        o.now = 1790036000;
        o.leewaySeconds = 0;
    }, "expiry");
    row("B5.7 issued in the future", [](InspectTokenOptions &o) { o.now = 1789999939; }, "issuedAt");
}

void InspectTokenTest::namesTheRuleThatFailed()
{
    QFETCH(Adjust, adjust);
    InspectTokenOptions given = options();
    adjust(given);
    const InspectTokenOutcome outcome = inspectToken(given);
    QCOMPARE(outcome.exitCode, 1);
    QTEST(parsed(outcome)[u"rule"].toString(), "rule");
    QVERIFY(!parsed(outcome)[u"detail"].toString().isEmpty());
}

void InspectTokenTest::showsHeaderAndClaimsAsTheyStandInTheToken()
{
    const json::Value shown = parsed(inspectToken(options()));
    QCOMPARE(shown[u"header"].rawText(), header);
    QCOMPARE(shown[u"claims"].size(), 7);
    const json::Value first = shown[u"claims"].at(0);
    QCOMPARE(first[u"name"].toString(), QStringLiteral("iss"));
    QCOMPARE(first[u"value"].toString(), QStringLiteral("https://t.example.com/"));
    QCOMPARE(first[u"meaning"].toString(), claimMeaning(token::ClaimKind::Issuer));
    QCOMPARE(shown[u"claims"].at(6)[u"value"].rawText(), QByteArray("1.0"));
}

void InspectTokenTest::showsWhatARefusedTokenSays()
{
    InspectTokenOptions given = options();
    given.audience = QStringLiteral("other");
    QCOMPARE(parsed(inspectToken(given))[u"claims"].size(), 7);
    given.file = write(QStringLiteral("none"), "no token");
    const json::Value nothing = parsed(inspectToken(given));
    QVERIFY(nothing[u"header"].isNull());
    QVERIFY(nothing[u"claims"].isArray());
    QCOMPARE(nothing[u"claims"].size(), 0);
}

void InspectTokenTest::takesItsTimeFromTheClockByDefault()
{
    InspectTokenOptions given = options();
    given.now.reset();
    given.file = write(QStringLiteral("old"), m_maker.sign(header, QByteArray(payload).replace("17900", "13000")));
    QCOMPARE(parsed(inspectToken(given))[u"rule"].toString(), QStringLiteral("expiry"));
}

void InspectTokenTest::saysWhichFileIsUnreadable_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("jwksFile");
    QTest::addColumn<QString>("culprit");
    const QString missing = m_folder.filePath(QStringLiteral("missing"));
    const QString page = write(QStringLiteral("page"), "<html>");
    const QString large = write(QStringLiteral("large"), QByteArray(1024 * 1024 + 1, 'x'));
    QTest::newRow("no token file") << missing << m_jwks << missing;
    QTest::newRow("token file is a folder") << m_folder.path() << m_jwks << m_folder.path();
    QTest::newRow("token file is too long") << large << m_jwks << large;
    QTest::newRow("no key set file") << m_token << missing << missing;
    QTest::newRow("key set file is no key set") << m_token << page << page;
}

void InspectTokenTest::saysWhichFileIsUnreadable()
{
    QFETCH(QString, file);
    QFETCH(QString, jwksFile);
    QFETCH(QString, culprit);
    InspectTokenOptions given = options();
    given.file = file;
    given.jwksFile = jwksFile;
    const InspectTokenOutcome outcome = inspectToken(given);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.problem.startsWith(culprit), qPrintable(outcome.problem));
    QVERIFY(outcome.output.isEmpty());
}

void InspectTokenTest::explainsEveryKindOfClaim()
{
    for (int kind = 0; kind <= static_cast<int>(token::ClaimKind::Other); ++kind)
        QVERIFY(!claimMeaning(static_cast<token::ClaimKind>(kind)).isEmpty());
}

QTEST_GUILESS_MAIN(InspectTokenTest)
#include "tst_inspecttoken.moc"
