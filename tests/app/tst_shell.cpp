// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "devices/moodysecrets.h"
#include "signin/signincontroller.h"
#include "signin/systembrowser.h"
#include "support/strict.h"
#include "widgets/banner.h"
#include "widgets/pausebar.h"
#include "window/shell.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;
using Kind = Error::Kind;

/// What the window says beside its pages.
class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void offersToCopyARequestAfterARefusal();
    void tellsARefusalOnlyOfTheRequestThatMetIt();
    void endsANoteWithItsPage();
    void readsAgainAfterAFailedChange();
    void saysThatTheKeychainIsAwaited();
    void saysThatKeysAreInMemoryOnly();
    void countsAPauseDown();
    void showsThePauseThatATenantAsksFor_data();
    void showsThePauseThatATenantAsksFor();
    void cancelsWhatPauses();
    void showsNoPauseThatIsTooShort();
    void pauseEndsWithItsAction();

private:
    PageContext context();
    void expectRemoval(const net::Answer &answer);
    QPushButton *bannerButton() const;

    const QDateTime m_rigNow = ManualClock().now();
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<MoodySecrets> m_keychain;
    std::unique_ptr<SignInController> m_signIn;
    std::unique_ptr<QWidget> m_window;
    Shell *m_shell = nullptr;
};

void ShellTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void ShellTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
    m_keychain = std::make_unique<MoodySecrets>();
    PageRig::Granted granted;
    granted.scopes = catalogue::scopesFor(catalogue::allActions());
    m_rig->signIn(everydayPerson(), granted);
    m_signIn = std::make_unique<SignInController>(
        SignInController::Collaborators{m_rig->network, m_rig->clock, m_rig->session, m_rig->store},
        std::make_unique<SystemBrowser>());
    m_window = std::make_unique<QWidget>();
    m_shell = new Shell(context(), *m_signIn, m_rig->budget, m_window.get());
    m_window->resize(1000, 700);
    m_shell->resize(1000, 700);
    m_window->show();
}

void ShellTest::cleanup()
{
    m_window.reset();
    m_signIn.reset();
    m_keychain.reset();
    m_rig.reset();
}

PageContext ShellTest::context()
{
    return {m_rig->store,   m_rig->session, m_rig->settings, m_rig->clock,   m_rig->binder,
            m_rig->picture, m_rig->edits,   m_rig->devices,  *m_keychain};
}

void ShellTest::expectRemoval(const net::Answer &answer)
{
    TranscriptLine line;
    line.verb = "DELETE";
    line.url = "https://tenant.example" + m_rig->pathOf(everydayPerson(), Action::ReadUser)
        + "/multifactor/duo";
    line.answer = answer;
    m_rig->network.expect(std::move(line));
}

QPushButton *ShellTest::bannerButton() const
{
    return m_shell->banner()->findChild<QPushButton *>();
}

void ShellTest::offersToCopyARequestAfterARefusal()
{
    expectRemoval(jsonAnswer(R"({"errorCode":"insufficient_scope",
        "message":"Insufficient scope, expected any of: update:users"})", 403));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_VERIFY(m_shell->banner()->isVisible());
    const Banner::Message message = m_shell->banner()->message();
    QCOMPARE(message.what, QStringLiteral("Your tenant refuses “Remove a second factor”"));
    QVERIFY(message.why.contains(QStringLiteral("the tenant refused")));
    QVERIFY(message.why.contains(QStringLiteral("update:users")));
    QCOMPARE(bannerButton()->text(), QStringLiteral("Copy request to the administrator"));
    bannerButton()->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("My Account API")));
    QVERIFY(m_shell->banner()->message().what.contains(QStringLiteral("is copied")));
}

void ShellTest::tellsARefusalOnlyOfTheRequestThatMetIt()
{
    expectRemoval(jsonAnswer(
        R"({"errorCode":"insufficient_scope","message":"Insufficient scope, expected any of: update:users"})",
        403));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_VERIFY(m_rig->store.refusalOf(Action::RemoveMultifactor));
    expectRemoval(jsonAnswer(R"({"message":"no"})", 400));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_COMPARE(m_rig->store.errorOf(Action::RemoveMultifactor)->httpStatus, 400);
    QVERIFY(!m_shell->banner()->message().what.startsWith(QStringLiteral("Your tenant refuses")));
    QVERIFY(m_shell->banner()->message().action
            != QStringLiteral("Copy request to the administrator"));
}

void ShellTest::endsANoteWithItsPage()
{
    m_shell->openPage(QStringLiteral("profile"));
    Q_EMIT m_shell->currentPage()->noted(QStringLiteral("Done."));
    QVERIFY(m_shell->banner()->isVisible());
    m_shell->openPage(QStringLiteral("overview"));
    QVERIFY(!m_shell->banner()->isVisible());
    Q_EMIT m_shell->currentPage()->noted(QStringLiteral("Done."));
    Q_EMIT m_shell->currentPage()->sheetOpened();
    QVERIFY(!m_shell->banner()->isVisible());
    Q_EMIT m_keychain->persistenceChanged(false);
    m_shell->openPage(QStringLiteral("profile"));
    QVERIFY(m_shell->banner()->isVisible());
}

void ShellTest::readsAgainAfterAFailedChange()
{
    expectRemoval(jsonAnswer(R"({"message":"Something is in the way"})", 409));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_VERIFY(m_shell->banner()->isVisible());
    QCOMPARE(bannerButton()->text(), QStringLiteral("Read again"));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadUser),
                             jsonAnswer(everydayPerson().user));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer(everydayPerson().enrollments));
    bannerButton()->click();
    QVERIFY(m_rig->settle());
}

void ShellTest::saysThatTheKeychainIsAwaited()
{
    Q_EMIT m_keychain->waitingForSystem(true); // B8.4
    QVERIFY(m_shell->banner()->message().what.contains(QStringLiteral("not answered yet")));
    QVERIFY(m_shell->banner()->message().action.isEmpty());
    Q_EMIT m_keychain->waitingForSystem(false);
    QVERIFY(!m_shell->banner()->isVisible());
}

void ShellTest::saysThatKeysAreInMemoryOnly()
{
    Q_EMIT m_keychain->persistenceChanged(true);
    QVERIFY(!m_shell->banner()->isVisible());
    Q_EMIT m_keychain->persistenceChanged(false); // B8.2
    QVERIFY(m_shell->banner()->message().what.contains(QStringLiteral("memory only")));
}

void ShellTest::countsAPauseDown()
{
    const Error limited{Kind::RateLimited, 429, {}, {}, {}, 0};
    PauseBar *bar = m_shell->pauseBar();
    QVERIFY(bar->isHidden());
    Q_EMIT m_rig->store.waiting(Action::SaveMetadata, 7000, limited); // R1
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), QStringLiteral("Your tenant wants fewer requests for a while. “Change "
                                         "your data” is tried again in 7 s."));
    m_rig->clock.advance(3000);
    Q_EMIT m_rig->store.waiting(Action::ReadUser, 1000, {Kind::Server, 503, {}, {}, {}, 0});
    QVERIFY(bar->text().contains(QStringLiteral("in 4 s")));
    Q_EMIT m_rig->store.waiting(Action::SaveMetadata, 0, limited);
    QCOMPARE(bar->text(), QStringLiteral("Your tenant did not answer as it should. “See your "
                                         "profile” is tried again in 1 s."));
    Q_EMIT m_rig->store.waiting(Action::ReadUser, 0, limited);
    QVERIFY(bar->isHidden());
}

void ShellTest::showsThePauseThatATenantAsksFor_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    const QByteArray reset = QByteArray::number(m_rigNow.addSecs(4).toSecsSinceEpoch());
    QTest::newRow("R1 Retry-After") << QByteArray("retry-after") << QByteArray("4");
    QTest::newRow("R2 x-ratelimit-reset") << QByteArray("x-ratelimit-reset") << reset;
}

void ShellTest::showsThePauseThatATenantAsksFor()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QStringList shown;
    connect(&m_rig->store, &account::AccountStore::waiting, m_shell,
            [this, &shown] { shown.append(m_shell->pauseBar()->text()); });
    net::Answer limited = jsonAnswer(R"({"errorCode":"too_many_requests"})", 429);
    limited.headers.append({header, value});
    expectRemoval(limited);
    expectRemoval(jsonAnswer(R"({"message":"no"})", 400));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_VERIFY(m_rig->store.errorOf(Action::RemoveMultifactor));
    // Up to a fifth more, so that not all come back at once.
    const QString text = shown.value(0);
    QVERIFY2(text.contains(QStringLiteral("in 4 s")) || text.contains(QStringLiteral("in 5 s")),
             qPrintable(text));
    QVERIFY(m_shell->pauseBar()->isHidden());
}

void ShellTest::cancelsWhatPauses()
{
    QSignalSpy cancelled(m_shell->pauseBar(), &PauseBar::cancelled);
    Q_EMIT m_rig->store.waiting(Action::SaveMetadata, 7000, {Kind::RateLimited, 429, {}, {}, {}, 0});
    m_shell->pauseBar()->findChild<QPushButton *>(QStringLiteral("cancelPause"))->click();
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled.first().first().value<Action>(), Action::SaveMetadata);
}

void ShellTest::showsNoPauseThatIsTooShort()
{
    Q_EMIT m_rig->store.waiting(Action::ReadUser, 500, {Kind::Server, 503, {}, {}, {}, 0});
    QVERIFY(m_shell->pauseBar()->isHidden());
}

void ShellTest::pauseEndsWithItsAction()
{
    Q_EMIT m_rig->store.waiting(Action::RemoveMultifactor, 7000,
                                {Kind::RateLimited, 429, {}, {}, {}, 0});
    QVERIFY(!m_shell->pauseBar()->isHidden());
    expectRemoval(jsonAnswer(R"({"message":"no"})", 400));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_VERIFY(!m_rig->store.isBusy(Action::RemoveMultifactor));
    QVERIFY(m_shell->pauseBar()->isHidden());
}

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
