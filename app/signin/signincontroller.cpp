// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/signincontroller.h"

#include "catalogue/lookup.h"

namespace accountdesk {

SignInController::SignInController(const Collaborators &with,
                                   std::unique_ptr<auth::Browser> systemBrowser, QObject *parent)
    : QObject(parent), m_with(with),
      m_attempts({with.network, with.clock, m_keyRefetches}, std::move(systemBrowser))
{
    connect(&m_attempts, &SignInAttempts::started, this, &SignInController::started);
    connect(&m_attempts, &SignInAttempts::stageChanged, this, &SignInController::stageChanged);
    connect(&m_attempts, &SignInAttempts::browserFailed, this, &SignInController::browserFailed);
    connect(&m_attempts, &SignInAttempts::finished, this, &SignInController::settle);
}

SignInController::~SignInController() = default;

void SignInController::start()
{
    m_wanted.clear();
    m_attempts.useSystemBrowser();
    auth::SignInRequest request = newRequest(usualScopes());
    // The browser may still know the person who has signed out here.
    if (m_wasSignedOut)
        request.prompt = QStringLiteral("login");
    run(std::move(request));
}

void SignInController::startAs(const demo::DemoPerson &person)
{
    m_wanted.clear();
    m_attempts.useFormOf(person);
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
    else
        m_wanted.clear();
    m_wanted += more;
    scopes.removeDuplicates();
    auth::SignInRequest request = newRequest(scopes);
    request.expectedSubject = m_with.store.subject();
    run(std::move(request));
}

void SignInController::retry()
{
    run(m_last);
}

void SignInController::signOut()
{
    m_attempts.drop();
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
    m_last = request;
    m_attempts.start(std::move(request));
}

void SignInController::settle(Result<token::TokenSet> &result)
{
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
