// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identitiesrig.h"
#include "pages/identities/lockoutcard.h"
#include "support/strict.h"
#include "widgets/waysin.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

namespace {

const QByteArray onlyPrimary = R"([{"provider":"auth0","user_id":"5f7c8ec7c33c6c004bbafe82",
"connection":"Username-Password-Authentication","isSocial":false}])";

} // namespace

class UnlinkingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void asksForTheScopeInsteadOfUnlinking();
    void warnsBeforeUnlinking();
    void keepsItWhenTheSafeButtonIsPressed();
    void unlinksAndSaysSo();
    void explainsWhyItWasNotUnlinked_data();
    void explainsWhyItWasNotUnlinked();
    void offersTheRequestWhenTheTenantRefuses_data();
    void offersTheRequestWhenTheTenantRefuses();
    void readsAgainBeforeAnythingIsSentTwice();
    void endsTheQuestionWhenItIsGoneElsewhere();
    void stopsWaiting();
    void saysThatStoppingCameTooLate();
    void checksTheLockoutAgainWhenTheAccountChanges();

private:
    void expectUnlink(const std::variant<net::Answer, Error> &answer, bool isHeld = false);
    void expectUser(const std::variant<net::Answer, Error> &answer, int times = 1);
    QByteArray userWithout() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<IdentitiesRig> m_bench;
};

void UnlinkingTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void UnlinkingTest::init()
{
    failOnAnyWarning();
    m_bench = std::make_unique<IdentitiesRig>();
}

void UnlinkingTest::cleanup()
{
    m_bench.reset();
}

void UnlinkingTest::expectUnlink(const std::variant<net::Answer, Error> &answer, bool isHeld)
{
    TranscriptLine line;
    line.verb = "DELETE";
    line.url = "https://tenant.example"
        + catalogue::expand(Action::UnlinkIdentity,
                            {everydayPerson().subject, QStringLiteral("google-oauth2"),
                             QStringLiteral("103547991597142817347")});
    line.answer = answer;
    line.isHeld = isHeld;
    m_bench->rig.network.expect(std::move(line));
}

void UnlinkingTest::expectUser(const std::variant<net::Answer, Error> &answer, int times)
{
    for (int i = 0; i < times; ++i)
        m_bench->rig.network.expectGet(m_bench->rig.pathOf(everydayPerson(), Action::ReadUser), answer);
}

QByteArray UnlinkingTest::userWithout() const
{
    return R"({"user_id":"auth0|5f7c8ec7c33c6c004bbafe82","name":"Maja Keller","identities":)"
        + onlyPrimary + '}';
}

void UnlinkingTest::asksForTheScopeInsteadOfUnlinking()
{
    m_bench->signIn(everydayPerson());
    m_bench->open();
    QSignalSpy asked(&m_bench->rig.binder, &ActionBinder::askedFor);
    QVERIFY(!m_bench->ask());
    QCOMPARE(asked.value(0).value(0).value<Action>(), Action::UnlinkIdentity);
}

void UnlinkingTest::warnsBeforeUnlinking()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    const RemovalSheet *sheet = m_bench->ask();
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
                            "(maja.k@gmail.example): goes. Second factors: One-time code app "
                            "(Phone): stays; Guardian (named by your profile only): stays."));
    QCOMPARE(QApplication::focusWidget(), sheet->safeButton());
}

void UnlinkingTest::keepsItWhenTheSafeButtonIsPressed()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    m_bench->shownCards().at(1)->unlinkButton()->setFocus();
    m_bench->ask()->safeButton()->click();
    QVERIFY(!m_bench->page->sheet());
    QTest::keyClick(m_bench->ask(), Qt::Key_Escape);
    QVERIFY(!m_bench->page->sheet());
    QCOMPARE(m_bench->shownCards().size(), 2);
    QCOMPARE(QApplication::focusWidget(), m_bench->shownCards().at(1)->unlinkButton());
}

void UnlinkingTest::unlinksAndSaysSo()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    RemovalSheet *sheet = m_bench->ask();
    expectUnlink(jsonAnswer(onlyPrimary), true);
    expectUser(jsonAnswer(userWithout()));
    QSignalSpy notes(m_bench->page.get(), &Page::noted);
    sheet->removeButton()->click();
    QCOMPARE(sheet->removeButton()->text(), QStringLiteral("Unlinking…"));
    QVERIFY(!sheet->removeButton()->isEnabled());
    QVERIFY(m_bench->page->tellsFailure(Action::UnlinkIdentity));
    QTRY_COMPARE(m_bench->rig.network.inFlight(), 1);
    m_bench->rig.network.release();
    QTRY_COMPARE(notes.count(), 1);
    QCOMPARE(notes.at(0).at(0).toString(),
             QStringLiteral("Google (maja.k@gmail.example) is unlinked."));
    QVERIFY(!m_bench->page->sheet());
    QVERIFY(m_bench->rig.settle());
    QCOMPARE(m_bench->shownCards().size(), 1);
    QCOMPARE(notes.count(), 1);
    QVERIFY(!m_bench->page->tellsFailure(Action::UnlinkIdentity));
}

void UnlinkingTest::explainsWhyItWasNotUnlinked_data()
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
        << QStringLiteral("No usable answer came. Your account was read again")
        << QStringLiteral("Try again");
    QTest::newRow("unreadable answer, unread")
        << QByteArray("[") << 200 << 1 << false
        << QStringLiteral("It is not known whether Google is unlinked")
        << QStringLiteral("Nothing is sent twice") << QStringLiteral("Read again");
}

void UnlinkingTest::explainsWhyItWasNotUnlinked()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(int, readings);
    QFETCH(bool, isReadable);
    QFETCH(QString, what);
    QFETCH(QString, why);
    QFETCH(QString, button);
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    RemovalSheet *sheet = m_bench->ask();
    expectUnlink(jsonAnswer(answer, status));
    expectUser(isReadable ? jsonAnswer(everydayPerson().user)
                          : jsonAnswer(R"({"message":"no"})", 400), readings);
    sheet->removeButton()->click();
    QTRY_VERIFY(sheet->failure()->isVisible());
    QCOMPARE(m_bench->page->sheet(), sheet);
    QCOMPARE(sheet->failure()->message().what, what);
    QVERIFY2(sheet->failure()->message().why.contains(why),
             qPrintable(sheet->failure()->message().why));
    QCOMPARE(sheet->failure()->message().action, button);
    QVERIFY(sheet->removeButton()->isEnabled());
    QCOMPARE(sheet->safeButton()->text(), QStringLiteral("Keep it"));
}

void UnlinkingTest::offersTheRequestWhenTheTenantRefuses_data() // R14
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("R14 another scope") << QByteArray("insufficient_scope")
                                       << QByteArray("Insufficient scope, expected any of: "
                                                     "update:users");
    QTest::newRow("R14 the tenant's plan") << QByteArray("insufficient_entitlement")
                                           << QByteArray("Not in your subscription");
}

void UnlinkingTest::offersTheRequestWhenTheTenantRefuses()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, sentence);
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    RemovalSheet *sheet = m_bench->ask();
    expectUnlink(jsonAnswer(R"({"statusCode":403,"error":"Forbidden","errorCode":")" + code
                                + R"(","message":")" + sentence + R"("})", 403));
    sheet->removeButton()->click();
    QTRY_VERIFY(sheet->failure()->isVisible());
    const Banner::Message message = sheet->failure()->message();
    QCOMPARE(message.what, QStringLiteral("Your tenant refuses “Unlink a sign-in method”"));
    QVERIFY2(message.why.contains(QString::fromLatin1(sentence)), qPrintable(message.why));
    QGuiApplication::clipboard()->clear();
    QSignalSpy asked(m_bench->page.get(), &Page::actionsRequested);
    QSignalSpy notes(m_bench->page.get(), &Page::noted);
    buttonOf(*sheet->failure(), QStringLiteral("Copy request to the administrator"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QString::fromLatin1(sentence)));
    QCOMPARE(notes.count(), 1);
    QCOMPARE(asked.count(), 0);
    QCOMPARE(m_bench->page->sheet(), sheet);
}

void UnlinkingTest::readsAgainBeforeAnythingIsSentTwice() // R9
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    const QPointer<RemovalSheet> sheet = m_bench->ask();
    expectUnlink(jsonAnswer("["));
    expectUser(jsonAnswer(R"({"message":"no"})", 400));
    sheet->removeButton()->click();
    QTRY_VERIFY(sheet->failure()->isVisible());
    expectUser(jsonAnswer(userWithout()));
    m_bench->rig.network.expectGet(m_bench->rig.pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer("[]"));
    QSignalSpy notes(m_bench->page.get(), &Page::noted);
    buttonOf(*sheet->failure(), QStringLiteral("Read again"))->click();
    QVERIFY(!sheet->failure()->isVisible());
    QTRY_COMPARE(notes.count(), 1);
    QVERIFY(!m_bench->page->sheet());
}

void UnlinkingTest::endsTheQuestionWhenItIsGoneElsewhere() // R29
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    QVERIFY(m_bench->ask());
    expectUser(jsonAnswer(userWithout()));
    m_bench->rig.network.expectGet(m_bench->rig.pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer("[]"));
    QSignalSpy notes(m_bench->page.get(), &Page::noted);
    m_bench->rig.store.refresh();
    QVERIFY(m_bench->rig.settle());
    QVERIFY(!m_bench->page->sheet());
    QCOMPARE(notes.value(0).value(0).toString(),
             QStringLiteral("Google (maja.k@gmail.example) is no longer linked."));
}

void UnlinkingTest::stopsWaiting()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    RemovalSheet *sheet = m_bench->ask();
    expectUnlink(answerOf(429, {{"retry-after", "30"}}));
    sheet->removeButton()->click();
    QTRY_COMPARE(m_bench->rig.network.inFlight(), 0);
    QVERIFY(m_bench->rig.store.isBusy(Action::UnlinkIdentity));
    QCOMPARE(sheet->safeButton()->text(), QStringLiteral("Stop waiting"));
    sheet->safeButton()->click();
    QTRY_VERIFY(!m_bench->rig.store.isBusy(Action::UnlinkIdentity));
    QCOMPARE(m_bench->page->sheet(), sheet);
    QVERIFY(!sheet->failure()->isVisible());
    QCOMPARE(sheet->safeButton()->text(), QStringLiteral("Keep it"));
    QVERIFY(sheet->removeButton()->isEnabled());
}

void UnlinkingTest::saysThatStoppingCameTooLate()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    RemovalSheet *sheet = m_bench->ask();
    expectUnlink(jsonAnswer(R"({"message":"no"})", 400), true);
    sheet->removeButton()->click();
    sheet->safeButton()->click();
    QVERIFY(m_bench->rig.store.isBusy(Action::UnlinkIdentity));
    QVERIFY(!sheet->safeButton()->isEnabled());
    QVERIFY(visibleTexts(*sheet).join(u'\n').contains(QStringLiteral("The request has left")));
    m_bench->rig.network.release();
    QTRY_VERIFY(sheet->failure()->isVisible());
    QVERIFY(sheet->safeButton()->isEnabled());
    QVERIFY(!visibleTexts(*sheet).join(u'\n').contains(QStringLiteral("The request has left")));
}

void UnlinkingTest::checksTheLockoutAgainWhenTheAccountChanges()
{
    m_bench->signInFully(everydayPerson());
    m_bench->open();
    RemovalSheet *sheet = m_bench->ask();
    const QImage before = sheet->lockout()->grab().toImage();
    // Meanwhile another one is linked elsewhere.
    api::User user = *m_bench->rig.store.user();
    api::Identity third = user.identities.last();
    third.provider = QStringLiteral("github");
    third.connection = QStringLiteral("github");
    third.userId = QStringLiteral("77");
    user.identities.append(third);
    m_bench->rig.store.adoptUser(m_bench->rig.store.visit(), user);
    QVERIFY(sheet->lockout()->grab().toImage() != before);
}

QTEST_MAIN(UnlinkingTest)
#include "tst_unlinking.moc"
