// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/problemcard.h"
#include "pages/profilepage.h"
#include "pages/rawcard.h"
#include "support/strict.h"
#include "widgets/codeview.h"
#include "widgets/factrow.h"

#include <QLabel>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

class ProfilePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsEveryRootMember_data();
    void showsEveryRootMember();
    void showsMarkupAsText();
    void keepsWrongLookingValuesAsTheyCame();
    void saysWhyAFactIsReadOnly();
    void showsMomentsInFull();
    void showsIdentitiesAndFactors();
    void showsTheIdTokenWhenTheApiIsNotThere();
    void opensTheJsonTextWithAKey();
    void forgetsTheAccountOnSignOut();
    void isNeverWiderThanTheWindow_data();
    void isNeverWiderThanTheWindow();

private:
    void open(int width = 900);
    FactRow *factOf(const QString &name) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<ProfilePage> m_page;
};

void ProfilePageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void ProfilePageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void ProfilePageTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void ProfilePageTest::open(int width)
{
    m_page = std::make_unique<ProfilePage>(m_rig->context());
    m_page->resize(width, 700);
    m_page->show();
    QVERIFY(m_rig->settle());
}

FactRow *ProfilePageTest::factOf(const QString &name) const
{
    const auto facts = m_page->findChildren<FactRow *>();
    for (FactRow *fact : facts) {
        if (fact->isVisibleTo(m_page.get()) && fact->name() == name)
            return fact;
    }
    return nullptr;
}

void ProfilePageTest::showsEveryRootMember_data()
{
    QTest::addColumn<PagePerson>("person");
    QTest::newRow("everyday") << everydayPerson();
    QTest::newRow("newcomer, most absent") << newcomer();
    QTest::newRow("hard, with unknown members") << hardPerson();
}

void ProfilePageTest::showsEveryRootMember()
{
    QFETCH(PagePerson, person);
    m_rig->signIn(person);
    open();
    QStringList hints;
    const auto facts = m_page->findChildren<FactRow *>();
    for (const FactRow *fact : facts) {
        if (fact->isVisibleTo(m_page.get()))
            hints.append(fact->accessibleDescription().section(u'.', 0, 0));
    }
    QStringList members = api::knownUserMembers();
    const json::Value root = m_rig->store.user()->raw.root();
    for (json::Value each = root.firstChild(); !each.isMissing(); each = each.nextSibling())
        members.append(each.name());
    members.removeDuplicates();
    members.removeAll(QStringLiteral("identities")); // in a card of their own
    for (const QString &member : std::as_const(members))
        QVERIFY2(hints.contains(member), qPrintable(member));
}

void ProfilePageTest::showsMarkupAsText() // B13.1
{
    m_rig->signIn(hardPerson());
    open();
    QCOMPARE(factOf(QStringLiteral("Name"))->value(),
             QStringLiteral("<b>שרה</b> & <img src=x> 🦊 %1"));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("<u>new</u>")));
    const auto labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void ProfilePageTest::keepsWrongLookingValuesAsTheyCame()
{
    m_rig->signIn(hardPerson());
    open();
    QCOMPARE(factOf(QStringLiteral("shoe_size"))->value(), QStringLiteral(R"({"eu":38.50})"));
    QCOMPARE(factOf(QStringLiteral("<i>odd</i>"))->value(), QStringLiteral("&amp;"));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("90071992547409931")));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("Empty (null)")));
}

void ProfilePageTest::saysWhyAFactIsReadOnly()
{
    m_rig->signIn(everydayPerson());
    open();
    const FactRow *name = factOf(QStringLiteral("Name"));
    QVERIFY(name->accessibleDescription().contains(QLatin1String("administrators")));
    QCOMPARE(name->accessibleName(), QStringLiteral("Name: Maja Keller"));
}

void ProfilePageTest::showsMomentsInFull()
{
    m_rig->signIn(everydayPerson());
    open();
    const FactRow *since = factOf(QStringLiteral("Member since"));
    QVERIFY2(since->accessibleName().contains(QLatin1String("14 March 2023")),
             qPrintable(since->accessibleName()));
    QCOMPARE(since->value(), QStringLiteral("2023-03-14T08:00:00.000Z")); // what is copied
}

void ProfilePageTest::showsIdentitiesAndFactors()
{
    m_rig->signIn(everydayPerson());
    open();
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("Google")));
    QVERIFY(texts.contains(QStringLiteral("103547991597142817347")));
    QVERIFY(texts.contains(QStringLiteral("One-time code app")));
    QVERIFY(texts.contains(QStringLiteral("Auth0 tells only of the first confirmed factor.")));
}

void ProfilePageTest::showsTheIdTokenWhenTheApiIsNotThere()
{
    m_rig->signInRefused(everydayPerson(),
                         answerOf(200, {{"content-type", "text/html"}}, "<h1>Hi</h1>"));
    open();
    QVERIFY(m_page->problemCard().isVisibleTo(m_page.get()));
    QCOMPARE(factOf(QStringLiteral("User ID"))->value(), everydayPerson().subject);
    QCOMPARE(factOf(QStringLiteral("E-mail"))->value(), QStringLiteral("maja.keller@example.com"));
    QVERIFY(!factOf(QStringLiteral("exp")));
}

void ProfilePageTest::opensTheJsonTextWithAKey()
{
    m_rig->signIn(everydayPerson());
    open();
    auto *raw = m_page->findChild<RawCard *>();
    QVERIFY(!raw->isOpen());
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTest::keyClick(m_page.get(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(raw->isOpen());
    QVERIFY(raw->view()->toPlainText().contains(QLatin1String("\"logins_count\": 42")));
    QTest::keyClick(m_page.get(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!raw->isOpen());
    QVERIFY(raw->view()->toPlainText().isEmpty());
}

void ProfilePageTest::forgetsTheAccountOnSignOut()
{
    m_rig->signIn(everydayPerson());
    open();
    m_rig->session.signOut();
    m_rig->store.clear();
    QVERIFY(m_rig->settle());
    QVERIFY(!visibleTexts(*m_page).contains(QStringLiteral("Maja Keller")));
    QVERIFY(!factOf(QStringLiteral("E-mail")));
}

void ProfilePageTest::isNeverWiderThanTheWindow_data()
{
    QTest::addColumn<PagePerson>("person");
    QTest::addColumn<int>("width");
    QTest::newRow("narrow") << everydayPerson() << 420;
    QTest::newRow("narrow, hard") << hardPerson() << 420;
    QTest::newRow("usual") << everydayPerson() << 948;
}

void ProfilePageTest::isNeverWiderThanTheWindow()
{
    QFETCH(PagePerson, person);
    QFETCH(int, width);
    m_rig->signIn(person);
    open(width);
    QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
    const auto labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isVisibleTo(m_page.get()))
            continue;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(label->text()));
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
}

QTEST_MAIN(ProfilePageTest)
#include "tst_profilepage.moc"
