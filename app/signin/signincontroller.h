// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "auth/session.h"
#include "signin/signinattempts.h"

#include <QObject>

namespace accountdesk {

/// Runs sign-ins one at a time for the window: chooses browser and scopes, hands the tokens of a
/// finished one to session and store, and reports. Starting another ends the first.
class SignInController : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Collaborators
    {
        net::Network &network;
        const Clock &clock;
        auth::Session &session;
        account::AccountStore &store;
    };

    SignInController(const Collaborators &with, std::unique_ptr<auth::Browser> systemBrowser,
                     QObject *parent = nullptr);
    ~SignInController() override;

    void setTenant(const config::Tenant &tenant) { m_tenant = tenant; }
    const config::Tenant &tenant() const { return m_tenant; }
    /// Shared by all attempts of the program.
    auth::KeyRefetches &keyRefetches() { return m_keyRefetches; }
    void setAsksEverything(bool asksEverything) { m_asksEverything = asksEverything; }

    /// Through the system browser, as whoever the person wants to be.
    void start();
    /// Through the built-in tenant's own form.
    void startAs(const demo::DemoPerson &person);
    /// The signed-in person once more, the same way, with these actions' scopes added.
    void startAgain(const QList<catalogue::Action> &more = {});
    /// The last attempt once more.
    void retry();
    void cancel() { m_attempts.cancel(); }
    void openAgain() { m_attempts.openAgain(); }
    void signOut();

    /// What the last attempt was to allow; empty if it was just to sign in.
    const QList<catalogue::Action> &wanted() const { return m_wanted; }
    /// Nothing between attempts.
    const auth::SignIn *attempt() const { return m_attempts.current(); }
    /// For the person who is signed in already; the screen stays as it is.
    bool isRenewal() const
    {
        return attempt() && !attempt()->request().expectedSubject.isEmpty();
    }

Q_SIGNALS:
    void started();
    void stageChanged(accountdesk::auth::SignIn::Stage stage);
    void browserFailed(const accountdesk::Error &error);
    void succeeded();
    /// Also when it was cancelled.
    void failed(const accountdesk::Error &error);

private:
    auth::SignInRequest newRequest(const QStringList &scopes) const;
    QStringList usualScopes() const;
    void run(auth::SignInRequest request);
    void settle(Result<token::TokenSet> &result);

    Collaborators m_with;
    auth::KeyRefetches m_keyRefetches;  ///< outlives the attempts: once a minute is for all of them
    SignInAttempts m_attempts;
    config::Tenant m_tenant;
    auth::SignInRequest m_last;
    QList<catalogue::Action> m_wanted;
    bool m_asksEverything = false;
    bool m_wasSignedOut = false;
};

} // namespace accountdesk
