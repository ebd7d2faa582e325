// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/pagelist.h"
#include "widgets/theme.h"

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace accountdesk {

/// The menu bar and with it every shortcut of the window. Emits what was chosen; what is possible
/// is set from outside.
class WindowMenus : public QObject
{
    Q_OBJECT

public:
    WindowMenus(QMainWindow *window, const std::vector<PageEntry> &pages);

    void setSignedIn(bool isSignedIn);
    void setScheme(Theme::Scheme scheme);
    /// For the account header: sign in again, sign out.
    QMenu *accountMenu() const { return m_accountMenu; }
    /// All actions with a shortcut, in menu order.
    QList<QAction *> shortcutActions() const { return m_shortcuts; }

Q_SIGNALS:
    void signInChosen();
    void signOutChosen();
    void refreshChosen();
    void pageChosen(const QString &id);
    void schemeChosen(accountdesk::Theme::Scheme scheme);
    void shortcutsChosen();
    void aboutChosen();

private:
    void buildFile();
    void buildView(const std::vector<PageEntry> &pages);
    void buildHelp();
    QAction *add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys = {});

    QMainWindow *m_window;
    QMenu *m_accountMenu;
    QAction *m_signIn = nullptr;
    QAction *m_signOut = nullptr;
    QList<QAction *> m_signedInOnly;
    QList<QAction *> m_schemes;
    QList<QAction *> m_shortcuts;
};

} // namespace accountdesk
