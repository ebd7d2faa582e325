// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/mainwindow.h"

#include "config/settings.h"
#include "optiontable.h"
#include "signin/signincontroller.h"
#include "signin/signinpage.h"
#include "widgets/navlist.h"
#include "window/demoribbon.h"
#include "window/dialogs.h"
#include "window/editsguard.h"
#include "window/shell.h"
#include "window/sidebar.h"
#include "window/accountheader.h"
#include "window/windowmenus.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QStackedWidget>

namespace accountdesk {

using config::Key;

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent),
      m_parts(parts),
      m_entries(pageList()),
      m_menus(new WindowMenus(this, m_entries)),
      m_stack(new QStackedWidget),
      m_signInPage(
          new SignInPage(parts.signIn, parts.page.settings, parts.page.clock, parts.people)),
      m_edits(new EditsGuard(*m_stack, parts.isProfileTemporary, this))
{
    build();
    listen();
    listenToMenus();
    restore();
    showWhoIsThere();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (!m_parts.people.isEmpty()) {
        m_ribbon = new DemoRibbon(m_parts.people);
        column->addWidget(m_ribbon);
    }
    m_stack->addWidget(m_signInPage);
    column->addWidget(m_stack, 1);
    setCentralWidget(content);
    m_menus->setScheme(m_parts.theme.scheme());
    setMinimumSize(m_parts.theme.scaled(420), m_parts.theme.scaled(360));
}

void MainWindow::restore()
{
    resize(m_parts.theme.scaled(1180), m_parts.theme.scaled(800));
    const QByteArray geometry = m_parts.page.settings.value(Key::WindowGeometry).toByteArray();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
}

void MainWindow::listen()
{
    connect(&m_parts.page.session, &auth::Session::changed, this, &MainWindow::showWhoIsThere);
    connect(&m_parts.page.store, &account::AccountStore::identityKnown, this,
            &MainWindow::showWhoIsThere);
    connect(&m_parts.theme, &Theme::changed, this, [this] { update(); });
    if (m_ribbon)
        connect(m_ribbon, &DemoRibbon::personChosen, this, &MainWindow::changePerson);
    connect(m_edits, &EditsGuard::stayed, this, &MainWindow::showWhoIsThere);
}

void MainWindow::listenToMenus()
{
    connect(m_menus, &WindowMenus::signInChosen, this, [this] { m_parts.signIn.startAgain(); });
    connect(m_menus, &WindowMenus::signOutChosen, this, [this] {
        m_edits->leave(QuitQuestion::Leaving::SignOut, [this] { m_parts.signIn.signOut(); });
    });
    connect(m_menus, &WindowMenus::refreshChosen, &m_parts.page.store,
            &account::AccountStore::refresh);
    connect(m_menus, &WindowMenus::pageChosen, this, &MainWindow::openPage);
    connect(m_menus, &WindowMenus::schemeChosen, this, &MainWindow::setScheme);
    connect(m_menus, &WindowMenus::shortcutsChosen, this,
            [this] { openShortcuts(m_menus->shortcutActions(), this); });
    connect(m_menus, &WindowMenus::aboutChosen, this, [this] { openAbout(this); });
}

void MainWindow::showWhoIsThere()
{
    const account::AccountStore &store = m_parts.page.store;
    const bool isSignedIn = store.isSignedIn();
    m_menus->setSignedIn(isSignedIn);
    if (m_ribbon)
        m_ribbon->setChoiceShown(isSignedIn);
    if (isSignedIn) {
        Shell *shell = ensureShell();
        if (m_subject != store.subject())
            shell->dropPages();
        m_subject = store.subject();
        if (shell->currentId().isEmpty())
            openPage(firstPage());
        if (m_stack->currentWidget() != shell && !m_edits->isAsking()) {
            m_stack->setCurrentWidget(shell);
            shell->sidebar()->pages()->setFocus();
        }
    } else {
        m_edits->drop();
        if (m_shell)
            m_shell->dropPages();
        m_subject.clear();
        m_stack->setCurrentWidget(m_signInPage);
    }
    updateActive();
    retitle();
}

Shell *MainWindow::ensureShell()
{
    if (m_shell)
        return m_shell;
    m_shell = new Shell(m_parts.page, m_parts.signIn, m_parts.budget);
    m_shell->sidebar()->account()->setMenu(m_menus->accountMenu());
    m_stack->addWidget(m_shell);
    connect(m_shell, &Shell::pageOpened, this, [this](const QString &id) {
        m_parts.page.settings.setValue(Key::LastPage, id);
        retitle();
    });
    return m_shell;
}

/// Where something waits for an answer, else where the person was last.
QString MainWindow::firstPage() const
{
    for (const PageEntry &entry : m_entries) {
        if (entry.isWaiting && entry.isWaiting(m_parts.page))
            return entry.id;
    }
    return m_parts.page.settings.value(Key::LastPage).toString();
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const PageEntry &entry : m_entries)
        ids.append(entry.id);
    return ids;
}

void MainWindow::openPage(const QString &id)
{
    if (!m_shell || m_entries.empty())
        return;
    m_shell->openPage(pageIds().contains(id) ? id : m_entries.front().id);
}

QScrollArea *MainWindow::shownPage() const
{
    return m_shell ? m_shell->currentPage() : nullptr;
}

QString MainWindow::shownId() const
{
    return m_shell ? m_shell->currentId() : QString();
}

QStringList MainWindow::moreViews() const
{
    const Page *page = m_shell ? m_shell->currentPage() : nullptr;
    return page ? page->moreViews() : QStringList();
}

void MainWindow::openView(const QString &id)
{
    if (Page *page = m_shell ? m_shell->currentPage() : nullptr)
        page->openView(id);
}

void MainWindow::retitle()
{
    QString page = tr("Sign in");
    for (const PageEntry &entry : m_entries) {
        if (m_shell && m_parts.page.store.isSignedIn() && entry.id == m_shell->currentId())
            page = entry.title;
    }
    setWindowTitle(m_ribbon ? tr("%1 – Account Desk (Demo)").arg(page)
                            : tr("%1 – Account Desk").arg(page));
}

void MainWindow::setScheme(Theme::Scheme scheme)
{
    m_parts.theme.setScheme(scheme);
    m_parts.page.settings.setValue(Key::Theme, themeName(scheme));
}

void MainWindow::updateActive()
{
    if (m_shell)
        m_shell->setActive(isVisible() && !isMinimized() && m_parts.page.store.isSignedIn());
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(m_awaitsPaint, false))
        QMetaObject::invokeMethod(this, &MainWindow::painted, Qt::QueuedConnection);
}

void MainWindow::changePerson(const demo::DemoPerson &person)
{
    m_edits->leave(QuitQuestion::Leaving::ChangePerson, [this, person] {
        m_parts.signIn.signOut();
        m_parts.signIn.startAs(person);
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // A session that ends waits for nobody; the draft is on the disk.
    const bool mayLeave = m_isQuitDecided || qGuiApp->isSavingSession();
    if (!mayLeave && !m_edits->unsavedEdits().isEmpty()) {
        event->ignore();
        m_edits->leave(QuitQuestion::Leaving::Quit, [this] {
            m_isQuitDecided = true;
            close();
        });
        return;
    }
    m_parts.page.settings.setValue(Key::WindowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateActive();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateActive();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateActive();
}

} // namespace accountdesk
