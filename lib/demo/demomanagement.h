// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/lookup.h"
#include "demodata/demoerrors.h"
#include "demodata/demostate.h"
#include "demologin/demoissuer.h"
#include "http/message.h"

namespace accountdesk::demo {

/// The Management API as a current-user token sees it: every row of the catalogue with Auth0's
/// statuses, bodies and headers (contract section 1).
class DemoManagement
{
public:
    DemoManagement(DemoState &state, DemoIssuer &issuer, const DemoAddress &address);

    http::Response answer(const http::Request &request);

private:
    /// Who calls: from the bearer, or what is wrong with it.
    struct Caller
    {
        QString subject;
        QString client;
        QStringList scopes;
        std::optional<ApiError> refusal;
        bool isMissing = false;     ///< no bearer at all
    };
    Caller callerOf(const http::Request &request);
    std::optional<ApiError> audienceFault(const QJsonObject &claims) const;
    http::Response route(const http::Request &request, const Caller &caller);
    http::Response act(const catalogue::Match &match, const http::Request &request, const Caller &caller);
    http::Response fail(const ApiError &error) const;
    std::optional<ApiError> ownershipFault(const catalogue::Match &match, const Caller &caller) const;
    std::optional<ApiError> scopeFault(catalogue::Action action, const Caller &caller) const;

    http::Response readUser(Account &account, const QByteArray &query) const;
    http::Response readEnrollments(const Account &account) const;
    http::Response saveMetadata(Account &account, const QByteArray &body);
    http::Response removeMultifactor(Account &account, const QString &provider);
    http::Response createCredential(const QString &userId, const QByteArray &body);
    http::Response deleteCredential(const QString &userId, const QString &id);
    http::Response link(Account &account, const QByteArray &body, const Caller &caller);
    http::Response unlink(Account &account, const QString &provider, const QString &identityId);
    std::optional<ApiError> linkFault(const QJsonObject &body, const Caller &caller);
    void applyMetadata(Account &account, const QJsonObject &changes) const;
    void touch(Account &account) const;

    DemoState &m_state;
    DemoIssuer &m_issuer;
    const DemoAddress &m_address;
};

} // namespace accountdesk::demo
