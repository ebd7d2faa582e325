// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/passwordsheet.h"
#include "pages/profilepage.h"
#include "support/strict.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using Kind = Error::Kind;

/// "Change password" on the Profile page.
class PasswordSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhyThereIsNoPassword_data();
    void saysWhyThereIsNoPassword();
    void saysThatNothingIsKnownYet();
    void namesTheAddressBeforeAnythingIsSent();
    void quotesTheTenantsAnswerAsText();
    void saysWhatWentWrong_data();
    void saysWhatWentWrong();
    void letsAnotherPasswordBeChosen();
    void tellsALateAnswerAfterItWasClosed();
    void isNeverWiderThanTheWindow();

private:
    void open(int width = 900);
    void openSheet();
    QPushButton *button(const char *name) const
    {
        return m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    QString text() const { return visibleTexts(*m_page).join(QLatin1Char('\n')); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<ProfilePage> m_page;
};

void PasswordSheetTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void PasswordSheetTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void PasswordSheetTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void PasswordSheetTest::open(int width)
{
    m_page = std::make_unique<ProfilePage>(m_rig->context());
    m_page->resize(width, 700);
    m_page->show();
    QVERIFY(m_rig->settle());
}

void PasswordSheetTest::openSheet()
{
    m_rig->signIn(everydayPerson());
    open();
    QVERIFY(button("changePassword")->isEnabled());
    button("changePassword")->click();
    QVERIFY(m_page->sheet());
}

void PasswordSheetTest::saysWhyThereIsNoPassword_data()
{
    QTest::addColumn<QByteArray>("identities");
    QTest::addColumn<QString>("part");
    QTest::newRow("a social account")
        << QByteArray(R"([{"provider":"google-oauth2","connection":"g","user_id":"1"}])")
        << QStringLiteral("Google");
    QTest::newRow("a password without an address")
        << QByteArray(R"([{"provider":"auth0","connection":"Users","user_id":"other"}])")
        << QStringLiteral("no e-mail address");
    QTest::newRow("no identity at all") << QByteArray("[]") << QStringLiteral("no sign-in method");
}

void PasswordSheetTest::saysWhyThereIsNoPassword()
{
    QFETCH(QByteArray, identities);
    QFETCH(QString, part);
    PagePerson person = newcomer();
    person.user = R"({"user_id":"auth0|new1","email":"new@example.com","identities":)" + identities
        + '}';
    m_rig->signIn(person);
    open();
    QVERIFY(!button("changePassword")->isEnabled());
    QVERIFY2(button("changePassword")->accessibleDescription().contains(part),
             qPrintable(button("changePassword")->accessibleDescription()));
    QVERIFY(button("changePassword")->toolTip().contains(part));
}

void PasswordSheetTest::saysThatNothingIsKnownYet()
{
    m_rig->signInHeld(everydayPerson());
    m_page = std::make_unique<ProfilePage>(m_rig->context());
    m_page->show();
    QTRY_VERIFY(button("changePassword")->toolTip().contains(QStringLiteral("not told yet")));
    QVERIFY(!button("changePassword")->isEnabled());
    m_rig->network.release();
    m_rig->network.release();
    QVERIFY(m_rig->settle());
    QTRY_VERIFY(button("changePassword")->isEnabled());
}

void PasswordSheetTest::namesTheAddressBeforeAnythingIsSent()
{
    openSheet();
    QVERIFY(text().contains(QStringLiteral("maja.keller@example.com")));
    QVERIFY(text().contains(QStringLiteral("Username-Password-Authentication")));
    QVERIFY(m_rig->passwordEmails.isEmpty());
    button("closePassword")->click();
    QVERIFY(!m_page->sheet());
    QVERIFY(m_rig->passwordEmails.isEmpty());
}

void PasswordSheetTest::quotesTheTenantsAnswerAsText()
{
    openSheet();
    button("sendPasswordEmail")->click();
    QVERIFY(!button("sendPasswordEmail")->isEnabled());
    QCOMPARE(m_rig->passwordEmails.size(), 1);
    QCOMPARE(m_rig->passwordEmails.first().first, QStringLiteral("maja.keller@example.com"));
    QCOMPARE(m_rig->passwordEmails.first().second,
             QStringLiteral("Username-Password-Authentication"));
    (*m_rig->passwordAnswer)(QStringLiteral("We've just <b>sent</b> you an email."));
    QVERIFY(text().contains(QStringLiteral("“We've just <b>sent</b> you an email.”"))); // B13.2
    QVERIFY(text().contains(QStringLiteral("the same for every address")));
    QCOMPARE(button("sendPasswordEmail")->text(), QStringLiteral("Send another"));
}

void PasswordSheetTest::saysWhatWentWrong_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("part");
    const auto error = [](Kind kind, int status = 0, const char *detail = "") {
        return Error{kind, status, {}, QString::fromLatin1(detail), {}, 0};
    };
    QTest::newRow("refused") << error(Kind::Rejected, 400, "connection does not exist")
                             << QStringLiteral("“connection does not exist”");
    QTest::newRow("too often") << error(Kind::RateLimited, 429) << QStringLiteral("fewer requests");
    QTest::newRow("no network") << error(Kind::Network) << QStringLiteral("no usable connection");
    QTest::newRow("answer lost") << error(Kind::UnknownOutcome)
                                 << QStringLiteral("may be on its way");
    QTest::newRow("a broken tenant") << error(Kind::Server, 503)
                                     << QStringLiteral("problem of its own");
}

void PasswordSheetTest::saysWhatWentWrong()
{
    QFETCH(Error, error);
    QFETCH(QString, part);
    openSheet();
    button("sendPasswordEmail")->click();
    (*m_rig->passwordAnswer)(error);
    QVERIFY2(text().contains(part), qPrintable(text()));
    QCOMPARE(button("sendPasswordEmail")->text(), QStringLiteral("Try again"));
    QVERIFY(button("sendPasswordEmail")->isEnabled());
}

void PasswordSheetTest::letsAnotherPasswordBeChosen()
{
    PagePerson person = newcomer();
    person.user = R"({"user_id":"auth0|new1","email":"new@example.com","identities":[
{"provider":"auth0","connection":"Second","user_id":"2","profileData":{"email":"b@example.com"}},
{"provider":"auth0","connection":"First","user_id":"new1"}]})";
    m_rig->signIn(person);
    open();
    button("changePassword")->click();
    auto *choice = m_page->findChild<QComboBox *>(QStringLiteral("passwordChoice"));
    QCOMPARE(choice->count(), 2);
    QVERIFY(text().contains(QStringLiteral("goes to new@example.com")));
    choice->setCurrentIndex(1);
    QVERIFY(text().contains(QStringLiteral("goes to b@example.com")));
    button("sendPasswordEmail")->click();
    QCOMPARE(m_rig->passwordEmails.first().second, QStringLiteral("Second"));
}

void PasswordSheetTest::tellsALateAnswerAfterItWasClosed()
{
    openSheet();
    QSignalSpy noted(m_page.get(), &Page::noted);
    QSignalSpy troubled(m_page.get(), &Page::troubled);
    button("sendPasswordEmail")->click();
    button("closePassword")->click();
    QTRY_VERIFY(!m_page->findChild<PasswordSheet *>());
    (*m_rig->passwordAnswer)(QStringLiteral("Sent."));
    QCOMPARE(noted.value(0).value(0).toString(), QStringLiteral("Your tenant says: “Sent.”"));
    button("changePassword")->click();
    button("sendPasswordEmail")->click();
    button("closePassword")->click();
    QTRY_VERIFY(!m_page->findChild<PasswordSheet *>());
    (*m_rig->passwordAnswer)(Error{Kind::Network, 0, {}, {}, {}, 0});
    QCOMPARE(troubled.count(), 1);
}

void PasswordSheetTest::isNeverWiderThanTheWindow()
{
    m_rig->signIn(everydayPerson());
    open(420);
    QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
    button("changePassword")->click();
    QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
}

QTEST_MAIN(PasswordSheetTest)
#include "tst_passwordsheet.moc"
