// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identitiesrig.h"
#include "pages/identities/lockoutcard.h"
#include "support/strict.h"
#include "widgets/plaintextlabel.h"
#include "widgets/waysin.h"

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

namespace {

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
    void isNeverWiderThanTheWindow_data();
    void isNeverWiderThanTheWindow();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<IdentitiesRig> m_bench;
};

void IdentitiesPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void IdentitiesPageTest::init()
{
    failOnAnyWarning();
    m_bench = std::make_unique<IdentitiesRig>();
}

void IdentitiesPageTest::cleanup()
{
    m_bench.reset();
}

void IdentitiesPageTest::showsACardForEachIdentity()
{
    m_bench->signIn(everydayPerson());
    m_bench->open();
    QCOMPARE(m_bench->shownCards().size(), 2);
    QCOMPARE(m_bench->shownCards().at(0)->accessibleName(),
             QStringLiteral("Password: maja.keller@example.com, primary"));
    QCOMPARE(m_bench->shownCards().at(1)->accessibleName(), QStringLiteral("Google: maja.k@gmail.example"));
    const QStringList texts = visibleTexts(*m_bench->shownCards().at(1));
    for (const char *text : {"Google", "google-oauth2", "103547991597142817347", "Maja K"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
}

void IdentitiesPageTest::offersUnlinkingOnlyBesideThePrimary()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    QVERIFY(!m_bench->shownCards().at(0)->unlinkButton());
    const QString why = QStringLiteral("This is the primary: the account is its, so it cannot be "
                                       "unlinked.");
    QVERIFY(visibleTexts(*m_bench->shownCards().at(0)).contains(why));
    QVERIFY(m_bench->shownCards().at(1)->unlinkButton()->isEnabled());
    QCOMPARE(m_bench->shownCards().at(1)->unlinkButton()->accessibleName(),
             QStringLiteral("Unlink Google (maja.k@gmail.example)"));
}

void IdentitiesPageTest::saysWhatTheAccountKnowsOfAnUnlinkedPrimary()
{
    m_bench->signIn(newcomer());
    m_bench->open();
    QCOMPARE(m_bench->shownCards().size(), 1);
    QVERIFY(visibleTexts(*m_bench->shownCards().at(0)).contains(QStringLiteral("new@example.com")));
    QVERIFY(visibleTexts(*m_bench->shownCards().at(0)).join(u' ').contains(QLatin1String("no profile")));
}

void IdentitiesPageTest::showsOddIdentitiesAsText() // B13.1, B13.3, B13.6
{
    PagePerson person = hardPerson();
    person.user.replace(R"("isSocial":true})",
                        R"("isSocial":true,"profileData":{"name":"<b>x</b>","email":null,)"
                        R"("phone_verified":"maybe","deep":{"a":[1]}}})");
    m_bench->signIn(person);
    m_bench->open();
    const QStringList texts = visibleTexts(*m_bench->shownCards().at(0));
    for (const char *text : {"90071992547409931", "VK", "<b>x</b>", "Empty (null)", "maybe",
                             R"({"a":[1]})"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
}

void IdentitiesPageTest::showsALongListInParts() // B13.7
{
    m_bench->signIn(withIdentities(45));
    m_bench->open();
    QCOMPARE(m_bench->shownCards().size(), 20);
    auto *more = m_bench->page->findChild<QPushButton *>(QStringLiteral("moreIdentities"));
    QCOMPARE(more->text(), QStringLiteral("Show more (25 left)"));
    more->click();
    more->click();
    QCOMPARE(m_bench->shownCards().size(), 45);
    QVERIFY(!more->isVisibleTo(m_bench->page->widget()));
}

void IdentitiesPageTest::saysWhyNothingIsShown()
{
    m_bench->rig.signInRefused(everydayPerson(), jsonAnswer(R"({"message":"broken"})", 400));
    m_bench->open();
    QVERIFY(m_bench->shownCards().isEmpty());
    QVERIFY(visibleTexts(*m_bench->page).join(u' ').contains(QLatin1String("broken")));
    QVERIFY(buttonOf(*m_bench->page, QStringLiteral("Try again")));
}

void IdentitiesPageTest::keepsTheCardsWhileNothingDiffers()
{
    m_bench->signIn(everydayPerson());
    m_bench->open();
    const QPointer<IdentityCard> card = m_bench->shownCards().at(0);
    m_bench->rig.network.expectGet(m_bench->rig.pathOf(everydayPerson(), Action::ReadUser),
                                   jsonAnswer(everydayPerson().user));
    m_bench->rig.network.expectGet(m_bench->rig.pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer("[]"));
    m_bench->rig.store.refresh();
    QVERIFY(m_bench->rig.settle());
    QVERIFY(card && card->isVisible());
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
    m_bench->signInFully(person);
    m_bench->open(width);
    if (isAsking)
        QVERIFY(m_bench->ask());
    QVERIFY(m_bench->rig.settle());
    QVERIFY(m_bench->page->widget()->minimumSizeHint().width() <= m_bench->page->viewport()->width());
    const auto labels = m_bench->page->findChildren<PlainTextLabel *>();
    for (const PlainTextLabel *label : labels) {
        if (!label->isVisibleTo(m_bench->page.get()))
            continue;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(label->text()));
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
    const auto pictures = m_bench->page->findChildren<WaysIn *>();
    for (const WaysIn *picture : pictures)
        QVERIFY(picture->height() >= picture->heightForWidth(picture->width()));
}

QTEST_MAIN(IdentitiesPageTest)
#include "tst_identitiespage.moc"
