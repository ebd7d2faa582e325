// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/bearersource.h"

#include <optional>

namespace accountdesk::test {

/// A bearer source whose renewal gives "token-2", "token-3" and so on, or the error that it was
/// told to.
class FixedBearer final : public net::BearerSource
{
public:
    const Secret &token() const override { return m_token; }
    QUrl origin() const override { return m_origin; }
    void renew(Completion<void> completion) override
    {
        ++m_renewals;
        if (m_renewalError)
            return completion.later(*m_renewalError);
        m_token = Secret("token-" + QByteArray::number(m_renewals + 1));
        completion.later(Result<void>());
    }

    void failRenewals(const Error &error) { m_renewalError = error; }
    void signOut() { m_token = Secret(); }
    void setOrigin(const QUrl &origin) { m_origin = origin; }
    int renewals() const { return m_renewals; }

private:
    Secret m_token{QByteArrayLiteral("token-1")};
    QUrl m_origin{QStringLiteral("https://tenant.example")};
    std::optional<Error> m_renewalError;
    int m_renewals = 0;
};

} // namespace accountdesk::test
