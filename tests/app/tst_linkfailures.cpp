// SPDX-License-Identifier: GPL-3.0-or-later
// Linking that does not go as it should, in the window and on the built-in tenant.
#include "app/linkdesk.h"
#include "support/strict.h"
#include "widgets/banner.h"
#include "widgets/pausebar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace accountdesk;
using catalogue::Action;
using demo::FaultKind;
using test::LinkDesk;
using test::secondOnGithub;
namespace linktitle = test::linktitle;
using test::visibleTexts;

class LinkFailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void refusesTheSameAccount();
    void goesOnWithoutReadableDataOnlyOnceConfirmed();
    void countsAPauseBeforeReadingDown();
    void saysWhatReadingAgainShowed_data();
    void saysWhatReadingAgainShowed();
    void readsAgainWhatLinkingHasChanged();
    void tellsAFailureInTheSheetAlone();
    void offersTheRequestWhenTheTenantRefuses();
    void offersToSignInWhenTheSessionHasEnded();
    void saysThatStoppingCameTooLate();
    void saysThatTheSecondAccountIsBlocked();
    void offersToSignInWithoutDataIfTheTenantSaysNo();
};

void LinkFailuresTest::saysWhatReadingAgainShowed_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("isReadable");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("what"); // empty when it is linked
    QTest::newRow("R9 carried out, answer lost")
        << int(FaultKind::CloseAfterActing) << true << linktitle::linked << QString();
    QTest::newRow("R9 lost on the way") << int(FaultKind::CloseSilently) << true
                                        << linktitle::failed
                                        << QStringLiteral("Nothing was linked");
    QTest::newRow("R5 500") << int(FaultKind::ServerError) << true << linktitle::failed
                            << QStringLiteral("Nothing was linked");
    QTest::newRow("R9 lost, and reading fails too")
        << int(FaultKind::CloseSilently) << false << QStringLiteral("Linking is in doubt")
        << QStringLiteral("It is not known whether the accounts are linked");
}

void LinkFailuresTest::saysWhatReadingAgainShowed()
{
    QFETCH(int, fault);
    QFETCH(bool, isReadable);
    QFETCH(QString, title);
    QFETCH(QString, what);
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    desk.plan(static_cast<FaultKind>(fault), "POST");
    if (!isReadable)
        desk.plan(FaultKind::WebPage, "GET", 8);
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(title));
    QCOMPARE(desk.told("POST"), 1);
    if (what.isEmpty()) {
        QVERIFY(desk.tenantUser(secondOnGithub).isEmpty());
    } else {
        QCOMPARE(desk.sheetFailure()->message().what, what);
        QVERIFY(!desk.tenantUser(secondOnGithub).isEmpty());
    }
}

void LinkFailuresTest::tellsAFailureInTheSheetAlone()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    desk.plan(FaultKind::ServerError, "POST");
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::failed));
    QVERIFY(desk.sheetFailure()->isVisible());
    // Dismissed, it would leave a sheet that says nothing.
    for (const QToolButton *one : desk.sheetFailure()->findChildren<QToolButton *>())
        QVERIFY(!one->isVisible() || one->accessibleName() != QLatin1String("Dismiss"));
    QVERIFY(!desk.window().shell()->banner()->isVisible());
}

void LinkFailuresTest::offersToSignInWithoutDataIfTheTenantSaysNo()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Blocked Person")));
    QTRY_VERIFY(desk.page()->sheet() && desk.page()->sheet()->title() == linktitle::intro
                && desk.sheetFailure()
                && desk.sheetFailure()->isVisible());
    QCOMPARE(desk.sheetFailure()->message().what,
             QStringLiteral("The second sign-in did not work"));
    QVERIFY(!desk.window().shell()->banner()->isVisible());
    QVERIFY(desk.button("linkWithoutData"));
}

void LinkFailuresTest::refusesTheSameAccount()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QVERIFY(desk.press("linkDone"));
    // Signing in as that leads to this very account now.
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::failed));
    QCOMPARE(desk.sheetFailure()->message().what, QStringLiteral("That is the same account"));
    QCOMPARE(desk.told("POST"), 1);
    QVERIFY(desk.press("linkNext"));
    QVERIFY(desk.shows(linktitle::intro));
}

void LinkFailuresTest::goesOnWithoutReadableDataOnlyOnceConfirmed()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    desk.plan(FaultKind::WebPage, "GET", 8);
    QVERIFY(desk.shows(QStringLiteral("The second account's data cannot be read")));
    QCOMPARE(desk.told("POST"), 0);
    desk.composition.demoTenant()->withState([](demo::DemoState &state) { state.faults.clear(); });
    QVERIFY(desk.button("readSecondAgain"));
    QVERIFY(desk.press("loseSecondData"));
    QVERIFY(desk.shows(linktitle::preview));
    QVERIFY(visibleTexts(*desk.page()->sheet()).join(u'\n').contains(
        QLatin1String("no rescue copy can be made")));
    // The ID token alone told of it, so this is what is to be accepted besides.
    const auto boxes = desk.page()->findChildren<QCheckBox *>(QStringLiteral("acceptWarning"));
    for (QCheckBox *box : boxes)
        box->setChecked(true);
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QVERIFY(!desk.button("copyRescue"));
}

void LinkFailuresTest::countsAPauseBeforeReadingDown() // R1
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    desk.plan({FaultKind::RateLimited, 1, catalogue::apiRoot(), "GET", 0, 30});
    QVERIFY(desk.shows(QStringLiteral("Reading the second account")));
    auto *bar = desk.page()->sheet()->findChild<PauseBar *>();
    QVERIFY(bar);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20000);
    QVERIFY2(bar->text().contains(QStringLiteral("“Reading the second account” is tried again in")),
             qPrintable(bar->text()));
    QVERIFY(desk.press("cancelPause"));
    QVERIFY(desk.showsNoSheet());
    QCOMPARE(desk.told("POST"), 0);
}

void LinkFailuresTest::readsAgainWhatLinkingHasChanged()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    const qsizetype before = desk.store().user()->identities.size();
    desk.plan(FaultKind::WebPage, "GET");
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QTRY_COMPARE_WITH_TIMEOUT(desk.store().user()->identities.size(), before + 1, 20000);
}

void LinkFailuresTest::offersTheRequestWhenTheTenantRefuses() // R14
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    desk.plan(FaultKind::Forbidden, "POST");
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::failed));
    const Banner::Message message = desk.sheetFailure()->message();
    QVERIFY2(message.what.startsWith(QLatin1String("Your tenant refuses")),
             qPrintable(message.what));
    QVERIFY2(message.why.contains(QLatin1String("update:users")), qPrintable(message.why));
    QVERIFY(!desk.window().shell()->banner()->isVisible());
    QVERIFY(!desk.button("linkNext"));
    QGuiApplication::clipboard()->clear();
    test::buttonOf(*desk.sheetFailure(), QStringLiteral("Copy request to the administrator"))
        ->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("update:users")));
}

void LinkFailuresTest::offersToSignInWhenTheSessionHasEnded()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    desk.plan(FaultKind::TokenEnded, "POST", 2);
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::failed));
    QCOMPARE(desk.button("linkNext")->text(), QStringLiteral("Sign in again"));
    QSignalSpy asked(desk.page(), &Page::signInRequested);
    QVERIFY(desk.press("linkNext"));
    QCOMPARE(asked.count(), 1);
    QVERIFY(!desk.page()->sheet());
}

void LinkFailuresTest::saysThatStoppingCameTooLate()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    desk.plan(FaultKind::NeverAnswer, "POST");
    QVERIFY(desk.press("confirmLink"));
    bool isSent = false;
    const auto isTaken = [&isSent](demo::DemoState &state) { isSent = state.faults.isEmpty(); };
    QTRY_VERIFY_WITH_TIMEOUT((desk.composition.demoTenant()->withState(isTaken), isSent), 20000);
    QVERIFY(desk.press("stopLink"));
    QVERIFY(!desk.button("stopLink"));
    QVERIFY(visibleTexts(*desk.page()->sheet()).join(u'\n').contains(
        QLatin1String("The request has left")));
}

void LinkFailuresTest::saysThatTheSecondAccountIsBlocked()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Blocked Person")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.sheetFailure() && desk.sheetFailure()->isVisible(), 20000);
    QVERIFY2(desk.sheetFailure()->message().why.startsWith(
                 QLatin1String("The tenant has blocked the account that was chosen.")),
             qPrintable(desk.sheetFailure()->message().why));
}

QTEST_MAIN(LinkFailuresTest)
#include "tst_linkfailures.moc"
