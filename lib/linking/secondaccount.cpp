// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/secondaccount.h"

#include "catalogue/lookup.h"

#include <algorithm>

namespace accountdesk::linking {

namespace {

api::Wiring wiringFor(const api::Wiring &primary, net::BearerSource &bearer)
{
    return {primary.network, bearer, primary.budget, primary.random, primary.pauseScalePercent};
}

} // namespace

SecondAccount::SecondAccount(const api::AccountApi &primary, token::TokenSet tokens)
    : m_tokens(std::move(tokens)), m_origin(primary.wiring().bearer.origin()),
      m_api(wiringFor(primary.wiring(), *this))
{
}

bool SecondAccount::mayRead() const
{
    const QStringList sufficient = catalogue::anyOf(catalogue::Action::ReadUser);
    return !m_tokens.isAccessTokenOpaque
        && std::any_of(sufficient.cbegin(), sufficient.cend(), [this](const QString &scope) {
               return m_tokens.grantedScopes.contains(scope);
           });
}

void SecondAccount::wipe()
{
    m_tokens.accessToken.wipe();
    m_tokens.idToken.wipe();
    m_tokens.refreshToken.wipe();
}

void SecondAccount::renew(Completion<void> completion)
{
    completion.later(Error{Error::Kind::Unauthorized, 0, {},
                           QStringLiteral("the second account's session is not renewed"),
                           QStringLiteral("session"), 0});
}

} // namespace accountdesk::linking
