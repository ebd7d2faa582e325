// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/keyrefetches.h"
#include "auth/signin.h"
#include "demodata/demooptions.h"

#include <QObject>

#include <memory>

namespace accountdesk {

/// Sign-ins one at a time, through the system browser or, as a person of the built-in tenant,
/// through its own form. Starting another, or drop(), ends the first without a word.
class SignInAttempts : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Collaborators
    {
        net::Network &network;
        const Clock &clock;
        auth::KeyRefetches &keyRefetches;
    };

    SignInAttempts(const Collaborators &with, std::unique_ptr<auth::Browser> systemBrowser,
                   QObject *parent = nullptr);
    ~SignInAttempts() override;

    /// What the following attempts go through; the system browser at first.
    void useSystemBrowser() { m_browser = m_systemBrowser.get(); }
    /// Ends the attempt under way.
    void useFormOf(const demo::DemoPerson &person);

    void start(auth::SignInRequest request);
    void cancel();
    void openAgain();
    void drop() { m_current.reset(); }
    /// Nothing between attempts.
    const auth::SignIn *current() const { return m_current.get(); }

Q_SIGNALS:
    void started();
    void stageChanged(accountdesk::auth::SignIn::Stage stage);
    void browserFailed(const accountdesk::Error &error);
    /// There is no attempt any more; the tokens may be taken out of the result.
    void finished(accountdesk::Result<accountdesk::token::TokenSet> &result);

private:
    void settle(Result<token::TokenSet> &result);

    Collaborators m_with;
    std::unique_ptr<auth::Browser> m_systemBrowser;
    std::unique_ptr<auth::Browser> m_formBrowser;
    auth::Browser *m_browser;
    std::unique_ptr<auth::SignIn> m_current;
};

} // namespace accountdesk
