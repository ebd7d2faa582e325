// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "app/themed.h"
#include "composition.h"
#include "demo/demotenant.h"
#include "signin/signincontroller.h"
#include "signin/signinpage.h"
#include "signin/systembrowser.h"
#include "signin/waitingpanel.h"
#include "support/strict.h"
#include "widgets/banner.h"
#include "widgets/visibletext.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using test::buttonOf;
using test::visibleTexts;

namespace {

/// Opens nothing; remembers what it was to open.
class IdleBrowser : public auth::Browser
{
public:
    Result<void> open(const QUrl &url) override
    {
        opened.append(url);
        if (refuses)
            return Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("browser"), 0};
        return {};
    }
    QList<QUrl> opened;
    bool refuses = false;
};

/// The sign-in page on the built-in tenant, with a browser that does nothing.
struct Desk
{
    Desk()
    {
        demo::DemoOptions options;
        options.acceptsAnyLoopbackPort = true;
        tenant = std::make_unique<demo::DemoTenant>(options);
        if (!tenant->start())
            QTest::qFail("the tenant does not start", __FILE__, __LINE__);
        auto idle = std::make_unique<IdleBrowser>();
        browser = idle.get();
        controller = std::make_unique<SignInController>(
            SignInController::Collaborators{network, clock, session, store}, std::move(idle));
        page =
            std::make_unique<SignInPage>(*controller, settings, clock, QList<demo::DemoPerson>());
        page->resize(900, 700);
        page->show();
    }

    void fill()
    {
        page->prefill(tenant->address().issuer, tenant->address().clientId,
                      tenant->address().audience, {0});
    }

    SystemClock clock;
    net::Network network{clock};
    auth::Session session;
    api::RateBudget budget{clock};
    api::AccountApi api{api::Wiring{network, session, budget, systemRandom}};
    account::AccountStore store{api, clock};
    QTemporaryDir folder;
    config::Settings settings{folder.path()};
    std::unique_ptr<demo::DemoTenant> tenant;
    IdleBrowser *browser = nullptr;
    std::unique_ptr<SignInController> controller;
    std::unique_ptr<SignInPage> page;
};

QLineEdit *editOf(const QWidget &page, int index)
{
    return page.findChildren<QLineEdit *>().value(index);
}

} // namespace

class tst_SignInPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::lightTheme(); }
    void init() { test::failOnAnyWarning(); }

    void saysWhatIsWrongUnderItsField_data();
    void saysWhatIsWrongUnderItsField();
    void remembersTheTenant();
    void focusesTheFirstGapAndThenTheButton();
    void offersLinkAndCancelWhileWaiting();
    void keepsWaitingWhenNoBrowserStarts();
    void showsTheUrlsToRegister();
    void saysWhatWentWrongAndTriesAgain();
    void opensOnlyWebAddresses_data();
    void opensOnlyWebAddresses();
    void signsAPersonOfTheDemoIn();
    void asksForEverythingOnlyWhenChosen();
};

void tst_SignInPage::saysWhatIsWrongUnderItsField_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing at all")
        << QString() << QString() << QStringLiteral("Enter the domain of your tenant.");
    QTest::newRow("B4.4 plain http")
        << QStringLiteral("http://example.com/") << QStringLiteral("abc")
        << QStringLiteral(
               "This is not a domain such as example.eu.auth0.com, nor an https address.");
    QTest::newRow("B4.4 user name in it")
        << QStringLiteral("me@example.com") << QStringLiteral("abc")
        << QStringLiteral(
               "This is not a domain such as example.eu.auth0.com, nor an https address.");
    QTest::newRow("no client ID") << QStringLiteral("example.com") << QString()
                                  << QStringLiteral("Enter the client ID of the application.");
}

void tst_SignInPage::saysWhatIsWrongUnderItsField()
{
    QFETCH(QString, domain);
    QFETCH(QString, clientId);
    QFETCH(QString, sentence);
    Desk desk;
    editOf(*desk.page, 0)->setText(domain);
    editOf(*desk.page, 1)->setText(clientId);
    desk.page->submit();
    QVERIFY2(visibleTexts(*desk.page).contains(sentence),
             qPrintable(visibleTexts(*desk.page).join(QLatin1Char('|'))));
    QVERIFY(desk.controller->attempt() == nullptr);
}

void tst_SignInPage::remembersTheTenant()
{
    Desk desk;
    desk.fill();
    desk.page->submit();
    SignInPage second(*desk.controller, desk.settings, desk.clock, {});
    QCOMPARE(editOf(second, 0)->text(), desk.tenant->address().issuer);
    QCOMPARE(editOf(second, 1)->text(), desk.tenant->address().clientId);
}

void tst_SignInPage::focusesTheFirstGapAndThenTheButton()
{
    Desk desk;
    QCOMPARE(desk.page->focusWidget(), editOf(*desk.page, 0));
    desk.page->prefill(desk.tenant->address().issuer, {}, {}, {0});
    QCOMPARE(desk.page->focusWidget(), editOf(*desk.page, 1));
    desk.fill();
    QVERIFY(qobject_cast<QPushButton *>(desk.page->focusWidget()));
    QVERIFY(!desk.controller->attempt());
    QTest::keyClick(desk.page->focusWidget(), Qt::Key_Return);
    QVERIFY(desk.controller->attempt());
}

void tst_SignInPage::offersLinkAndCancelWhileWaiting()
{
    Desk desk;
    desk.fill();
    desk.page->submit();
    QTRY_COMPARE(desk.browser->opened.size(), 1);
    QAbstractButton *copy = nullptr;
    QTRY_VERIFY((copy = buttonOf(*desk.page, QStringLiteral("Copy link"))) != nullptr);
    copy->click();
    const QString link = QGuiApplication::clipboard()->text(); // B1.7
    QCOMPARE(link, QString::fromLatin1(desk.browser->opened.first().toEncoded()));
    for (const QString &text : visibleTexts(*desk.page)) {
        QVERIFY(!text.contains(QLatin1String("state=")));
        QVERIFY(!text.contains(QLatin1String("code_challenge")));
    }
    buttonOf(*desk.page, QStringLiteral("Open again"))->click();
    QCOMPARE(desk.browser->opened.size(), 2);
    QCOMPARE(desk.browser->opened.last(), desk.browser->opened.first());
    buttonOf(*desk.page, QStringLiteral("Cancel"))->click(); // R25
    QTRY_VERIFY(buttonOf(*desk.page, QStringLiteral("Sign in with browser")));
    QVERIFY(desk.controller->attempt() == nullptr);
}

void tst_SignInPage::keepsWaitingWhenNoBrowserStarts()
{
    Desk desk;
    desk.browser->refuses = true;
    desk.fill();
    desk.page->submit();
    QTRY_VERIFY(
        visibleTexts(*desk.page).contains(QStringLiteral("No browser could be started"))); // R26
    QVERIFY(buttonOf(*desk.page, QStringLiteral("Copy link")));
    QVERIFY(desk.controller->attempt());
}

void tst_SignInPage::showsTheUrlsToRegister()
{
    Desk desk;
    desk.fill();
    desk.page->submit();
    QAbstractButton *help = nullptr;
    QTRY_VERIFY((help = buttonOf(*desk.page, QStringLiteral("Callback mismatch?"))) != nullptr);
    help->click();
    const QString callback = desk.controller->attempt()->callbackUrl();
    QVERIFY(callback.startsWith(QLatin1String("http://127.0.0.1:")));
    QVERIFY(visibleTexts(*desk.page).contains(callback));
    buttonOf(*desk.page, QStringLiteral("Copy these URLs"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), callback);
}

void tst_SignInPage::saysWhatWentWrongAndTriesAgain()
{
    Desk desk;
    desk.fill();
    desk.tenant->stop();
    desk.page->submit();
    auto *banner = desk.page->findChild<Banner *>();
    QTRY_VERIFY(!banner->isHidden());
    QCOMPARE(banner->message().what, QStringLiteral("Signing in did not work"));
    QVERIFY(!banner->message().why.isEmpty());
    QSignalSpy started(desk.controller.get(), &SignInController::started);
    buttonOf(*desk.page, QStringLiteral("Try again"))->click();
    QCOMPARE(started.count(), 1);
    QVERIFY(banner->isHidden());
    QTRY_VERIFY(!banner->isHidden());
}

void tst_SignInPage::opensOnlyWebAddresses_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("B1.2 file") << QUrl(QStringLiteral("file:///etc/passwd"));
    QTest::newRow("B1.2 mail") << QUrl(QStringLiteral("mailto:a@b.c"));
    QTest::newRow("B1.2 script") << QUrl(QStringLiteral("javascript:alert(1)"));
    QTest::newRow("B1.2 nothing") << QUrl();
}

void tst_SignInPage::opensOnlyWebAddresses()
{
    QFETCH(QUrl, url);
    SystemBrowser browser;
    const Result<void> opened = browser.open(url);
    QVERIFY(!opened);
    QCOMPARE(opened.error().rule, QStringLiteral("browser"));
}

void tst_SignInPage::signsAPersonOfTheDemoIn()
{
    Desk desk;
    const QList<demo::DemoPerson> people = desk.tenant->people();
    QVERIFY(people.size() >= 3);
    const demo::DemoAddress address = desk.tenant->address();
    desk.controller->setTenant(
        *config::makeTenant(address.issuer, address.clientId, address.audience, { 0 }));
    SignInPage page(*desk.controller, desk.settings, desk.clock, people);
    page.show();
    for (const demo::DemoPerson &person : people) {
        QAbstractButton *button = nullptr;
        for (QAbstractButton *candidate : page.findChildren<QAbstractButton *>()) {
            if (candidate->accessibleName().contains(visibleLine(person.displayName)))
                button = candidate;
        }
        QVERIFY2(button, qPrintable(person.displayName));
        QSignalSpy done(desk.controller.get(), &SignInController::succeeded);
        QSignalSpy refused(desk.controller.get(), &SignInController::failed);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(done.count() + refused.count() == 1, 20000);
        if (person.id == QLatin1String("blocked")) {
            QCOMPARE(refused.count(), 1); // R27
            QVERIFY(!page.findChild<Banner *>()->isHidden());
            continue;
        }
        QCOMPARE(done.count(), 1);
        QVERIFY(desk.session.isSignedIn());
        QVERIFY(desk.browser->opened.isEmpty());
        desk.controller->signOut();
        QVERIFY(!desk.session.isSignedIn());
        QVERIFY(!desk.store.isSignedIn());
    }
}

void tst_SignInPage::asksForEverythingOnlyWhenChosen()
{
    Desk desk;
    desk.fill();
    desk.page->submit();
    QCOMPARE(desk.controller->attempt()->request().scopes, catalogue::firstScopes());
    desk.controller->cancel();
    desk.settings.setValue(config::Key::AskEverything, true);
    SignInPage second(*desk.controller, desk.settings, desk.clock, {});
    second.submit();
    QCOMPARE(desk.controller->attempt()->request().scopes,
             catalogue::scopesFor(catalogue::allActions()));
}

QTEST_MAIN(tst_SignInPage)
#include "tst_signinpage.moc"
