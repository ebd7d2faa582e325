// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/tenant.h"
#include "net/bearersource.h"
#include "token/tokenset.h"

#include <QObject>

#include <optional>

namespace accountdesk::auth {

/// The signed-in state of one account: holds the TokenSet and is the API's bearer source.
/// Tokens rest in memory only. Ends by signOut() or by being replaced.
class Session : public QObject, public net::BearerSource
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    void begin(const config::Tenant &tenant, token::TokenSet tokens);
    void signOut();

    bool isSignedIn() const { return m_tokens.has_value(); }
    /// Only while signed in.
    const token::TokenSet &tokens() const { return *m_tokens; }
    const config::Tenant &tenant() const { return m_tenant; }

    const Secret &token() const override;
    QUrl origin() const override;
    /// Without a refresh token: Unauthorized, rule "session"; the person signs in again.
    void renew(Completion<void> completion) override;

Q_SIGNALS:
    void changed();

private:
    config::Tenant m_tenant;
    std::optional<token::TokenSet> m_tokens;
    Secret m_none;
};

} // namespace accountdesk::auth
