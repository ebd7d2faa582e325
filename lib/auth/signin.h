// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/browser.h"
#include "auth/keyrefetches.h"
#include "config/tenant.h"
#include "core/clock.h"
#include "core/random.h"
#include "core/result.h"
#include "net/network.h"
#include "token/keyset.h"
#include "token/tokenset.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QVariantMap>

#include <memory>
#include <optional>

namespace accountdesk::auth {

struct SignInRequest
{
    config::Tenant tenant;
    QStringList scopes;             ///< openid is always among them
    QString prompt;                 ///< "", "login", "consent", "select_account"
    QString loginHint;
    QString organization;
    QString connection;
    std::optional<qint64> maxAgeSeconds;
    QString expectedSubject;        ///< empty, or whom a renewal is for
    int deadlineMs = 5 * 60 * 1000; ///< for the whole attempt
};

/// One attempt to sign in: discovery, browser, callback, exchange, checks (design section 4).
/// Ends once, by finished() or by deletion, and is thrown away. The listener closes with it, or
/// when it has served its last page after a callback, at the latest 2 s later.
class SignIn : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Idle, Discovering, AwaitingCallback, Exchanging, Verifying, Finished };
    Q_ENUM(Stage)

    /// All collaborators outlive it.
    struct Collaborators
    {
        net::Network &network;
        Browser &browser;
        const Clock &clock;
        RandomSource random = systemRandom;
        /// Shared by all attempts of the program; without it the rule holds per attempt.
        KeyRefetches *keyRefetches = nullptr;
    };

    SignIn(const Collaborators &with, SignInRequest request, QObject *parent = nullptr);
    ~SignIn() override;

    void start();
    void cancel();      ///< at once; finished() with Cancelled follows
    void openAgain();   ///< asks the browser for the same URL once more

    Stage stage() const { return m_stage; }
    /// Empty before AwaitingCallback. To be copied whole and shown as host and path only.
    QUrl authorizeUrl() const;
    QString callbackUrl() const;
    QDateTime deadline() const;
    const SignInRequest &request() const { return m_request; }

Q_SIGNALS:
    void stageChanged(accountdesk::auth::SignIn::Stage stage);
    /// The browser said no; the listener keeps waiting and the link can be copied.
    void browserFailed(const accountdesk::Error &error);
    /// Once, last. The TokenSet is to be taken out of the result.
    void finished(accountdesk::Result<accountdesk::token::TokenSet> &result);

private:
    struct Private;

    void enter(Stage stage);
    void openBrowser();
    void invite();
    void takeCallback(const QVariantMap &parameters);
    void verify();
    void judge(Result<const token::KeySet *> keys);
    void refetchKeys(const Error &otherwise);
    void fail(const Error &error);
    void end(Result<token::TokenSet> result);

    std::unique_ptr<Private> d;
    Stage m_stage = Stage::Idle;
    SignInRequest m_request;
};

} // namespace accountdesk::auth
