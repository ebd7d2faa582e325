// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/secondsignin.h"

#include "auth/session.h"
#include "catalogue/lookup.h"

namespace accountdesk {

SecondSignIn::SecondSignIn(Collaborators with, std::unique_ptr<auth::Browser> systemBrowser,
                           QObject *parent)
    : QObject(parent), m_with(std::move(with)),
      m_attempts({m_with.network, m_with.clock, m_with.keyRefetches}, std::move(systemBrowser))
{
    connect(&m_attempts, &SignInAttempts::started, this, &SecondSignIn::started);
    connect(&m_attempts, &SignInAttempts::stageChanged, this, &SecondSignIn::stageChanged);
    connect(&m_attempts, &SignInAttempts::browserFailed, this, &SecondSignIn::browserFailed);
    connect(&m_attempts, &SignInAttempts::finished, this, &SecondSignIn::settle);
}

SecondSignIn::~SecondSignIn() = default;

void SecondSignIn::start(Reading reading)
{
    m_attempts.useSystemBrowser();
    run(reading);
}

void SecondSignIn::startAs(const demo::DemoPerson &person)
{
    m_attempts.useFormOf(person);
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
    m_attempts.start(std::move(request));
}

void SecondSignIn::abandon()
{
    m_attempts.drop();
    if (m_linking)
        m_linking->cancel();
}

void SecondSignIn::settle(Result<token::TokenSet> &result)
{
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
