// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/accountapi.h"
#include "net/bearersource.h"
#include "token/tokenset.h"

namespace accountdesk::linking {

/// A second sign-in beside the main session: its tokens, an API of its own that uses them alone,
/// and no renewal. Everything dies with it.
class SecondAccount final : public net::BearerSource
{
public:
    /// origin is that of the main session; primary lends what its calls share.
    SecondAccount(const api::AccountApi &primary, token::TokenSet tokens);

    const token::TokenSet &tokens() const { return m_tokens; }
    /// False if its access token is opaque or may not read: then asking is pointless.
    bool mayRead() const;
    api::AccountApi &api() { return m_api; }
    void wipe();

    const Secret &token() const override { return m_tokens.accessToken; }
    QUrl origin() const override { return m_origin; }
    void renew(Completion<void> completion) override;

private:
    token::TokenSet m_tokens;
    QUrl m_origin;
    api::AccountApi m_api;
};

} // namespace accountdesk::linking
