// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/scriptedprovider.h"
#include "auth/signin.h"
#include "support/manualclock.h"

#include <QNetworkAccessManager>

#include <optional>

namespace accountdesk::test {

/// A browser that goes straight to the callback, on connections of its own.
class CallbackBrowser : public auth::Browser
{
    Q_OBJECT

public:
    explicit CallbackBrowser(ScriptedProvider &provider) : m_provider(provider) {}

    Result<void> open(const QUrl &url) override;
    void close() override { ++closeCount; }

    /// Requests the callback with this query; the state is added unless the query has one.
    void callBack(const QByteArray &query);
    QByteArray state() const;
    quint16 callbackPort() const;

    /// What is done when the page is open; the usual is a callback with the right code.
    std::function<void(CallbackBrowser &)> script;
    std::optional<Error> refusal;   ///< open() fails with it
    QList<QUrl> opened;
    int closeCount = 0;
    QList<int> statuses;            ///< of the pages that callBack() ended on
    QByteArray lastPage;

private:
    ScriptedProvider &m_provider;
    QNetworkAccessManager m_network;
};

/// One sign-in against the scripted provider with all that it needs.
class Attempt : public QObject
{
    Q_OBJECT

public:
    Attempt();
    ~Attempt() override;

    /// Makes the SignIn without starting it.
    auth::SignIn &make();
    auth::SignIn &start();
    /// Starts one if none runs, and waits for its end; TimedOut with rule "test" if none came.
    Result<token::TokenSet> run();
    bool waitForStage(auth::SignIn::Stage stage);
    /// Requests at the path, however they ended.
    int count(const QByteArray &path) const { return provider.count(path); }

    ManualClock clock;
    ScriptedProvider provider;
    net::Network network;
    CallbackBrowser browser;
    auth::KeyRefetches refetches;
    auth::SignInRequest request;
    std::unique_ptr<auth::SignIn> signIn;
    QList<auth::SignIn::Stage> stages;
    QList<Error> browserErrors;
    int finishedCount = 0;

private:
    std::optional<Result<token::TokenSet>> m_result;
};

} // namespace accountdesk::test
