// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/session.h"

#include <utility>

namespace accountdesk::auth {

Session::Session(QObject *parent) : QObject(parent) {}

Session::~Session() = default;

void Session::begin(const config::Tenant &tenant, token::TokenSet tokens)
{
    m_tenant = tenant;
    m_tokens.emplace(std::move(tokens));
    Q_EMIT changed();
}

void Session::signOut()
{
    if (!m_tokens)
        return;
    m_tokens.reset();
    Q_EMIT changed();
}

const Secret &Session::token() const
{
    return m_tokens && !m_tokens->isAccessTokenOpaque ? m_tokens->accessToken : m_none;
}

QUrl Session::origin() const
{
    return m_tenant.origin();
}

void Session::renew(Completion<void> completion)
{
    completion.later(Error{Error::Kind::Unauthorized, 0, {},
                           QStringLiteral("the session has ended"), QStringLiteral("session"), 0});
}

} // namespace accountdesk::auth
