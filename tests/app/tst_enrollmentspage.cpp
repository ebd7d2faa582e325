// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/enrollments/enrollmentcard.h"
#include "pages/enrollments/enrollmentspage.h"
#include "pages/enrollments/factortext.h"
#include "pages/identities/lockoutcard.h"
#include "pages/identities/removalsheet.h"
#include "support/strict.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/waysin.h"

#include <QClipboard>
#include <QGuiApplication>
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

const QString codeApp = QStringLiteral("google-authenticator");

net::Answer modernRefusal()
{
    return jsonAnswer(R"({"statusCode":403,"error":"Forbidden","errorCode":"insufficient_scope",
"message":"Insufficient scope, expected any of: update:users"})", 403);
}

} // namespace

class EnrollmentsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsEveryFieldOfAnEnrollment();
    void showsOddEnrollmentsAsText();
    void saysThatOnlyTheFirstConfirmedIsListed();
    void saysThatNoneIsListed();
    void showsLinesWhileItIsReading();
    void saysThatOnlyTheFactorsCouldNotBeRead();
    void showsWhatTheProfileNames();
    void offersToRemoveOnlyWhatMayBeThere();
    void showsHowOneGetsInToday();
    void warnsBeforeRemoving();
    void removesReadsAgainAndSaysSo_data();
    void removesReadsAgainAndSaysSo();
    void saysThatTheProfileCouldNotBeReadAgain();
    void explainsTheRefusalOfAModernTenant();
    void explainsALostAnswer_data();
    void explainsALostAnswer();
    void isNeverWiderThanTheWindow_data();
    void isNeverWiderThanTheWindow();

private:
    void open(int width = 900);
    QList<EnrollmentCard *> shownCards() const;
    QPushButton *removeButton(const QString &name) const;
    RemovalSheet *ask();
    void expectRemoval(const std::variant<net::Answer, Error> &answer);
    void expectUser(const std::variant<net::Answer, Error> &answer);
    void expectEnrollments(const QByteArray &json);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<EnrollmentsPage> m_page;
};

void EnrollmentsPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void EnrollmentsPageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void EnrollmentsPageTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void EnrollmentsPageTest::open(int width)
{
    m_page = std::make_unique<EnrollmentsPage>(m_rig->context());
    m_page->resize(width, 700);
    m_page->show();
    QVERIFY(m_rig->settle());
}

QList<EnrollmentCard *> EnrollmentsPageTest::shownCards() const
{
    QList<EnrollmentCard *> shown;
    const auto cards = m_page->findChildren<EnrollmentCard *>();
    for (EnrollmentCard *card : cards) {
        if (card->isVisibleTo(m_page->widget()))
            shown.append(card);
    }
    return shown;
}

QPushButton *EnrollmentsPageTest::removeButton(const QString &name) const
{
    const auto buttons = m_page->findChildren<QPushButton *>(QStringLiteral("removeFactor"));
    for (QPushButton *button : buttons) {
        if (button->accessibleName() == name && button->isVisibleTo(m_page->widget()))
            return button;
    }
    return nullptr;
}

RemovalSheet *EnrollmentsPageTest::ask()
{
    removeButton(QStringLiteral("Remove One-time code app"))->click();
    return qobject_cast<RemovalSheet *>(m_page->sheet());
}

void EnrollmentsPageTest::expectRemoval(const std::variant<net::Answer, Error> &answer)
{
    TranscriptLine line;
    line.verb = "DELETE";
    line.url = "https://tenant.example"
        + catalogue::expand(Action::RemoveMultifactor, {everydayPerson().subject, codeApp});
    line.answer = answer;
    m_rig->network.expect(std::move(line));
}

void EnrollmentsPageTest::expectUser(const std::variant<net::Answer, Error> &answer)
{
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadUser), answer);
}

void EnrollmentsPageTest::expectEnrollments(const QByteArray &json)
{
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer(json));
}

void EnrollmentsPageTest::showsEveryFieldOfAnEnrollment()
{
    PagePerson person = everydayPerson();
    person.enrollments = R"([{"id":"dev_8p2F","status":"confirmed","type":"authenticator",
"name":"Phone","identifier":"abc-1","phone_number":null,"auth_method":"authenticator",
"enrolled_at":"2024-05-01T10:00:00.000Z","last_auth":"","new_field":[1]}])";
    m_rig->signIn(person);
    open();
    QCOMPARE(shownCards().size(), 1);
    QCOMPARE(shownCards().first()->accessibleName(),
             QStringLiteral("One-time code app: Confirmed"));
    QStringList facts;
    const auto rows = shownCards().first()->findChildren<FactRow *>();
    for (const FactRow *row : rows)
        facts.append(row->name());
    QCOMPARE(facts, (QStringList{QStringLiteral("ID"), QStringLiteral("Status"),
                                 QStringLiteral("Type"), QStringLiteral("Name"),
                                 QStringLiteral("Device"), QStringLiteral("Phone"),
                                 QStringLiteral("Method"), QStringLiteral("Enrolled"),
                                 QStringLiteral("Last used"), QStringLiteral("new_field")}));
    const QStringList texts = visibleTexts(*shownCards().first());
    for (const char *text : {"dev_8p2F", "abc-1", "Empty (null)", "[1]"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
    QVERIFY(texts.join(u' ').contains(QLatin1String("1 May 2024")));
}

void EnrollmentsPageTest::showsOddEnrollmentsAsText() // B13.1, B13.6
{
    m_rig->signIn(hardPerson());
    open();
    const QStringList texts = visibleTexts(*shownCards().first());
    QVERIFY(texts.contains(QStringLiteral("<u>new</u>")));
    QVERIFY(texts.contains(QStringLiteral("<b>Key</b>")));
    QCOMPARE(shownCards().first()->accessibleName(),
             QStringLiteral("<u>new</u>: Not confirmed yet"));
}

void EnrollmentsPageTest::saysThatOnlyTheFirstConfirmedIsListed()
{
    m_rig->signIn(everydayPerson());
    open();
    const QString note = QStringLiteral("Auth0 tells only of the first confirmed factor: you may "
                                        "have more than are listed.");
    QVERIFY(visibleTexts(*m_page).contains(note));
}

void EnrollmentsPageTest::saysThatNoneIsListed()
{
    m_rig->signIn(newcomer());
    open();
    QVERIFY(shownCards().isEmpty());
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("No second factor is listed")));
}

void EnrollmentsPageTest::showsLinesWhileItIsReading()
{
    m_rig->signInHeld(everydayPerson());
    m_page = std::make_unique<EnrollmentsPage>(m_rig->context());
    m_page->show();
    QTRY_VERIFY(visibleTexts(*m_page).contains(QStringLiteral("Your second factors")));
    QVERIFY(!visibleTexts(*m_page).contains(QStringLiteral("No second factor is listed")));
    m_rig->network.release();
    m_rig->network.release();
    QVERIFY(m_rig->settle());
    QCOMPARE(shownCards().size(), 1);
    QVERIFY(!visibleTexts(*m_page).contains(QStringLiteral("Your second factors")));
}

void EnrollmentsPageTest::saysThatOnlyTheFactorsCouldNotBeRead()
{
    PagePerson person = everydayPerson();
    person.enrollments = "{}"; // no list
    m_rig->signIn(person);
    open();
    QVERIFY(visibleTexts(*m_page).join(u' ').contains(QLatin1String("They could not be read.")));
    QVERIFY(!visibleTexts(*m_page).contains(QStringLiteral("No second factor is listed")));
}

void EnrollmentsPageTest::showsWhatTheProfileNames()
{
    m_rig->signIn(everydayPerson());
    open();
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("Named by your profile")));
    for (const char *name : {"Guardian", "One-time code app", "Duo"})
        QVERIFY2(texts.contains(QLatin1String(name)), name);
    QVERIFY(!removeButton(QStringLiteral("Remove Guardian")));
}

void EnrollmentsPageTest::offersToRemoveOnlyWhatMayBeThere()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    QVERIFY(removeButton(QStringLiteral("Remove One-time code app"))->isEnabled());
    const QPushButton *duo = removeButton(QStringLiteral("Remove Duo"));
    QVERIFY(!duo->isEnabled());
    QVERIFY(duo->accessibleDescription().contains(QLatin1String("nothing to remove")));
}

void EnrollmentsPageTest::showsHowOneGetsInToday()
{
    m_rig->signIn(everydayPerson());
    open();
    const auto *card = m_page->findChild<LockoutCard *>();
    QVERIFY(card && card->isVisibleTo(m_page->widget()));
    QCOMPARE(card->waysIn().picture().ways.size(), 2);
    QVERIFY(!card->waysIn().picture().hasPlan);
}

void EnrollmentsPageTest::warnsBeforeRemoving()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    const RemovalSheet *sheet = ask();
    QVERIFY(sheet);
    QCOMPARE(sheet->title(), QStringLiteral("Remove One-time code app?"));
    const QString all = visibleTexts(*sheet).join(u'\n');
    for (const char *text : {"cannot be brought back", "first confirmed one", "demands a second"})
        QVERIFY2(all.contains(QLatin1String(text)), text);
    QVERIFY(sheet->lockout()->waysIn().accessibleDescription().contains(
        QLatin1String("One-time code app (Phone): goes")));
}

void EnrollmentsPageTest::removesReadsAgainAndSaysSo_data()
{
    QTest::addColumn<bool>("isStale");
    QTest::newRow("gone") << false;
    QTest::newRow("the profile still names it") << true;
}

void EnrollmentsPageTest::removesReadsAgainAndSaysSo()
{
    QFETCH(bool, isStale);
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    RemovalSheet *sheet = ask();
    PagePerson after = everydayPerson();
    after.user.replace("[\"guardian\"]", isStale ? "[\"google-authenticator\"]" : "[]");
    expectRemoval(answerOf(204, {}));
    expectUser(jsonAnswer(after.user));
    expectEnrollments("[]");
    QSignalSpy notes(m_page.get(), &Page::noted);
    sheet->removeButton()->click();
    QTRY_COMPARE(notes.count(), 1);
    QCOMPARE(notes.at(0).at(0).toString(),
             isStale ? QStringLiteral("One-time code app is removed. Your profile still names it "
                                      "for a while.")
                     : QStringLiteral("One-time code app is removed."));
    QVERIFY(!m_page->sheet());
    QVERIFY(m_rig->settle());
    QVERIFY(shownCards().isEmpty());
}

void EnrollmentsPageTest::saysThatTheProfileCouldNotBeReadAgain()
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    RemovalSheet *sheet = ask();
    expectRemoval(answerOf(204, {}));
    expectUser(jsonAnswer(R"({"message":"no"})", 400));
    expectUser(jsonAnswer(everydayPerson().user));
    expectEnrollments("[]");
    QSignalSpy notes(m_page.get(), &Page::noted);
    sheet->removeButton()->click();
    QTRY_COMPARE(notes.count(), 1);
    QCOMPARE(notes.at(0).at(0).toString(),
             QStringLiteral("One-time code app is removed. Your profile could not be read again."));
    QVERIFY(m_rig->settle());
}

void EnrollmentsPageTest::explainsTheRefusalOfAModernTenant() // R14
{
    m_rig->signIn(everydayPerson(), allGranted());
    open();
    RemovalSheet *sheet = ask();
    expectRemoval(modernRefusal());
    sheet->removeButton()->click();
    QTRY_VERIFY(sheet->failure()->isVisible());
    QCOMPARE(m_page->sheet(), sheet);
    QVERIFY(sheet->failure()->message().why.contains(QLatin1String("update:users")));
    sheet->safeButton()->click();
    QVERIFY(m_rig->settle());
    const QString all = visibleTexts(*m_page).join(u'\n');
    QVERIFY(all.contains(QLatin1String("Your tenant keeps removing to itself")));
    QVERIFY(all.contains(QLatin1String("(update:users)")));
    QGuiApplication::clipboard()->clear();
    m_page->findChild<QPushButton *>(QStringLiteral("copyRequest"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("update:users")));
}

void EnrollmentsPageTest::explainsALostAnswer_data() // R11
{
    QTest::addColumn<bool>("isReadable");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("button");
    QTest::newRow("still listed") << true << QStringLiteral("One-time code app is still there")
                                  << QStringLiteral("Try again");
    QTest::newRow("unread") << false
                            << QStringLiteral("It is not known whether One-time code app was "
                                              "removed")
                            << QStringLiteral("Read again");
}

void EnrollmentsPageTest::explainsALostAnswer()
{
    QFETCH(bool, isReadable);
    QFETCH(QString, what);
    QFETCH(QString, button);
    Error error;
    error.kind = Error::Kind::UnknownOutcome;
    error.rule = isReadable ? QStringLiteral("stillListed") : QStringLiteral("unread");
    const Banner::Message message = removalFailure(error, codeApp);
    QCOMPARE(message.what, what);
    QCOMPARE(message.action, button);
    QCOMPARE(nextStepAfter(error), isReadable ? NextStep::Repeat : NextStep::ReadAgain);
}

void EnrollmentsPageTest::isNeverWiderThanTheWindow_data()
{
    QTest::addColumn<PagePerson>("person");
    QTest::addColumn<int>("width");
    QTest::newRow("narrow") << everydayPerson() << 420;
    QTest::newRow("narrow, hard") << hardPerson() << 420;
    QTest::newRow("usual") << everydayPerson() << 948;
}

void EnrollmentsPageTest::isNeverWiderThanTheWindow()
{
    QFETCH(PagePerson, person);
    QFETCH(int, width);
    m_rig->signIn(person, allGranted());
    open(width);
    QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
    for (const PlainTextLabel *label : m_page->findChildren<PlainTextLabel *>()) {
        if (!label->isVisibleTo(m_page.get()))
            continue;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
}

QTEST_MAIN(EnrollmentsPageTest)
#include "tst_enrollmentspage.moc"
