// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "pages/pagelist.h"
#include "tour/tourstage.h"
#include "widgets/theme.h"

#include <QMainWindow>

class QStackedWidget;

namespace accountdesk {

namespace api { class RateBudget; }
class DemoRibbon;
class EditsGuard;
class Shell;
class SignInController;
class SignInPage;
class WindowMenus;

/// The window: demo ribbon, then the sign-in page or the shell, which is built with the first
/// sign-in. Knows no page but by the page list.
class MainWindow : public QMainWindow, public TourStage
{
    Q_OBJECT

public:
    /// All of it outlives the window.
    struct Parts
    {
        PageContext page;
        SignInController &signIn;
        api::RateBudget &budget;
        Theme &theme;
        QList<demo::DemoPerson> people; ///< empty unless this is the demo
        bool isProfileTemporary = false; ///< the profile folder ends with the program
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    SignInPage *signInPage() const { return m_signInPage; }
    Shell *shell() const { return m_shell; }
    /// Emits painted() once.
    void watchFirstPaint() { m_awaitsPaint = true; }

    QWidget *tourWindow() override { return this; }
    QStringList pageIds() const override;
    void openPage(const QString &id) override;
    QScrollArea *shownPage() const override;
    QString shownId() const override;
    QStringList moreViews() const override;
    void openView(const QString &id) override;

Q_SIGNALS:
    void painted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void listen();
    void listenToMenus();
    void showWhoIsThere();
    Shell *ensureShell();
    void retitle();
    void setScheme(Theme::Scheme scheme);
    void updateActive();
    void restore();
    QString firstPage() const;
    void changePerson(const demo::DemoPerson &person);

    Parts m_parts;
    std::vector<PageEntry> m_entries;
    WindowMenus *m_menus;
    DemoRibbon *m_ribbon = nullptr;
    QStackedWidget *m_stack;
    SignInPage *m_signInPage;
    EditsGuard *m_edits;
    Shell *m_shell = nullptr;
    QString m_subject;
    bool m_isQuitDecided = false;
    bool m_awaitsPaint = false;
};

} // namespace accountdesk
