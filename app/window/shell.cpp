// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/shell.h"

#include "pages/profilepicture.h"
#include "signin/signincontroller.h"
#include "signin/tenantname.h"
#include "signin/waitingpanel.h"
#include "widgets/actionbinder.h"
#include "widgets/actiontext.h"
#include "widgets/banner.h"
#include "widgets/errortext.h"
#include "widgets/navlist.h"
#include "widgets/pausebar.h"
#include "widgets/refusaltext.h"
#include "widgets/theme.h"
#include "window/accountheader.h"
#include "window/sidebar.h"
#include "window/statusline.h"

#include "account/accountedits.h"
#include "api/apierror.h"
#include "auth/session.h"
#include "secrets/secretstore.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QStackedWidget>

namespace accountdesk {

Shell::Shell(const PageContext &context, SignInController &signIn, api::RateBudget &budget,
             QWidget *parent)
    : QWidget(parent), m_context(context), m_signIn(signIn), m_entries(pageList()),
      m_sidebar(new Sidebar(m_entries)), m_banner(new Banner),
      m_pause(new PauseBar(context.clock)),
      m_waiting(new WaitingPanel(context.clock)), m_stack(new QStackedWidget),
      m_status(new StatusLine(context.store, context.session, budget, context.clock))
{
    auto *top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_sidebar);
    top->addWidget(buildContent(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top, 1);
    layout->addWidget(m_status);
    listen();
    showIdentity();
    showPicture();
}

Shell::~Shell() = default;

QWidget *Shell::buildContent()
{
    const Theme &theme = Theme::current();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *waiting = new QWidget;
    auto *sheet = new QVBoxLayout(waiting);
    sheet->setContentsMargins(theme.scaled(32), theme.scaled(26), theme.scaled(32), 0);
    sheet->addWidget(m_waiting);
    column->addWidget(m_banner);
    column->addWidget(m_pause);
    column->addWidget(waiting);
    column->addWidget(m_stack, 1);
    m_waiting->parentWidget()->hide();
    return content;
}

void Shell::listen()
{
    using Store = account::AccountStore;
    connect(m_sidebar->pages(), &NavList::pageChosen, this, &Shell::openPage);
    connect(m_banner, &Banner::actionTriggered, this, &Shell::actOnBanner);
    connect(m_status, &StatusLine::tokenEnded, this, &Shell::showTokenEnded);
    connect(&m_context.store, &Store::identityKnown, this, &Shell::showIdentity);
    connect(&m_context.store, &Store::userChanged, this, &Shell::showIdentity);
    connect(&m_context.picture, &ProfilePicture::changed, this, &Shell::showPicture);
    connect(&m_context.store, &Store::failed, this, &Shell::showFailure);
    connect(&m_context.secrets, &secrets::SecretStore::waitingForSystem, this,
            &Shell::showKeychainWait);
    connect(&m_context.secrets, &secrets::SecretStore::persistenceChanged, this,
            &Shell::showSecretsPlace);
    connect(&m_context.binder, &ActionBinder::askedFor, this,
            [this](catalogue::Action action) { m_signIn.startAgain({action}); });
    m_pause->follow(m_context.store);
    connect(m_pause, &PauseBar::cancelled, &m_context.edits, &account::AccountEdits::cancel);
    listenToSignIn();
}

void Shell::listenToSignIn()
{
    connect(&m_signIn, &SignInController::started, this, [this] {
        m_banner->dismiss();
        m_context.binder.dropPending();
        m_waiting->follow(*m_signIn.attempt(), actionTitles(m_signIn.wanted()));
        m_waiting->parentWidget()->setVisible(m_signIn.isRenewal());
    });
    connect(&m_signIn, &SignInController::stageChanged, this, [this] {
        if (m_signIn.isRenewal())
            m_waiting->showStage(*m_signIn.attempt());
    });
    connect(&m_signIn, &SignInController::browserFailed, m_waiting,
            &WaitingPanel::showBrowserFailure);
    connect(&m_signIn, &SignInController::failed, this, &Shell::showSignInFailure);
    connect(&m_signIn, &SignInController::succeeded, this, [this] {
        m_waiting->stop();
        m_waiting->parentWidget()->hide();
        m_context.binder.carryOutPending();
    });
    connect(m_waiting, &WaitingPanel::cancelled, &m_signIn, &SignInController::cancel);
    connect(m_waiting, &WaitingPanel::openedAgain, &m_signIn, &SignInController::openAgain);
}

const PageEntry *Shell::entryOf(const QString &id) const
{
    for (const PageEntry &entry : m_entries) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

void Shell::openPage(const QString &id)
{
    const PageEntry *entry = entryOf(id);
    if (!entry)
        return;
    if (Page *left = currentPage())
        left->setActive(false);
    dropNote();
    m_currentId = entry->id;
    Page *page = m_pages.value(id);
    if (!page) {
        page = entry->make(m_context);
        page->setAccessibleName(entry->title);
        m_pages.insert(id, page);
        m_stack->addWidget(page);
        listenTo(page);
    }
    m_stack->setCurrentWidget(page);
    m_sidebar->pages()->setCurrentPage(id);
    page->setActive(isVisible());
    Q_EMIT pageOpened(id);
}

/// It is of what was done before, on the page that is left or outside a question.
void Shell::dropNote()
{
    if (m_banner->message().severity == Banner::Severity::Note)
        m_banner->dismiss();
}

void Shell::listenTo(Page *page)
{
    connect(page, &Page::sheetOpened, this, &Shell::dropNote);
    connect(page, &Page::pageRequested, this, &Shell::openPage);
    connect(page, &Page::actionsRequested, &m_signIn, &SignInController::startAgain);
    connect(page, &Page::signInRequested, &m_signIn, [this] { m_signIn.startAgain(); });
    connect(page, &Page::noted, m_banner, [this](const QString &sentence) {
        m_onAction = OnAction::Nothing;
        m_banner->show({Banner::Severity::Note, sentence, {}, {}, {}});
    });
    connect(page, &Page::troubled, m_banner, [this](const Banner::Message &message) {
        m_onAction = OnAction::Nothing;
        m_banner->show(message);
    });
}

void Shell::dropPages()
{
    m_banner->dismiss();
    for (Page *page : std::as_const(m_pages)) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    m_pages.clear();
    m_currentId.clear();
}

void Shell::showIdentity()
{
    const account::AccountStore &store = m_context.store;
    QString name = store.user() && store.user()->name ? *store.user()->name
                                                      : store.idClaims().text(u"name");
    if (name.isEmpty())
        name = store.subject();
    m_sidebar->account()->setAccount(name, tenantLabel(m_context.session.tenant()));
}

void Shell::showPicture()
{
    m_sidebar->account()->setPicture(QPixmap::fromImage(m_context.picture.image()));
}

void Shell::setActive(bool isActive)
{
    m_status->setActive(isActive);
    if (Page *page = currentPage())
        page->setActive(isActive);
}

void Shell::resizeEvent(QResizeEvent *event)
{
    m_sidebar->setCompact(event->size().width() < Theme::current().scaled(900));
}

void Shell::showFailure(catalogue::Action action, const Error &error)
{
    if (currentPage() && currentPage()->tellsFailure(action))
        return;
    m_asked = {action};
    switch (error.kind) {
    case Error::Kind::MissingScope: m_onAction = OnAction::Ask; break;
    case Error::Kind::Unauthorized: m_onAction = OnAction::SignIn; break;
    default: m_onAction = OnAction::Refresh; break;
    }
    if (api::isUserGone(error))
        m_onAction = OnAction::SignIn;
    const std::optional<account::Refusal> refusal = refusalIn(m_context.store, action, error);
    if (refusal)
        m_onAction = OnAction::CopyRequest;
    m_banner->show(refusal ? refusalMessage(*refusal) : errorMessage(error, action));
}

void Shell::showSignInFailure(const Error &error)
{
    m_context.binder.dropPending();
    m_waiting->stop();
    m_waiting->parentWidget()->hide();
    Banner::Message message = errorMessage(error);
    if (error.kind == Error::Kind::Cancelled)
        message.action.clear();
    m_onAction = OnAction::SignIn;
    m_banner->show(message);
}

void Shell::showTokenEnded()
{
    m_onAction = OnAction::SignIn;
    m_banner->show({Banner::Severity::Warning, tr("Your sign-in has ended"),
                    tr("What you see stays. Sign in again to go on."), tr("Sign in again"), {}});
}

void Shell::showKeychainWait(bool isWaiting)
{
    const QString what = tr("This computer's keychain has not answered yet");
    if (isWaiting) {
        m_onAction = OnAction::Nothing;
        m_banner->show({Banner::Severity::Warning, what,
                        tr("It may be asking for its password in a window of its own. What waits "
                           "for it goes on by itself."), {}, {}});
    } else if (m_banner->message().what == what) {
        m_banner->dismiss();
    }
}

void Shell::showSecretsPlace(bool isPersistent)
{
    if (isPersistent)
        return;
    m_onAction = OnAction::Nothing;
    m_banner->show({Banner::Severity::Warning, tr("Keys are kept in memory only"),
                    tr("This computer has no keychain that could be used. What would be kept there "
                       "ends with this program; nothing is written to a file."), {}, {}});
}

void Shell::actOnBanner()
{
    if (m_onAction == OnAction::CopyRequest)
        return copyRequest();
    m_banner->dismiss();
    switch (m_onAction) {
    case OnAction::Nothing:
    case OnAction::CopyRequest: break;
    case OnAction::Refresh: m_context.store.refresh(); break;
    case OnAction::SignIn: m_signIn.startAgain(); break;
    case OnAction::Ask: m_signIn.startAgain(m_asked); break;
    }
}

void Shell::copyRequest()
{
    const QString note
        = copyRequestToAdministrator(m_context.store, m_context.session, m_asked.value(0));
    if (note.isEmpty())
        return;
    m_onAction = OnAction::Nothing;
    m_banner->show({Banner::Severity::Note, note, {}, {}, {}});
}

} // namespace accountdesk
