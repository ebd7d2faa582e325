// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demomanagement.h"

#include "demo/demoratelimit.h"

#include <QJsonDocument>

namespace accountdesk::demo {

using catalogue::Action;

namespace {

/// The refusal of deleting a credential names this scope, which nobody can have.
QString updateOfUser()
{
    return catalogue::anyOf(Action::ReadUser).first()
        .replace(QStringLiteral("read:"), QStringLiteral("update:"));
}

/// Auth0 names its administrator scopes too in a refusal (contract section 1).
QString expectedAnyOf(Action action)
{
    const QStringList own = catalogue::anyOf(action);
    switch (action) {
    case Action::ReadUser:
        return (own + QStringList{QStringLiteral("read:users"), QStringLiteral("read:user_idp_tokens")})
            .join(QLatin1Char(','));
    case Action::ReadEnrollments:
        return (QStringList{QStringLiteral("read:users")} + own).join(QLatin1Char(','));
    case Action::SaveMetadata:
        return (QStringList{QStringLiteral("update:users"), QStringLiteral("update:users_app_metadata")}
                + own).join(QLatin1Char(','));
    case Action::LinkIdentity:
    case Action::UnlinkIdentity:
        return (QStringList{QStringLiteral("update:users")} + own).join(QLatin1Char(','));
    case Action::RemoveMultifactor:
        return QStringLiteral("update:users");
    case Action::CreateDeviceCredential:
        return own.join(QLatin1Char(','));
    case Action::DeleteDeviceCredential:
        return (QStringList{QStringLiteral("delete:device_credentials"), updateOfUser()} + own)
            .join(QLatin1Char(','));
    }
    return {};
}

ApiError insufficientScope(const QString &scopes)
{
    return {403, QStringLiteral("insufficient_scope"),
            QStringLiteral("Insufficient scope, expected any of: ") + scopes, {}};
}

ApiError unauthorized(const char *message)
{
    return {401, QString(), QString::fromLatin1(message), {}};
}

ApiError expiredToken()
{
    ApiError error = unauthorized("Expired token received for JSON Web Token validation");
    error.attributes.insert(QStringLiteral("error"), error.message);
    return error;
}

} // namespace

DemoManagement::DemoManagement(DemoState &state, DemoIssuer &issuer, const DemoAddress &address)
    : m_state(state), m_issuer(issuer), m_address(address)
{
}

http::Response DemoManagement::fail(const ApiError &error) const
{
    return apiError(error, m_state.options.omitsErrorCodes);
}

http::Response DemoManagement::answer(const http::Request &request)
{
    const Caller caller = callerOf(request);
    if (caller.isMissing) {
        http::Response response = fail({401, QString(), QStringLiteral("Missing authentication"), {}});
        response.setHeader("WWW-Authenticate", "Bearer");
        return response;
    }
    const RateLimit limit = managementLimit(m_state.options);
    const bool mayPass = takeFromBucket(m_state, limit);
    http::Response response = !mayPass
        ? fail({429, QStringLiteral("too_many_requests"), QStringLiteral("Global limit has been reached"), {}})
        : caller.refusal ? fail(*caller.refusal)
                         : route(request, caller);
    addRateHeaders(response, m_state, limit);
    return response;
}

DemoManagement::Caller DemoManagement::callerOf(const http::Request &request)
{
    Caller caller;
    const QByteArray header = request.header("Authorization");
    if (header.left(7).toLower() != "bearer ") {
        caller.isMissing = true;
        return caller;
    }
    const QByteArray token = header.mid(7);
    const CheckedToken &checked = m_issuer.check(token);
    switch (checked.fault) {
    case TokenFault::None:
        break;
    case TokenFault::NotThreeParts:
        caller.refusal = ApiError{400, QStringLiteral("Bearer"),
                                  QStringLiteral("Bad HTTP authentication header format"), {}};
        return caller;
    case TokenFault::BadSignature:
    case TokenFault::BadAlgorithm:
        caller.refusal = unauthorized("Invalid signature received for JSON Web Token validation");
        return caller;
    case TokenFault::Unreadable:
        caller.refusal = unauthorized("Invalid token");
        return caller;
    }
    const QJsonObject &claims = checked.claims;
    if (!m_state.droppedTokens.isEmpty()
        && m_state.droppedTokens.contains(sha256(token)))
        caller.refusal = unauthorized("Invalid token");
    else if (checked.expiresAt <= m_state.now().toSecsSinceEpoch())
        caller.refusal = expiredToken();
    else
        caller.refusal = audienceFault(claims);
    caller.subject = checked.subject;
    caller.client = claims.value(u"azp").toString();
    caller.scopes = checked.scopes;
    return caller;
}

std::optional<ApiError> DemoManagement::audienceFault(const QJsonObject &claims) const
{
    const QJsonValue audience = claims.value(u"aud");
    const bool isOurs = audience.isArray() ? audience.toArray().contains(m_address.audience)
                                           : audience.toString() == m_address.audience;
    if (isOurs && claims.value(u"iss").toString() == m_address.issuer)
        return std::nullopt;
    const QString text = QStringLiteral("Bad audience: ")
        + (audience.isArray() ? audience.toArray().first().toString() : audience.toString());
    return ApiError{401, QString(), text, {}};
}

http::Response DemoManagement::route(const http::Request &request, const Caller &caller)
{
    if (request.path.contains('|') && m_state.clientFaults.size() < 100)
        m_state.clientFaults.append(QStringLiteral("raw | in a path"));
    const auto match = catalogue::match(request.method, request.path);
    if (match)
        return act(*match, request, caller);
    // Listing device credentials is an administrator's (contract section 1.8).
    if (request.method == "GET" && request.path == catalogue::expand(Action::CreateDeviceCredential, {}))
        return fail(insufficientScope(QStringLiteral("read:device_credentials")));
    return fail({404, QString(), QStringLiteral("Not Found"), {}});
}

std::optional<ApiError> DemoManagement::ownershipFault(const catalogue::Match &match,
                                                       const Caller &caller) const
{
    const bool namesUser = match.action != Action::CreateDeviceCredential
        && match.action != Action::DeleteDeviceCredential;
    if (!namesUser || match.values.first() == caller.subject)
        return std::nullopt;
    return ApiError{403, QStringLiteral("unowned_resource"),
                    QStringLiteral("User to be acted on does not match subject in bearer token."), {}};
}

std::optional<ApiError> DemoManagement::scopeFault(Action action, const Caller &caller) const
{
    QStringList sufficient = catalogue::anyOf(action);
    if (action == Action::SaveMetadata && m_state.options.createScopeAloneWrites)
        sufficient = catalogue::askFor(action);
    if (action == Action::RemoveMultifactor && !m_state.options.allowsMultifactorRemoval)
        sufficient.clear();
    for (const QString &scope : sufficient) {
        if (caller.scopes.contains(scope))
            return std::nullopt;
    }
    return insufficientScope(expectedAnyOf(action));
}

http::Response DemoManagement::act(const catalogue::Match &match, const http::Request &request,
                                   const Caller &caller)
{
    if (const auto fault = ownershipFault(match, caller))
        return fail(*fault);
    if (const auto fault = scopeFault(match.action, caller))
        return fail(*fault);
    Account *account = m_state.account(caller.subject);
    if (!account)
        return fail({404, QStringLiteral("inexistent_user"), QStringLiteral("The user does not exist."), {}});
    switch (match.action) {
    case Action::ReadUser:
        return readUser(*account, request.query);
    case Action::ReadEnrollments:
        return readEnrollments(*account);
    case Action::SaveMetadata:
        return saveMetadata(*account, request.body);
    case Action::LinkIdentity:
        return link(*account, request.body, caller);
    case Action::UnlinkIdentity:
        return unlink(*account, match.values.value(1), match.values.value(2));
    case Action::RemoveMultifactor:
        return removeMultifactor(*account, match.values.value(1));
    case Action::CreateDeviceCredential:
        return createCredential(caller.subject, request.body);
    case Action::DeleteDeviceCredential:
        return deleteCredential(caller.subject, match.values.first());
    }
    return fail({404, QString(), QStringLiteral("Not Found"), {}});
}

void DemoManagement::touch(Account &account) const
{
    const QString before = account.user.value(u"updated_at").toString();
    QDateTime now = m_state.now();
    while (now.toString(Qt::ISODateWithMs) == before)
        now = now.addMSecs(1); // each write moves it
    account.user.insert(QStringLiteral("updated_at"), now.toString(Qt::ISODateWithMs));
}

} // namespace accountdesk::demo
