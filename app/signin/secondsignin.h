// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/linkidentity.h"
#include "signin/signinattempts.h"

#include <QObject>
#include <QPointer>

namespace accountdesk {

namespace auth { class Session; }

/// The sign-in of a second account, for linking it: an attempt of its own beside the main
/// session, which it never touches. Its tokens rest in memory and go to the LinkIdentity that
/// comes of it. One at a time; abandon() ends whatever has not been sent.
class SecondSignIn : public QObject
{
    Q_OBJECT

public:
    /// Without data neither the API's audience nor a scope for it is asked for.
    enum class Reading { WithData, WithoutData };

    /// All outlive it.
    struct Collaborators
    {
        net::Network &network;
        const Clock &clock;
        auth::Session &session;
        account::AccountStore &store;
        api::AccountApi &api;
        auth::KeyRefetches &keyRefetches;
        QString profileFolder;
        QList<demo::DemoPerson> people; ///< of the built-in tenant; else empty
    };

    SecondSignIn(Collaborators with, std::unique_ptr<auth::Browser> systemBrowser,
                 QObject *parent = nullptr);
    ~SecondSignIn() override;

    const QList<demo::DemoPerson> &people() const { return m_with.people; }
    /// Through the system browser.
    void start(Reading reading = Reading::WithData);
    /// Through the built-in tenant's own form.
    void startAs(const demo::DemoPerson &person);
    void cancel() { m_attempts.cancel(); }
    void openAgain() { m_attempts.openAgain(); }
    void abandon();
    /// Nothing between attempts.
    const auth::SignIn *attempt() const { return m_attempts.current(); }
    /// Where rescue copies for the signed-in account are kept.
    QString rescueFolder() const;
    /// Newest first; reads files.
    QList<records::RescueCopy> rescueCopies() const;

Q_SIGNALS:
    void started();
    void stageChanged();
    void browserFailed();
    /// Somebody has signed in; the linking is not started and ends itself.
    void signedIn(accountdesk::linking::LinkIdentity *linking);
    /// Also when it was cancelled.
    void failed(const accountdesk::Error &error);

private:
    records::AccountFolder folder() const;
    void run(Reading reading);
    void settle(Result<token::TokenSet> &result);

    Collaborators m_with;
    SignInAttempts m_attempts;
    QPointer<linking::LinkIdentity> m_linking;
    quint64 m_visit = 0;    ///< of the main session, when the attempt began
};

} // namespace accountdesk
