// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/signincontroller.h"

#include "demo/formbrowser.h"

#include "catalogue/lookup.h"

namespace accountdesk {

SignInController::SignInController(const Collaborators &with,
                                   std::unique_ptr<auth::Browser> systemBrowser, QObject *parent)
    : QObject(parent), m_with(with), m_systemBrowser(std::move(systemBrowser)),
      m_browser(m_systemBrowser.get())
{
}

SignInController::~SignInController() = default;

void SignInController::start()
{
    m_browser = m_systemBrowser.get();
    auth::SignInRequest request = newRequest(usualScopes());
    // The browser may still know the person who has signed out here.
    if (m_wasSignedOut)
        request.prompt = QStringLiteral("login");
    run(std::move(request));
}

void SignInController::startAs(const demo::DemoPerson &person)
{
    m_attempt.reset();
    m_formBrowser = std::make_unique<FormBrowser>(person);
    m_browser = m_formBrowser.get();
    run(newRequest(usualScopes()));
}

void SignInController::startAgain(const QList<catalogue::Action> &more)
{
    QStringList scopes = usualScopes();
    if (m_with.store.grantedScopes())
        scopes += *m_with.store.grantedScopes();
    for (const catalogue::Action action : more)
        scopes += catalogue::askFor(action);
    // What the attempt that this one replaces asked for is still wanted.
    if (isRenewal())
        scopes += m_last.scopes;
    scopes.removeDuplicates();
    auth::SignInRequest request = newRequest(scopes);
    request.expectedSubject = m_with.store.subject();
    run(std::move(request));
}

void SignInController::retry()
{
    run(m_last);
}

void SignInController::cancel()
{
    if (m_attempt)
        m_attempt->cancel();
}

void SignInController::openAgain()
{
    if (m_attempt)
        m_attempt->openAgain();
}

void SignInController::signOut()
{
    m_attempt.reset();
    m_wasSignedOut = true;
    m_with.store.clear();
    m_with.session.signOut();
}

QStringList SignInController::usualScopes() const
{
    return m_asksEverything ? catalogue::scopesFor(catalogue::allActions())
                            : catalogue::firstScopes();
}

auth::SignInRequest SignInController::newRequest(const QStringList &scopes) const
{
    auth::SignInRequest request;
    request.tenant = m_tenant;
    request.scopes = scopes;
    return request;
}

void SignInController::run(auth::SignInRequest request)
{
    m_attempt.reset();
    m_last = request;
    const auth::SignIn::Collaborators with{m_with.network, *m_browser, m_with.clock,
                                           systemRandom, &m_keyRefetches};
    m_attempt = std::make_unique<auth::SignIn>(with, std::move(request));
    auth::SignIn *attempt = m_attempt.get();
    connect(attempt, &auth::SignIn::stageChanged, this, &SignInController::stageChanged);
    connect(attempt, &auth::SignIn::browserFailed, this, &SignInController::browserFailed);
    connect(attempt, &auth::SignIn::finished, this,
            [this](Result<token::TokenSet> &result) { settle(result); });
    Q_EMIT started();
    attempt->start();
}

void SignInController::settle(Result<token::TokenSet> &result)
{
    m_attempt.release()->deleteLater();
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    m_wasSignedOut = false;
    if (m_with.store.subject() != result->subject)
        m_with.store.clear();
    m_with.session.begin(m_last.tenant, std::move(*result));
    m_with.store.begin(m_with.session.tokens());
    Q_EMIT succeeded();
}

} // namespace accountdesk
