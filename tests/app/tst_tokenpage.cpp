// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/claimrow.h"
#include "pages/tokenpage.h"
#include "pages/tokenpaste.h"
#include "pages/tokenview.h"
#include "support/strict.h"
#include "support/turn.h"
#include "widgets/badge.h"
#include "widgets/secretfield.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QLabel>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

constexpr char anyHeader[] = R"({"alg":"RS256","kid":"k1"})";

ClaimRow *claimOf(const QWidget &page, const QString &name)
{
    const auto rows = page.findChildren<ClaimRow *>();
    for (ClaimRow *row : rows) {
        if (row->isVisibleTo(&page) && row->line().name == name)
            return row;
    }
    return nullptr;
}

} // namespace

class TokenPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsTheAccessTokensVerdictAndClaims();
    void showsScopesWithTheirMeaning();
    void countsDownOnlyWhileShown();
    void keepsTheTokenMasked();
    void explainsAnOpaqueAccessToken();
    void showsWhichRuleFailed();
    void comparesBothTokens();
    void marksEveryPastedClaimAsUnverified();
    void judgesAPastedToken_data();
    void judgesAPastedToken();
    void sendsAPastedTokenNowhere();
    void takesATokenOutOfAHeader_data();
    void takesATokenOutOfAHeader();
    void saysWhatIsNoToken();
    void showsNothingWhenSignedOut();
    void isNeverWiderThanTheWindow();

private:
    void open(TokenPage::Tab tab = TokenPage::Access, int width = 900);
    QLineEdit *pasteField() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<TokenPage> m_page;
};

void TokenPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void TokenPageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void TokenPageTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void TokenPageTest::open(TokenPage::Tab tab, int width)
{
    m_page = std::make_unique<TokenPage>(m_rig->context());
    m_page->openTab(tab);
    m_page->resize(width, 700);
    m_page->show();
    m_page->setActive(true);
    QVERIFY(turnEventLoop());
}

QLineEdit *TokenPageTest::pasteField() const
{
    return m_page->findChild<TokenPaste *>()->findChild<QLineEdit *>();
}

void TokenPageTest::showsTheAccessTokensVerdictAndClaims()
{
    m_rig->signIn(everydayPerson());
    open();
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("The signature is genuine")));
    QVERIFY(texts.contains(QStringLiteral("key-of-the-tenant")));
    QVERIFY(texts.contains(QStringLiteral("RS256")));
    QVERIFY(claimOf(*m_page, QStringLiteral("sub")));
    QVERIFY(!claimOf(*m_page, QStringLiteral("sub"))->line().meaning.isEmpty());
    const ClaimRow *expiry = claimOf(*m_page, QStringLiteral("exp"));
    QVERIFY2(expiry->accessibleName().contains(QLatin1String("17 h")),
             qPrintable(expiry->accessibleName()));
    QVERIFY(!texts.contains(QStringLiteral("sid"))); // the ID token's
    m_page->openTab(TokenPage::Id);
    QVERIFY(claimOf(*m_page, QStringLiteral("sid")));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("Genuine, and meant for this program")));
}

void TokenPageTest::showsScopesWithTheirMeaning()
{
    m_rig->signIn(everydayPerson());
    open();
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("read:current_user")));
    QVERIFY(texts.contains(QStringLiteral("Sign you in and learn your user ID")));
}

void TokenPageTest::countsDownOnlyWhileShown()
{
    m_rig->signIn(everydayPerson());
    open();
    const auto views = m_page->findChildren<TokenView *>();
    const auto running = [&views] {
        return std::count_if(views.begin(), views.end(),
                             [](const TokenView *view) { return view->isCountingDown(); });
    };
    QCOMPARE(running(), 1);
    m_page->openTab(TokenPage::Compare);
    QCOMPARE(running(), 0);
    m_page->openTab(TokenPage::Id);
    QCOMPARE(running(), 1);
    m_page->setActive(false);
    QCOMPARE(running(), 0);
    m_rig->clock.advance(16 * 3600 * 1000LL);
    m_page->setActive(true);
    QVERIFY(claimOf(*m_page, QStringLiteral("exp"))->accessibleName().contains(
        QLatin1String("1 h")));
}

void TokenPageTest::keepsTheTokenMasked() // B9.5
{
    m_rig->signIn(everydayPerson());
    open();
    const QString token = QString::fromUtf8(m_rig->session.tokens().accessToken.reveal());
    QVERIFY(!visibleTexts(*m_page).contains(token));
    const auto fields = m_page->findChildren<SecretField *>();
    for (const SecretField *field : fields)
        QVERIFY(!field->isRevealed());
}

void TokenPageTest::explainsAnOpaqueAccessToken()
{
    PageRig::Granted granted;
    granted.isOpaque = true;
    m_rig->signIn(everydayPerson(), granted);
    open();
    const QString all = visibleTexts(*m_page).join(u'\n');
    QVERIFY(all.contains(QLatin1String("audience")));
    QVERIFY(!claimOf(*m_page, QStringLiteral("sub")));
    QSignalSpy again(m_page.get(), &Page::signInRequested);
    buttonOf(*m_page, QStringLiteral("Sign in again"))->click();
    QCOMPARE(again.size(), 1);
    m_page->openTab(TokenPage::Compare);
    QVERIFY(visibleTexts(*m_page).contains(
        QStringLiteral("The Access token cannot be looked into.")));
}

void TokenPageTest::showsWhichRuleFailed()
{
    token::TokenSet tokens = m_rig->tokensOf(everydayPerson(), {});
    tokens.accessVerdict = {};
    Error refusal;
    refusal.kind = Error::Kind::Untrusted;
    refusal.rule = QStringLiteral("key");
    refusal.detail = QStringLiteral("<b>no such key</b>");
    tokens.accessVerdict.refusal = refusal;
    m_rig->session.begin({}, std::move(tokens));
    open();
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("key")));
    QVERIFY(texts.contains(QStringLiteral("<b>no such key</b>")));
    const QString name = claimOf(*m_page, QStringLiteral("sub"))->accessibleName();
    QVERIFY2(name.endsWith(QLatin1String("unverified")), qPrintable(name));
}

void TokenPageTest::comparesBothTokens()
{
    m_rig->signIn(everydayPerson());
    open(TokenPage::Compare);
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("4 of 11 claims are the same.")));
    QStringList words;
    const auto badges = m_page->findChildren<Badge *>();
    for (const Badge *badge : badges) {
        if (badge->isVisibleTo(m_page.get()))
            words.append(badge->word());
    }
    QCOMPARE(words.count(QStringLiteral("Same")), 4);
    QCOMPARE(words.count(QStringLiteral("Differs")), 1);
    QCOMPARE(words.count(QStringLiteral("Only first")), 1);
    QCOMPARE(words.count(QStringLiteral("Only second")), 5);
}

void TokenPageTest::marksEveryPastedClaimAsUnverified() // B6.5
{
    m_rig->signIn(everydayPerson());
    open(TokenPage::Paste);
    pasteField()->setText(QString::fromUtf8(
        jwtText(anyHeader, R"({"iss":"https://tenant.example/","sub":"<b>x</b>","aud":"client"})")));
    const auto rows = m_page->findChildren<ClaimRow *>();
    int shown = 0;
    for (const ClaimRow *row : rows) {
        if (!row->isVisibleTo(m_page.get()))
            continue;
        ++shown;
        QVERIFY(row->accessibleName().endsWith(QLatin1String("unverified")));
        QVERIFY(row->findChild<Badge *>());
    }
    QCOMPARE(shown, 3);
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("<b>x</b>")));
    QCOMPARE(pasteField()->echoMode(), QLineEdit::Password);
    buttonOf(*m_page, QStringLiteral("Clear"))->click();
    QVERIFY(!claimOf(*m_page, QStringLiteral("sub")));
}

void TokenPageTest::judgesAPastedToken_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<QString>("rule");
    QTest::newRow("of another issuer")
        << QByteArray(R"({"iss":"https://evil.example/","sub":"x","aud":"client"})")
        << QStringLiteral("issuer");
    QTest::newRow("for another program")
        << QByteArray(R"({"iss":"https://tenant.example/","sub":"x","aud":"other"})")
        << QStringLiteral("audience");
    QTest::newRow("long ended")
        << QByteArray(
               R"({"iss":"https://tenant.example/","sub":"x","aud":"client","iat":1,"exp":2})")
        << QStringLiteral("expiry");
}

void TokenPageTest::judgesAPastedToken()
{
    QFETCH(QByteArray, claims);
    QFETCH(QString, rule);
    m_rig->signIn(everydayPerson());
    open(TokenPage::Paste);
    pasteField()->setText(QString::fromUtf8(jwtText(anyHeader, claims)));
    const auto &reading = m_page->findChild<TokenPaste *>()->reading();
    QVERIFY(reading);
    QVERIFY(reading->verdict.refusal);
    QCOMPARE(reading->verdict.refusal->rule, rule);
    QVERIFY(visibleTexts(*m_page).contains(rule));
}

void TokenPageTest::sendsAPastedTokenNowhere() // B6.5
{
    m_rig->signIn(everydayPerson());
    open(TokenPage::Paste);
    const int before = m_rig->network.sent();
    pasteField()->setText(QString::fromUtf8(jwtText(
        R"({"alg":"RS256","kid":"k","jku":"https://evil.example/keys"})", R"({"sub":"x"})")));
    QVERIFY(m_rig->settle());
    QCOMPARE(m_rig->network.sent(), before);
}

void TokenPageTest::takesATokenOutOfAHeader_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("alone") << QString();
    QTest::newRow("scheme") << QStringLiteral("Bearer ");
    QTest::newRow("whole header") << QStringLiteral(" authorization: bearer ");
}

void TokenPageTest::takesATokenOutOfAHeader()
{
    QFETCH(QString, before);
    m_rig->signIn(everydayPerson());
    open(TokenPage::Paste);
    pasteField()->setText(before + QString::fromUtf8(jwtText(anyHeader, R"({"sub":"x"})")));
    QVERIFY(m_page->findChild<TokenPaste *>()->reading());
}

void TokenPageTest::saysWhatIsNoToken()
{
    m_rig->signIn(everydayPerson());
    open(TokenPage::Paste);
    const QStringList before = visibleTexts(*m_page);
    pasteField()->setText(QStringLiteral("not.a.token"));
    QVERIFY(!m_page->findChild<TokenPaste *>()->reading());
    QCOMPARE(visibleTexts(*m_page).size(), before.size() + 1);
    pasteField()->setText(QString::fromUtf8(jwtText(anyHeader, R"({"sub":"x"})")));
    m_page->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("{]"));
    QVERIFY(!m_page->findChild<TokenPaste *>()->reading());
    QCOMPARE(visibleTexts(*m_page).size(), before.size() + 1);
}

void TokenPageTest::showsNothingWhenSignedOut()
{
    m_rig->signIn(everydayPerson());
    open();
    m_rig->session.signOut();
    QVERIFY(!claimOf(*m_page, QStringLiteral("sub")));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("You are signed out")));
    m_page->openTab(TokenPage::Compare);
    QVERIFY(!visibleTexts(*m_page).contains(everydayPerson().subject));
}

void TokenPageTest::isNeverWiderThanTheWindow()
{
    m_rig->signIn(hardPerson());
    for (int tab = 0; tab < TokenPage::TabCount; ++tab) {
        open(static_cast<TokenPage::Tab>(tab), 420);
        QVERIFY(turnEventLoop());
        QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
        const auto labels = m_page->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisibleTo(m_page.get()))
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
        }
    }
}

QTEST_MAIN(TokenPageTest)
#include "tst_tokenpage.moc"
