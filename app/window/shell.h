// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "pages/pagelist.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace accountdesk {

class Banner;
class PauseBar;
class Sidebar;
class SignInController;
class StatusLine;
class WaitingPanel;
namespace api { class RateBudget; }

/// What a signed-in person works in: sidebar, banner, pages built when first shown, status line.
class Shell : public QWidget
{
    Q_OBJECT

public:
    Shell(const PageContext &context, SignInController &signIn, api::RateBudget &budget,
          QWidget *parent = nullptr);
    ~Shell() override;

    const std::vector<PageEntry> &entries() const { return m_entries; }
    void openPage(const QString &id);
    QString currentId() const { return m_currentId; }
    Page *currentPage() const { return m_pages.value(m_currentId); }
    Sidebar *sidebar() const { return m_sidebar; }
    Banner *banner() const { return m_banner; }
    PauseBar *pauseBar() const { return m_pause; }
    StatusLine *statusLine() const { return m_status; }
    /// Someone else is signed in: the pages' own edits are not theirs.
    void dropPages();
    void showIdentity();
    void showPicture();
    /// Timers of page and status line run only while the window can be seen.
    void setActive(bool isActive);

Q_SIGNALS:
    void pageOpened(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class OnAction { Nothing, Refresh, SignIn, Ask, CopyRequest };

    QWidget *buildContent();
    void listen();
    void listenToSignIn();
    void listenTo(Page *page);
    void dropNote();
    const PageEntry *entryOf(const QString &id) const;
    void showFailure(catalogue::Action action, const Error &error);
    void showSignInFailure(const Error &error);
    void showTokenEnded();
    void showKeychainWait(bool isWaiting);
    void showSecretsPlace(bool isPersistent);
    void actOnBanner();
    void copyRequest();

    PageContext m_context;
    SignInController &m_signIn;
    std::vector<PageEntry> m_entries;
    QHash<QString, Page *> m_pages;
    QString m_currentId;
    Sidebar *m_sidebar;
    Banner *m_banner;
    PauseBar *m_pause;
    WaitingPanel *m_waiting;
    QStackedWidget *m_stack;
    StatusLine *m_status;
    OnAction m_onAction = OnAction::Nothing;
    QList<catalogue::Action> m_asked;
};

} // namespace accountdesk
