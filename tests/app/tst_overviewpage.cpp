// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/overviewpage.h"
#include "pages/problemcard.h"
#include "pages/skeleton.h"
#include "support/strict.h"
#include "widgets/badge.h"
#include "widgets/finding.h"

#include <QSignalSpy>
#include <QLabel>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

class OverviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsWhoIsSignedIn();
    void showsMarkupInANameAsText();
    void saysWhatIsAbsent();
    void showsTheIdTokensNameBeforeTheApiAnswers();
    void showsTheIdTokenWhenTheApiIsNotThere_data();
    void showsTheIdTokenWhenTheApiIsNotThere();
    void explainsAnOpaqueToken();
    void everyFindingEndsInAButtonThatAsks();
    void asksForReadingWhenItWasNotGranted();
    void warnsWhenTheTokenIsAboutToEnd();
    void hasNoTimerWhileHidden();
    void offersToAskPerAction();
    void namesADeviceThatWasInterrupted();
    void isNeverWiderThanTheWindow_data();
    void isNeverWiderThanTheWindow();

private:
    void open(int width = 900);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<OverviewPage> m_page;
};

void OverviewPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void OverviewPageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void OverviewPageTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void OverviewPageTest::open(int width)
{
    m_page = std::make_unique<OverviewPage>(m_rig->context());
    m_page->resize(width, 700);
    m_page->show();
    m_page->setActive(true);
    QVERIFY(m_rig->settle());
}

void OverviewPageTest::showsWhoIsSignedIn()
{
    m_rig->signIn(everydayPerson());
    open();
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("Maja Keller")));
    QVERIFY(texts.contains(QStringLiteral("maja.keller@example.com")));
    QVERIFY(texts.contains(QStringLiteral("42")));
    QVERIFY(texts.contains(QStringLiteral("auth0|5f7c8ec7c33c6c004bbafe82")));
    QVERIFY(texts.contains(QStringLiteral("2 of 8 permissions granted")));
    QVERIFY(texts.contains(QStringLiteral("Google")));
    QVERIFY(!m_page->problemCard().isVisibleTo(m_page.get()));
}

void OverviewPageTest::showsMarkupInANameAsText() // B13.1
{
    m_rig->signIn(hardPerson());
    open();
    QVERIFY(visibleTexts(*m_page).contains(
        QStringLiteral("<b>שרה</b> & <img src=x> 🦊 %1")));
    const auto labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void OverviewPageTest::saysWhatIsAbsent()
{
    m_rig->signIn(newcomer());
    open();
    const QStringList texts = visibleTexts(*m_page);
    QCOMPARE(texts.count(QStringLiteral("Your tenant does not say")), 3);
    QVERIFY(texts.contains(QStringLiteral("No second factor")));
    QVERIFY(texts.contains(QStringLiteral("Your e-mail address is not verified")));
    QVERIFY(texts.contains(QStringLiteral("Only one way to sign in")));
    // As name, as address and as whom the only sign-in method knows.
    QCOMPARE(texts.count(QStringLiteral("new@example.com")), 3);
}

void OverviewPageTest::showsTheIdTokensNameBeforeTheApiAnswers()
{
    m_rig->signInHeld(everydayPerson());
    m_page = std::make_unique<OverviewPage>(m_rig->context());
    m_page->show();
    QTRY_VERIFY(visibleTexts(*m_page).contains(QStringLiteral("Maja Keller")));
    const auto skeletons = m_page->findChildren<Skeleton *>();
    QVERIFY(std::any_of(skeletons.begin(), skeletons.end(),
                        [](const Skeleton *each) { return each->isVisible(); }));
    m_rig->network.release();
    m_rig->network.release();
    QVERIFY(m_rig->settle());
    QVERIFY(std::none_of(skeletons.begin(), skeletons.end(),
                         [](const Skeleton *each) { return each->isVisible(); }));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("42")));
}

void OverviewPageTest::showsTheIdTokenWhenTheApiIsNotThere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("a web page instead of the API") << 200 << QByteArray("text/html");
    QTest::newRow("404 as a web page") << 404 << QByteArray("text/html");
    QTest::newRow("404 as JSON") << 404 << QByteArray("application/json");
}

void OverviewPageTest::showsTheIdTokenWhenTheApiIsNotThere()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    const QByteArray body = type == "text/html" ? "<h1>Hello</h1>" : R"({"message":"Not Found"})";
    m_rig->signInRefused(everydayPerson(), answerOf(status, {{"content-type", type}}, body));
    open();
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("Maja Keller")));
    QVERIFY(m_page->problemCard().isVisibleTo(m_page.get()));
    const Banner::Message message = m_page->problemCard().problem()->message;
    QVERIFY(!message.what.isEmpty());
    QVERIFY(!message.why.isEmpty());
    QAbstractButton *again = buttonOf(m_page->problemCard(), message.action);
    QVERIFY(again);
    // The button works: the account is read again, this time with success.
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadUser),
                             jsonAnswer(everydayPerson().user));
    m_rig->network.expectGet(m_rig->pathOf(everydayPerson(), Action::ReadEnrollments),
                             jsonAnswer(everydayPerson().enrollments));
    again->click();
    QVERIFY(m_rig->settle());
    QVERIFY(!m_page->problemCard().isVisibleTo(m_page.get()));
}

void OverviewPageTest::explainsAnOpaqueToken()
{
    PageRig::Granted granted;
    granted.isOpaque = true;
    m_rig->signIn(everydayPerson(), granted);
    open();
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("Maja Keller")));
    QVERIFY(m_page->problemCard().problem());
    QSignalSpy pages(m_page.get(), &Page::pageRequested);
    buttonOf(m_page->problemCard(), m_page->problemCard().problem()->message.action)->click();
    QCOMPARE(pages.value(0).value(0).toString(), QStringLiteral("token"));
}

void OverviewPageTest::everyFindingEndsInAButtonThatAsks()
{
    m_rig->signIn(newcomer());
    open();
    QSignalSpy pages(m_page.get(), &Page::pageRequested);
    QSignalSpy actions(m_page.get(), &Page::actionsRequested);
    QSignalSpy again(m_page.get(), &Page::signInRequested);
    const auto findings = m_page->findChildren<Finding *>();
    QVERIFY(findings.size() >= 4);
    for (const Finding *finding : findings) {
        const auto buttons = finding->findChildren<QAbstractButton *>();
        QCOMPARE(buttons.size(), 1);
        const qsizetype before = pages.size() + actions.size() + again.size();
        buttons.first()->click();
        QCOMPARE(pages.size() + actions.size() + again.size(), before + 1);
    }
    QCOMPARE(actions.value(0).value(0).value<QList<Action>>().size(), 6);
}

void OverviewPageTest::asksForReadingWhenItWasNotGranted()
{
    PageRig::Granted granted;
    granted.scopes = {QStringLiteral("openid")};
    m_rig->signIn(everydayPerson(), granted);
    open();
    QSignalSpy actions(m_page.get(), &Page::actionsRequested);
    QAbstractButton *ask = buttonOf(m_page->problemCard(), QStringLiteral("Ask for it"));
    QVERIFY(ask);
    ask->click();
    QCOMPARE(actions.value(0).value(0).value<QList<Action>>(),
             (QList<Action>{Action::ReadUser, Action::ReadEnrollments}));
}

void OverviewPageTest::warnsWhenTheTokenIsAboutToEnd()
{
    m_rig->signIn(everydayPerson());
    open();
    QVERIFY(!visibleTexts(*m_page).contains(
        QStringLiteral("Your access token ends within ten minutes")));
    m_rig->clock.advance((17 * 3600 - 599) * 1000LL);
    m_page->setActive(true);
    QVERIFY(m_rig->settle());
    QVERIFY(visibleTexts(*m_page).contains(
        QStringLiteral("Your access token ends within ten minutes")));
    QSignalSpy again(m_page.get(), &Page::signInRequested);
    buttonOf(*m_page, QStringLiteral("Sign in again"))->click();
    QCOMPARE(again.size(), 1);
}

void OverviewPageTest::hasNoTimerWhileHidden()
{
    m_rig->signIn(everydayPerson());
    open();
    const auto countRunning = [this] {
        const auto timers = m_page->findChildren<QTimer *>();
        return std::count_if(timers.begin(), timers.end(),
                             [](const QTimer *timer) { return timer->isActive(); });
    };
    QVERIFY(m_page->isCountingDown());
    m_page->setActive(false);
    QVERIFY(!m_page->isCountingDown());
    QCOMPARE(countRunning(), 0);
}

void OverviewPageTest::offersToAskPerAction()
{
    m_rig->signIn(everydayPerson());
    open();
    QSignalSpy asked(&m_rig->binder, &ActionBinder::askedFor);
    QAbstractButton *ask = buttonOf(*m_page, QStringLiteral("Ask for it"));
    QVERIFY(ask);
    QVERIFY(ask->isEnabled());
    QVERIFY(ask->accessibleName().contains(QLatin1String("Change your data")));
    ask->click();
    QCOMPARE(asked.value(0).value(0).value<Action>(), Action::SaveMetadata);
}

void OverviewPageTest::namesADeviceThatWasInterrupted()
{
    // R19: an earlier run was killed while the request was open.
    records::DeviceEntry entry;
    entry.deviceId = QStringLiteral("11111111-2222-3333-4444-555555555555");
    entry.deviceName = QStringLiteral("Desk");
    entry.createdAt = m_rig->clock.now();
    entry.state = records::DeviceEntry::State::Sent;
    records::DeviceLedger ledger(records::AccountFolder(
        m_rig->folder.path(), {QStringLiteral("https://tenant.example/"), everydayPerson().subject}));
    QVERIFY(ledger.put(entry));
    m_rig->signIn(everydayPerson());
    open();
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("Work on a device was interrupted")));
    QSignalSpy pages(m_page.get(), &Page::pageRequested);
    buttonOf(*m_page, QStringLiteral("See it in Devices"))->click();
    QCOMPARE(pages.value(0).value(0).toString(), QStringLiteral("devices"));
    m_rig->devices.remove(entry.deviceId);
    QTRY_VERIFY(!buttonOf(*m_page, QStringLiteral("See it in Devices")));
}

void OverviewPageTest::isNeverWiderThanTheWindow_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("narrow") << 420;
    QTest::newRow("usual") << 948;
    QTest::newRow("wide") << 1800;
}

void OverviewPageTest::isNeverWiderThanTheWindow()
{
    QFETCH(int, width);
    m_rig->signIn(hardPerson());
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

QTEST_MAIN(OverviewPageTest)
#include "tst_overviewpage.moc"
