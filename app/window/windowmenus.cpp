// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowmenus.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace accountdesk {

WindowMenus::WindowMenus(QMainWindow *window, const std::vector<PageEntry> &pages)
    : QObject(window), m_window(window), m_accountMenu(new QMenu(window))
{
    buildFile();
    buildView(pages);
    buildHelp();
    setSignedIn(false);
}

QAction *WindowMenus::add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys)
{
    QAction *action = menu->addAction(text);
    action->setShortcuts(keys);
    if (!action->shortcut().isEmpty())
        m_shortcuts.append(action);
    return action;
}

void WindowMenus::buildFile()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&File"));
    m_signIn = add(menu, tr("Sign in &again"), {QKeySequence(QStringLiteral("Ctrl+L"))});
    m_signIn->setObjectName(QStringLiteral("signInAgain"));
    m_signOut = add(menu, tr("Sign &out"));
    m_signOut->setObjectName(QStringLiteral("signOut"));
    m_signOut->setIcon(Theme::current().icon(QStringLiteral("sign-out")));
    menu->addSeparator();
    QAction *quit = add(menu, tr("&Quit"), {QKeySequence(QStringLiteral("Ctrl+Q"))});
    quit->setObjectName(QStringLiteral("quit"));
    quit->setMenuRole(QAction::QuitRole);
    m_accountMenu->addAction(m_signIn);
    m_accountMenu->addAction(m_signOut);
    m_signedInOnly = {m_signIn, m_signOut};
    connect(m_signIn, &QAction::triggered, this, &WindowMenus::signInChosen);
    connect(m_signOut, &QAction::triggered, this, &WindowMenus::signOutChosen);
    connect(quit, &QAction::triggered, m_window, &QWidget::close);
}

void WindowMenus::buildView(const std::vector<PageEntry> &pages)
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&View"));
    int number = 1;
    for (const PageEntry &entry : pages) {
        QAction *action =
            add(menu, entry.title, { QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)) });
        m_signedInOnly.append(action);
        const QString id = entry.id;
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT pageChosen(id); });
        if (++number > 9)
            break;
    }
    menu->addSeparator();
    QAction *refresh = add(menu, tr("&Refresh"),
                           { QKeySequence(Qt::Key_F5), QKeySequence(QStringLiteral("Ctrl+R")) });
    refresh->setObjectName(QStringLiteral("refreshAll"));
    refresh->setIcon(Theme::current().icon(QStringLiteral("refresh")));
    m_signedInOnly.append(refresh);
    connect(refresh, &QAction::triggered, this, &WindowMenus::refreshChosen);
    QMenu *themes = menu->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(this);
    const std::pair<Theme::Scheme, QString> rows[] = {{Theme::Scheme::System, tr("As the &system")},
                                                      {Theme::Scheme::Light, tr("&Light")},
                                                      {Theme::Scheme::Dark, tr("&Dark")}};
    for (const auto &[scheme, text] : rows) {
        QAction *action = add(themes, text);
        action->setCheckable(true);
        group->addAction(action);
        m_schemes.append(action);
        connect(action, &QAction::triggered, this,
                [this, scheme = scheme] { Q_EMIT schemeChosen(scheme); });
    }
}

void WindowMenus::buildHelp()
{
    QMenu *menu = m_window->menuBar()->addMenu(tr("&Help"));
    QAction *keys = add(menu, tr("&Keyboard shortcuts"), {QKeySequence(QStringLiteral("Ctrl+/"))});
    keys->setObjectName(QStringLiteral("keyboardShortcuts"));
    QAction *about = add(menu, tr("&About Account Desk"));
    about->setObjectName(QStringLiteral("about"));
    about->setMenuRole(QAction::AboutRole);
    connect(keys, &QAction::triggered, this, &WindowMenus::shortcutsChosen);
    connect(about, &QAction::triggered, this, &WindowMenus::aboutChosen);
}

void WindowMenus::setSignedIn(bool isSignedIn)
{
    for (QAction *action : std::as_const(m_signedInOnly))
        action->setEnabled(isSignedIn);
}

void WindowMenus::setScheme(Theme::Scheme scheme)
{
    m_schemes[int(scheme)]->setChecked(true);
}

} // namespace accountdesk
