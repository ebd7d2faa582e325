// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/identities/identitiespage.h"
#include "pages/identities/identitycard.h"
#include "pages/identities/lockoutcard.h"
#include "pages/identities/removalsheet.h"
#include "support/strict.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/waysin.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

namespace {

PageRig::Granted allGranted()
{
    PageRig::Granted granted;
    granted.scopes = catalogue::scopesFor(catalogue::allActions());
    return granted;
}

const QByteArray onlyPrimary = R"([{"provider":"auth0","user_id":"5f7c8ec7c33c6c004bbafe82",
"connection":"Username-Password-Authentication","isSocial":false}])";

/// Many identities of one account, the first of them the primary.
PagePerson withIdentities(int count)
{
    QByteArrayList identities;
    for (int i = 0; i < count; ++i)
        identities.append(R"({"provider":"github","connection":"github","user_id":)"
                          + QByteArray::number(i + 1) + R"(,"isSocial":true})");
    return {QStringLiteral("github|1"),
            R"({"user_id":"github|1","identities":[)" + identities.join(',') + "]}", "[]",
            R"("name":"Many")"};
}

} // namespace

class IdentitiesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsACardForEachIdentity();
    void offersUnlinkingOnlyBesideThePrimary();
    void saysWhatTheAccountKnowsOfAnUnlinkedPrimary();
    void showsOddIdentitiesAsText();
    void showsALongListInParts();
    void saysWhyNothingIsShown();
    void keepsTheCardsWhileNothingDiffers();
    void asksForTheScopeInsteadOfUnlinking();
    void warnsBeforeUnlinking();
    void keepsItWhenTheSafeButtonIsPressed();
    void unlinksAndSaysSo();
    void explainsWhyItWasNotUnlinked_data();
    void explainsWhyItWasNotUnlinked();
    void readsAgainBeforeAnythingIsSentTwice();
    void endsTheQuestionWhenItIsGoneElsewhere();
    void stopsWaiting();
    void isNeverWiderThanTheWindow_data();
    void isNeverWiderThanTheWindow();

private:
    void open(int width = 900);
    QList<IdentityCard *> shownCards() const;
    RemovalSheet *ask(int card = 1);
    void expectUnlink(const std::variant<net::Answer, Error> &answer, bool isHeld = false);
    void expectUser(const std::variant<net::Answer, Error> &answer, int times = 1);
    QByteArray userWithout() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<IdentitiesPage> m_page;
};

void IdentitiesPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void IdentitiesPageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void IdentitiesPageTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void IdentitiesPageTest::open(int width)
{
    m_page = std::make_unique<IdentitiesPage>(m_rig->context());
    m_page->resize(width, 700);
    m_page->show();
    QVERIFY(m_rig->settle());
}

QList<IdentityCard *> IdentitiesPageTest::shownCards() const
{
    QList<IdentityCard *> shown;
    const auto cards = m_page->findChildren<IdentityCard *>();
    for (IdentityCard *card : cards) {
        if (card->isVisibleTo(m_page->widget()))
            shown.append(card);
    }
    return shown;
}

RemovalSheet *IdentitiesPageTest::ask(int card)
{
    shownCards().at(card)->unlinkButton()->click();
    return qobject_cast<RemovalSheet *>(m_page->sheet());
}

void IdentitiesPageTest::expectUnlink(const std::variant<net::Answer, Error> &answer, bool isHeld)
{
    TranscriptLine line;
    line.verb = "DELETE";
    line.url = "https://tenant.example"
        + catalogue::expand(Action::UnlinkIdentity,
                            {everydayPerson().subject, QStringLiteral("google-oauth2"),
                             QStringLiteral("103547991597142817347")});
    line.answer = answer;
    line.isHeld = isHeld;
    m_rig->network.expect(std::move(line));
}

void IdentitiesPageTest::expectUser(const std::variant<net::Answer, Error> &answer, int times)
{
    for (int i = 0; i < times; ++i)
        m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadUser), answer);
}

QByteArray IdentitiesPageTest::userWithout() const
{
    return R"({"user_id":"auth0|5f7c8ec7c33c6c004bbafe82","name":"Maja Keller","identities":)"
        + onlyPrimary + '}';
}

void IdentitiesPageTest::showsACardForEachIdentity()
{
    m_rig->signIn(everydayPerson());
    open();
    QCOMPARE(shownCards().size(), 2);
    QCOMPARE(shownCards().at(0)->accessibleName(),
             QStringLiteral("Password: maja.keller@example.com, primary"));
    QCOMPARE(shownCards().at(1)->accessibleName(), QStringLiteral("Google: maja.k@gmail.example"));
    const QStringList texts = visibleTexts(*shownCards().at(1));
    for (const char *text : {"Google", "google-oauth2", "103547991597142817347", "Maja K"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
}

void IdentitiesPageTest::offersUnlinkingOnlyBesideThePrimary()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    QVERIFY(!shownCards().at(0)->unlinkButton());
    const QString why = QStringLiteral("This is the primary: the account is its, so it cannot be "
                                       "unlinked.");
    QVERIFY(visibleTexts(*shownCards().at(0)).contains(why));
    QVERIFY(shownCards().at(1)->unlinkButton()->isEnabled());
    QCOMPARE(shownCards().at(1)->unlinkButton()->accessibleName(),
             QStringLiteral("Unlink Google (maja.k@gmail.example)"));
}

void IdentitiesPageTest::saysWhatTheAccountKnowsOfAnUnlinkedPrimary()
{
    m_rig->signIn(newcomer());
    open();
    QCOMPARE(shownCards().size(), 1);
    QVERIFY(visibleTexts(*shownCards().at(0)).contains(QStringLiteral("new@example.com")));
    QVERIFY(visibleTexts(*shownCards().at(0)).join(u' ').contains(QLatin1String("no profile")));
}

void IdentitiesPageTest::showsOddIdentitiesAsText() // B13.1, B13.3, B13.6
{
    PagePerson person = hardPerson();
    person.user.replace(R"("isSocial":true})",
                        R"("isSocial":true,"profileData":{"name":"<b>x</b>","email":null,)"
                        R"("phone_verified":"maybe","deep":{"a":[1]}}})");
    m_rig->signIn(person);
    open();
    const QStringList texts = visibleTexts(*shownCards().at(0));
    for (const char *text : {"90071992547409931", "VK", "<b>x</b>", "Empty (null)", "maybe",
                             R"({"a":[1]})"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
}

void IdentitiesPageTest::showsALongListInParts() // B13.7
{
    m_rig->signIn(withIdentities(45));
    open();
    QCOMPARE(shownCards().size(), 20);
    auto *more = m_page->findChild<QPushButton *>(QStringLiteral("moreIdentities"));
    QCOMPARE(more->text(), QStringLiteral("Show more (25 left)"));
    more->click();
    more->click();
    QCOMPARE(shownCards().size(), 45);
    QVERIFY(!more->isVisibleTo(m_page->widget()));
}

void IdentitiesPageTest::saysWhyNothingIsShown()
{
    m_rig->signInRefused(everydayPerson(), jsonAnswer(R"({"message":"broken"})", 400));
    open();
    QVERIFY(shownCards().isEmpty());
    QVERIFY(visibleTexts(*m_page).join(u' ').contains(QLatin1String("broken")));
    QVERIFY(buttonOf(*m_page, QStringLiteral("Try again")));
}

void IdentitiesPageTest::keepsTheCardsWhileNothingDiffers()
{
    m_rig->signIn(everydayPerson());
    open();
    const QPointer<IdentityCard> card = shownCards().at(0);
    expectUser(jsonAnswer(everydayPerson().user));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer("[]"));
    m_rig->store.refresh();
    QVERIFY(m_rig->settle());
    QVERIFY(card && card->isVisible());
}

void IdentitiesPageTest::asksForTheScopeInsteadOfUnlinking()
{
    m_rig->signIn(everydayPerson());
    open();
    QSignalSpy asked(&m_rig->binder, &ActionBinder::askedFor);
    QVERIFY(!ask());
    QCOMPARE(asked.value(0).value(0).value<Action>(), Action::UnlinkIdentity);
}

void IdentitiesPageTest::warnsBeforeUnlinking()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    const RemovalSheet *sheet = ask();
    QVERIFY(sheet);
    QCOMPARE(sheet->title(), QStringLiteral("Unlink Google?"));
    const QString all = visibleTexts(*sheet).join(u'\n');
    for (const char *text :
         {"comes back empty", "google-oauth2|103547991597142817347", "known to be verified",
          "passkeys", "first confirmed one", "still offers", "still know the password"})
        QVERIFY2(all.contains(QLatin1String(text)), text);
    const WaysIn &picture = sheet->lockout()->waysIn();
    QCOMPARE(picture.picture().ways.size(), 2);
    QVERIFY(picture.picture().ways.at(1).isRemoved);
    QCOMPARE(picture.accessibleDescription(),
             QStringLiteral("Ways in: Password (maja.keller@example.com): stays; Google "
                            "(maja.k@gmail.example): goes. Second factors: Authenticator app "
                            "(Phone): stays; Guardian (named by your profile only): stays."));
    QCOMPARE(QApplication::focusWidget(), sheet->safeButton());
}

void IdentitiesPageTest::keepsItWhenTheSafeButtonIsPressed()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    shownCards().at(1)->unlinkButton()->setFocus();
    ask()->safeButton()->click();
    QVERIFY(!m_page->sheet());
    QTest::keyClick(ask(), Qt::Key_Escape);
    QVERIFY(!m_page->sheet());
    QCOMPARE(shownCards().size(), 2);
    QCOMPARE(QApplication::focusWidget(), shownCards().at(1)->unlinkButton());
}

void IdentitiesPageTest::unlinksAndSaysSo()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    RemovalSheet *sheet = ask();
    expectUnlink(jsonAnswer(onlyPrimary), true);
    expectUser(jsonAnswer(userWithout()));
    QSignalSpy notes(m_page.get(), &Page::noted);
    sheet->removeButton()->click();
    QCOMPARE(sheet->removeButton()->text(), QStringLiteral("Unlinking…"));
    QVERIFY(!sheet->removeButton()->isEnabled());
    QVERIFY(m_page->tellsFailure(Action::UnlinkIdentity));
    QTRY_COMPARE(m_rig->network.inFlight(), 1);
    m_rig->network.release();
    QTRY_COMPARE(notes.count(), 1);
    QCOMPARE(notes.at(0).at(0).toString(),
             QStringLiteral("Google (maja.k@gmail.example) is unlinked."));
    QVERIFY(!m_page->sheet());
    QVERIFY(m_rig->settle());
    QCOMPARE(shownCards().size(), 1);
    QCOMPARE(notes.count(), 1);
    QVERIFY(!m_page->tellsFailure(Action::UnlinkIdentity));
}

void IdentitiesPageTest::explainsWhyItWasNotUnlinked_data()
{
    QTest::addColumn<QByteArray>("answer"); // empty for a lost one
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("readings"); // of the user afterwards
    QTest::addColumn<bool>("isReadable");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("button");
    const QString still = QStringLiteral("Google is still linked");
    QTest::newRow("a 200 without effect")
        << QByteArray(everydayPerson().user.mid(everydayPerson().user.indexOf("[{\"provider"))
                          .split(']').first() + ']') << 200 << 1 << true << still
        << QStringLiteral("answered that all went well") << QStringLiteral("Try again");
    QTest::newRow("refused as the primary")
        << QByteArray(R"({"message":"Main identity cannot be removed."})") << 400 << 0 << true
        << QStringLiteral("“Unlink a sign-in method” did not work")
        << QStringLiteral("Main identity cannot be removed.") << QString();
    QTest::newRow("unreadable answer, still listed")
        << QByteArray("[") << 200 << 1 << true << still
        << QStringLiteral("The answer was lost. Your account was read again")
        << QStringLiteral("Try again");
    QTest::newRow("unreadable answer, unread")
        << QByteArray("[") << 200 << 1 << false
        << QStringLiteral("It is not known whether Google is unlinked")
        << QStringLiteral("Nothing is sent twice") << QStringLiteral("Read again");
}

void IdentitiesPageTest::explainsWhyItWasNotUnlinked()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(int, readings);
    QFETCH(bool, isReadable);
    QFETCH(QString, what);
    QFETCH(QString, why);
    QFETCH(QString, button);
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    RemovalSheet *sheet = ask();
    expectUnlink(jsonAnswer(answer, status));
    expectUser(isReadable ? jsonAnswer(everydayPerson().user)
                          : jsonAnswer(R"({"message":"no"})", 400), readings);
    sheet->removeButton()->click();
    QTRY_VERIFY(sheet->failure()->isVisible());
    QCOMPARE(m_page->sheet(), sheet);
    QCOMPARE(sheet->failure()->message().what, what);
    QVERIFY2(sheet->failure()->message().why.contains(why),
             qPrintable(sheet->failure()->message().why));
    QCOMPARE(sheet->failure()->message().action, button);
    QVERIFY(sheet->removeButton()->isEnabled());
    QCOMPARE(sheet->safeButton()->text(), QStringLiteral("Keep it"));
}

void IdentitiesPageTest::readsAgainBeforeAnythingIsSentTwice() // R9
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    const QPointer<RemovalSheet> sheet = ask();
    expectUnlink(jsonAnswer("["));
    expectUser(jsonAnswer(R"({"message":"no"})", 400));
    sheet->removeButton()->click();
    QTRY_VERIFY(sheet->failure()->isVisible());
    expectUser(jsonAnswer(userWithout()));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer("[]"));
    QSignalSpy notes(m_page.get(), &Page::noted);
    buttonOf(*sheet->failure(), QStringLiteral("Read again"))->click();
    QTRY_COMPARE(notes.count(), 1);
    QVERIFY(!m_page->sheet());
}

void IdentitiesPageTest::endsTheQuestionWhenItIsGoneElsewhere() // R29
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    QVERIFY(ask());
    expectUser(jsonAnswer(userWithout()));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer("[]"));
    QSignalSpy notes(m_page.get(), &Page::noted);
    m_rig->store.refresh();
    QVERIFY(m_rig->settle());
    QVERIFY(!m_page->sheet());
    QCOMPARE(notes.value(0).value(0).toString(),
             QStringLiteral("Google (maja.k@gmail.example) is no longer linked."));
}

void IdentitiesPageTest::stopsWaiting()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    RemovalSheet *sheet = ask();
    expectUnlink(answerOf(429, {{"retry-after", "30"}}));
    sheet->removeButton()->click();
    QTRY_COMPARE(m_rig->network.inFlight(), 0);
    QVERIFY(m_rig->store.isBusy(Action::UnlinkIdentity));
    QCOMPARE(sheet->safeButton()->text(), QStringLiteral("Stop waiting"));
    sheet->safeButton()->click();
    QTRY_VERIFY(!m_rig->store.isBusy(Action::UnlinkIdentity));
    QCOMPARE(m_page->sheet(), sheet);
    QVERIFY(!sheet->failure()->isVisible());
    QCOMPARE(sheet->safeButton()->text(), QStringLiteral("Keep it"));
    QVERIFY(sheet->removeButton()->isEnabled());
}

void IdentitiesPageTest::isNeverWiderThanTheWindow_data()
{
    QTest::addColumn<PagePerson>("person");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("isAsking");
    QTest::newRow("narrow") << everydayPerson() << 420 << false;
    QTest::newRow("narrow, asking") << everydayPerson() << 420 << true;
    QTest::newRow("narrow, hard") << hardPerson() << 420 << false;
    QTest::newRow("usual") << everydayPerson() << 948 << false;
    QTest::newRow("usual, asking") << everydayPerson() << 948 << true;
}

void IdentitiesPageTest::isNeverWiderThanTheWindow()
{
    QFETCH(PagePerson, person);
    QFETCH(int, width);
    QFETCH(bool, isAsking);
    m_rig->signIn(person, allGranted());
    open(width);
    if (isAsking)
        QVERIFY(ask());
    QVERIFY(m_rig->settle());
    QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
    const auto labels = m_page->findChildren<PlainTextLabel *>();
    for (const PlainTextLabel *label : labels) {
        if (!label->isVisibleTo(m_page.get()))
            continue;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(label->text()));
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
    const auto pictures = m_page->findChildren<WaysIn *>();
    for (const WaysIn *picture : pictures)
        QVERIFY(picture->height() >= picture->heightForWidth(picture->width()));
}

QTEST_MAIN(IdentitiesPageTest)
#include "tst_identitiespage.moc"
