// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/signinattempts.h"

#include "demo/formbrowser.h"

namespace accountdesk {

SignInAttempts::SignInAttempts(const Collaborators &with,
                               std::unique_ptr<auth::Browser> systemBrowser, QObject *parent)
    : QObject(parent), m_with(with), m_systemBrowser(std::move(systemBrowser)),
      m_browser(m_systemBrowser.get())
{
}

SignInAttempts::~SignInAttempts() = default;

void SignInAttempts::useFormOf(const demo::DemoPerson &person)
{
    drop();
    m_formBrowser = std::make_unique<FormBrowser>(person);
    m_browser = m_formBrowser.get();
}

void SignInAttempts::start(auth::SignInRequest request)
{
    drop();
    const auth::SignIn::Collaborators with{m_with.network, *m_browser, m_with.clock, systemRandom,
                                           &m_with.keyRefetches};
    m_current = std::make_unique<auth::SignIn>(with, std::move(request));
    auth::SignIn *attempt = m_current.get();
    connect(attempt, &auth::SignIn::stageChanged, this, &SignInAttempts::stageChanged);
    connect(attempt, &auth::SignIn::browserFailed, this, &SignInAttempts::browserFailed);
    connect(attempt, &auth::SignIn::finished, this, &SignInAttempts::settle);
    Q_EMIT started();
    attempt->start();
}

void SignInAttempts::cancel()
{
    if (m_current)
        m_current->cancel();
}

void SignInAttempts::openAgain()
{
    if (m_current)
        m_current->openAgain();
}

void SignInAttempts::settle(Result<token::TokenSet> &result)
{
    m_current.release()->deleteLater();
    Q_EMIT finished(result);
}

} // namespace accountdesk
