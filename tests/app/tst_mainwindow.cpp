// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "auth/session.h"
#include "composition.h"
#include "signin/signincontroller.h"
#include "support/strict.h"
#include "widgets/banner.h"
#include "widgets/navlist.h"
#include "window/accountheader.h"
#include "window/demoribbon.h"
#include "window/mainwindow.h"
#include "window/shell.h"
#include "window/sidebar.h"
#include "window/statusline.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QMenuBar>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

namespace {

Options demoOptions(const QString &person = QStringLiteral("everyday"))
{
    Options options;
    options.isDemo = true;
    options.person = person;
    options.theme = Theme::Scheme::Light;
    return options;
}

/// The whole program on its built-in tenant, somebody signed in.
struct Desk
{
    explicit Desk(const Options &options = demoOptions()) : composition(options)
    {
        if (const Result<void> built = composition.build(); !built)
            QTest::qFail(qPrintable(built.error().detail), __FILE__, __LINE__);
        composition.open();
    }

    bool waitForUser()
    {
        return QTest::qWaitFor([this] { return composition.store().user().has_value(); }, 20000);
    }

    MainWindow &window() { return composition.window(); }
    Composition composition;
};

QAction *actionOf(const QMainWindow &window, const QKeySequence &key)
{
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->shortcuts().contains(key))
            return action;
    }
    return nullptr;
}

} // namespace

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void showsWhoIsSignedIn();
    void marksTheDemoInWindowAndTitle();
    void refusesAnUnknownPerson();
    void opensPagesByListAndShortcut();
    void buildsAPageOnlyWhenShown();
    void signsOutAndForgets();
    void signsInAgainKeepingThePage();
    void shrinksTheSidebarWhenNarrow();
    void tellsTimeLeftAndStopsWhenHidden();
    void remembersGeometryAndPage();
    void temporaryProfileIsRemoved();
    void showsMarkupOfANameAsText();
    void everyShortcutIsUsedOnce();
    void opensItsDialogs();
};

void tst_MainWindow::showsWhoIsSignedIn()
{
    Desk desk;
    QVERIFY(!desk.composition.store().isSignedIn());
    QTRY_VERIFY(desk.composition.store().isSignedIn());
    QVERIFY(desk.waitForUser());
    const QString name = *desk.composition.store().user()->name;
    QCOMPARE(desk.window().shell()->sidebar()->account()->name(), name);
    QVERIFY(desk.window().shell()->sidebar()->account()->accessibleName().contains(name));
    QVERIFY(desk.window().shell()->isVisible());
}

void tst_MainWindow::marksTheDemoInWindowAndTitle()
{
    Desk desk;
    QVERIFY(desk.window().windowTitle().contains(QStringLiteral("Demo")));
    QVERIFY(desk.window().findChild<DemoRibbon *>()->isVisible());
    QVERIFY(desk.waitForUser());
    QVERIFY(desk.window().findChild<DemoRibbon *>()->isVisible());
    QCOMPARE(desk.window().windowTitle(), QStringLiteral("Overview – Account Desk (Demo)"));
    Options real;
    QTemporaryDir folder;
    real.profileFolder = folder.path();
    Composition composition(real);
    QVERIFY(composition.build());
    QVERIFY(!composition.window().findChild<DemoRibbon *>());
    QCOMPARE(composition.window().windowTitle(), QStringLiteral("Sign in – Account Desk"));
}

void tst_MainWindow::refusesAnUnknownPerson()
{
    Composition composition(demoOptions(QStringLiteral("nobody")));
    const Result<void> built = composition.build();
    QVERIFY(!built);
    QVERIFY(built.error().detail.contains(QStringLiteral("nobody")));
    QVERIFY(built.error().detail.contains(QStringLiteral("everyday")));
}

void tst_MainWindow::opensPagesByListAndShortcut()
{
    Desk desk;
    QVERIFY(desk.waitForUser());
    const QStringList ids = desk.window().pageIds();
    QVERIFY(ids.size() >= 4);
    actionOf(desk.window(), QKeySequence(QStringLiteral("Ctrl+2")))->trigger();
    QCOMPARE(desk.window().shell()->currentId(), ids[1]);
    QCOMPARE(desk.window().shell()->sidebar()->pages()->currentPage(), ids[1]);
    for (const QString &id : ids) {
        desk.window().openPage(id);
        QVERIFY(desk.window().shownPage()->isVisible());
        QVERIFY(!desk.window().shownPage()->accessibleName().isEmpty());
    }
}

void tst_MainWindow::buildsAPageOnlyWhenShown()
{
    Desk desk;
    QVERIFY(desk.waitForUser());
    QCOMPARE(desk.window().findChildren<Page *>().size(), 1);
    desk.window().openPage(desk.window().pageIds().last());
    QCOMPARE(desk.window().findChildren<Page *>().size(), 2);
}

void tst_MainWindow::signsOutAndForgets()
{
    Desk desk;
    QVERIFY(desk.waitForUser());
    desk.composition.signIn().signOut();
    QVERIFY(!desk.composition.store().user());
    QVERIFY(!desk.window().shell()->isVisible());
    QCOMPARE(desk.window().windowTitle(), QStringLiteral("Sign in – Account Desk (Demo)"));
    QTRY_VERIFY(desk.window().findChildren<Page *>().isEmpty());
}

void tst_MainWindow::signsInAgainKeepingThePage()
{
    Desk desk;
    QVERIFY(desk.waitForUser());
    desk.window().openPage(QStringLiteral("permissions"));
    const QScrollArea *page = desk.window().shownPage();
    QSignalSpy done(&desk.composition.signIn(), &SignInController::succeeded);
    desk.composition.signIn().startAgain({catalogue::Action::SaveMetadata});
    QCOMPARE(desk.window().shownPage(), page);
    QVERIFY(page->isVisible());
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(desk.window().shownPage(), page);
    const QStringList granted = *desk.composition.store().grantedScopes();
    QVERIFY(granted.contains(QStringLiteral("update:current_user_metadata")));
    QVERIFY(granted.contains(QStringLiteral("read:current_user")));
}

void tst_MainWindow::shrinksTheSidebarWhenNarrow()
{
    Desk desk;
    QVERIFY(desk.waitForUser());
    desk.window().resize(1100, 700);
    QTRY_VERIFY(!desk.window().shell()->sidebar()->pages()->isCompact());
    desk.window().resize(700, 700);
    QTRY_VERIFY(desk.window().shell()->sidebar()->pages()->isCompact());
}

void tst_MainWindow::tellsTimeLeftAndStopsWhenHidden()
{
    Desk desk;
    QVERIFY(desk.waitForUser());
    const StatusLine *status = desk.window().shell()->statusLine();
    QVERIFY(status->timeText().contains(QStringLiteral("23 h")));
    QVERIFY(status->isTicking());
    desk.window().hide();
    QVERIFY(!status->isTicking());
    desk.window().show();
    QVERIFY(status->isTicking());
    desk.composition.signIn().signOut();
    QVERIFY(!status->isTicking());
}

void tst_MainWindow::remembersGeometryAndPage()
{
    QTemporaryDir folder;
    Options options = demoOptions();
    options.profileFolder = folder.path();
    QSize size;
    {
        Desk desk(options);
        QVERIFY(desk.waitForUser());
        desk.window().openPage(QStringLiteral("token"));
        desk.window().resize(777, 555);
        size = desk.window().size();
        desk.window().close();
    }
    Desk second(options);
    QVERIFY(second.waitForUser());
    QCOMPARE(second.window().size(), size);
    QCOMPARE(second.window().shell()->currentId(), QStringLiteral("token"));
}

void tst_MainWindow::temporaryProfileIsRemoved()
{
    QString folder;
    {
        Composition composition(demoOptions());
        QVERIFY(composition.build());
        folder = composition.settings().profileFolder();
        QVERIFY(QFileInfo::exists(folder));
    }
    QVERIFY(!QFileInfo::exists(folder));
}

void tst_MainWindow::showsMarkupOfANameAsText()
{
    Desk desk(demoOptions(QStringLiteral("hard")));
    QVERIFY(desk.waitForUser());
    const QString name = *desk.composition.store().user()->name;
    QVERIFY(name.contains(QLatin1Char('<'))); // B13.1
    QCOMPARE(desk.window().shell()->sidebar()->account()->name(), name);
    for (const QLabel *label : desk.window().findChildren<QLabel *>())
        QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')));
}

void tst_MainWindow::everyShortcutIsUsedOnce()
{
    Desk desk;
    QSet<QString> seen;
    for (const QAction *action : desk.window().findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!seen.contains(key.toString()), qPrintable(key.toString()));
            seen.insert(key.toString());
        }
    }
    QVERIFY(seen.contains(QStringLiteral("F5")));
    QVERIFY(seen.contains(QStringLiteral("Ctrl+1")));
}

void tst_MainWindow::opensItsDialogs()
{
    Desk desk;
    QAction *keys = actionOf(desk.window(), QKeySequence(QStringLiteral("Ctrl+/")));
    QVERIFY(keys);
    // The offscreen platform says so of every window of a fixed size.
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
    keys->trigger();
    QPointer<QDialog> dialog = desk.window().findChild<QDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(test::visibleTexts(*dialog).contains(QStringLiteral("Ctrl+1")));
    dialog->reject();
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
