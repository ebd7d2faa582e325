// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/secondsignin.h"

#include "auth/session.h"
#include "catalogue/lookup.h"
#include "demo/formbrowser.h"

namespace accountdesk {

SecondSignIn::SecondSignIn(Collaborators with, std::unique_ptr<auth::Browser> systemBrowser,
                           QObject *parent)
    : QObject(parent), m_with(std::move(with)), m_systemBrowser(std::move(systemBrowser)),
      m_browser(m_systemBrowser.get())
{
}

SecondSignIn::~SecondSignIn() = default;

void SecondSignIn::start(Reading reading)
{
    m_browser = m_systemBrowser.get();
    run(reading);
}

void SecondSignIn::startAs(const demo::DemoPerson &person)
{
    m_attempt.reset();
    m_formBrowser = std::make_unique<FormBrowser>(person);
    m_browser = m_formBrowser.get();
    run(Reading::WithData);
}

void SecondSignIn::run(Reading reading)
{
    abandon();
    m_visit = m_with.store.visit();
    auth::SignInRequest request;
    request.tenant = m_with.session.tenant();
    request.scopes = catalogue::firstScopes();
    // The browser still knows the first account, which is not meant.
    request.prompt = QStringLiteral("login");
    if (reading == Reading::WithoutData) {
        request.tenant.audience.clear();
        request.scopes = catalogue::scopesFor({});
    }
    const auth::SignIn::Collaborators with{m_with.network, *m_browser, m_with.clock, systemRandom,
                                           &m_with.keyRefetches};
    m_attempt = std::make_unique<auth::SignIn>(with, std::move(request));
    auth::SignIn *attempt = m_attempt.get();
    connect(attempt, &auth::SignIn::stageChanged, this, &SecondSignIn::stageChanged);
    connect(attempt, &auth::SignIn::browserFailed, this, &SecondSignIn::browserFailed);
    connect(attempt, &auth::SignIn::finished, this,
            [this](Result<token::TokenSet> &result) { settle(result); });
    Q_EMIT started();
    attempt->start();
}

void SecondSignIn::cancel()
{
    if (m_attempt)
        m_attempt->cancel();
}

void SecondSignIn::openAgain()
{
    if (m_attempt)
        m_attempt->openAgain();
}

void SecondSignIn::abandon()
{
    m_attempt.reset();
    if (m_linking)
        m_linking->cancel();
}

void SecondSignIn::settle(Result<token::TokenSet> &result)
{
    m_attempt.release()->deleteLater();
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    if (!m_with.store.isSignedIn() || m_with.store.visit() != m_visit) {
        Q_EMIT failed({Error::Kind::Unauthorized, 0, {}, {}, QStringLiteral("session"), 0});
        return;
    }
    m_linking = new linking::LinkIdentity(m_with.store, m_with.api,
                                          records::RescueCopies(folder()), std::move(*result), this);
    Q_EMIT signedIn(m_linking);
}

records::AccountFolder SecondSignIn::folder() const
{
    return {m_with.profileFolder,
            {m_with.session.tenant().issuer, m_with.store.subject()}};
}

QList<records::RescueCopy> SecondSignIn::rescueCopies() const
{
    return records::RescueCopies(folder()).all();
}

QString SecondSignIn::rescueFolder() const
{
    return folder().path();
}

} // namespace accountdesk
