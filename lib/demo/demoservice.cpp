// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoservice.h"

#include "catalogue/lookup.h"
#include "core/clock.h"
#include "crypto/selfsignedcertificate.h"
#include "demo/demoratelimit.h"
#include "demodata/demoerrors.h"
#include "demologin/demopages.h"

#include <QDir>
#include <QSslConfiguration>
#include <QSslKey>

namespace accountdesk::demo {

DemoService::DemoService(const DemoOptions &options)
    : m_authorize(m_state, m_address), m_logout(m_state, m_issuer, m_address),
      m_tokens(m_state, m_issuer, m_address), m_userinfo(m_state, m_issuer, m_address),
      m_management(m_state, m_issuer, m_address)
{
    m_state.options = options;
    m_state.clientId = m_state.newId(QString(), 32);
    m_state.reset();
}

DemoService::~DemoService() = default;

Result<DemoAddress> DemoService::start()
{
    m_server = std::make_unique<http::Server>(
        [this](const http::Request &request) { return serve(request); });
    m_server->setConnectionDelay(m_state.options.connectionDelayMs);
    if (const auto listening = listen(); !listening)
        return listening.error();
    const QString scheme = m_state.options.isTls ? QStringLiteral("https") : QStringLiteral("http");
    m_address.domain = QStringLiteral("127.0.0.1:%1").arg(m_server->port());
    m_address.issuer = scheme + QStringLiteral("://") + m_address.domain + QLatin1Char('/');
    m_address.audience = catalogue::apiAudience(m_address.domain);
    m_address.clientId = m_state.clientId;
    return m_address;
}

Result<void> DemoService::listen()
{
    if (!m_state.options.isTls)
        return m_server->listen(m_state.options.port);
    auto certificate = crypto::makeLoopbackCertificate(m_state.now());
    if (!certificate)
        return certificate.error();
    m_authorityFile.setFileTemplate(QDir::tempPath() + QStringLiteral("/accountdesk-demo-ca-XXXXXX.pem"));
    if (!m_authorityFile.open() || m_authorityFile.write(certificate->authorityPem) < 0
        || !m_authorityFile.flush())
        return Error{Error::Kind::Rejected, 0, {}, m_authorityFile.errorString(),
                     QStringLiteral("caFile"), 0};
    m_address.caFile = m_authorityFile.fileName();
    m_address.authorityPem = certificate->authorityPem;
    // Without the system's list, which takes longer to read than everything else here.
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(
        QSslCertificate::fromData(certificate->certificatePem, QSsl::Pem)
        + QSslCertificate::fromData(certificate->authorityPem, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(certificate->privateKeyPem.reveal(), QSsl::Rsa, QSsl::Pem));
    return m_server->listenTls(m_state.options.port, configuration);
}

http::Response DemoService::serve(const http::Request &request)
{
    if (const auto refusal = refusalOf(request)) {
        tell(request, *refusal);
        return *refusal;
    }
    const auto plan = takeFault(m_state.faults, request);
    auto planned = plan ? instead(*plan, request) : std::nullopt;
    http::Response response = planned ? std::move(*planned)
        : request.method == "OPTIONS" ? preflight(request)
                                      : limited(request);
    const QByteArray origin = request.header("Origin");
    if (isOriginAllowed(origin) && isShared(request))
        allowOrigin(response, origin);
    response.delayMs += m_state.options.answerDelayMs;
    tell(request, response);
    if (plan)
        spoil(response, *plan);
    return response;
}

void DemoService::tell(const http::Request &request, const http::Response &response)
{
    const bool isApi = request.path.startsWith(catalogue::apiRoot());
    m_state.tell({request.method, request.path, isApi ? request.body : QByteArray(), response.status});
}

std::optional<http::Response> DemoService::refusalOf(const http::Request &request) const
{
    // A page of another name that resolves to this address must not get in (DNS rebinding).
    if (QString::fromLatin1(request.header("Host")) != m_address.domain)
        return http::Response::text(421, "This is not the host that was asked for.\n");
    const QByteArray origin = request.header("Origin");
    const bool isForeign = !origin.isEmpty()
        && QString::fromLatin1(origin) + QLatin1Char('/') != m_address.issuer;
    if (isForeign && !isOriginAllowed(origin))
        return http::Response::text(403, "Foreign origin.\n");
    return std::nullopt;
}

http::Response DemoService::limited(const http::Request &request)
{
    const auto limit = limitOf(request);
    if (!limit)
        return route(request);
    http::Response response = takeFromBucket(m_state, *limit) ? route(request) : tooManyRequests(request);
    addRateHeaders(response, m_state, *limit);
    return response;
}

bool DemoService::isOriginAllowed(const QByteArray &origin) const
{
    return m_state.options.allowedOrigins.contains(QString::fromLatin1(origin));
}

/// What scripts of an allowed origin may read: all but the pages.
bool DemoService::isShared(const http::Request &request) const
{
    static const QByteArrayList paths{"/oauth/token", "/oauth/revoke", "/userinfo", "/.well-known/jwks.json",
                                      "/.well-known/openid-configuration"};
    return request.path.startsWith(catalogue::apiRoot()) || paths.contains(request.path);
}

void DemoService::allowOrigin(http::Response &response, const QByteArray &origin) const
{
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Expose-Headers",
                       "x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, retry-after");
    response.setHeader("Vary", "Origin");
}

http::Response DemoService::preflight(const http::Request &request) const
{
    if (!isOriginAllowed(request.header("Origin")) || !isShared(request))
        return http::Response::text(405, "Method not allowed.\n");
    http::Response response = http::Response::text(204, QByteArray());
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Auth0-Client, DPoP");
    response.setHeader("Access-Control-Max-Age", "600");
    return response;
}

http::Response DemoService::route(const http::Request &request)
{
    const QByteArray method = request.method == "HEAD" ? QByteArrayLiteral("GET") : request.method;
    const QByteArray wanted = method + ' ' + request.path;
    if (request.path.startsWith(catalogue::apiRoot()))
        return m_management.answer(request);
    if (wanted == "GET /.well-known/openid-configuration")
        return discovery();
    if (wanted == "GET /.well-known/jwks.json")
        return jsonResponse(200, QJsonObject{{QStringLiteral("keys"), m_issuer.jwks()}});
    if (wanted == "GET /authorize")
        return m_authorize.authorize(request);
    if (wanted == "POST /u/login")
        return m_authorize.login(request);
    if (wanted == "POST /u/consent")
        return m_authorize.consent(request);
    if (wanted == "POST /u/confirm")
        return m_authorize.confirm(request);
    if (wanted == "POST /oauth/token")
        return m_tokens.token(request);
    if (wanted == "POST /oauth/revoke")
        return m_tokens.revoke(request);
    if (wanted == "GET /userinfo" || wanted == "POST /userinfo")
        return m_userinfo.answer(request);
    if (wanted == "POST /dbconnections/change_password")
        return m_tokens.changePassword(request);
    if (wanted == "GET /v2/logout")
        return m_logout.plain(request);
    if (wanted == "GET /oidc/logout")
        return m_logout.openId(request);
    if (wanted == "POST /u/logout")
        return m_logout.confirmed(request);
    return DemoPages::notFound();
}

http::Response DemoService::discovery() const
{
    const auto at = [this](const char *path) { return QJsonValue(m_address.issuer + QLatin1String(path)); };
    const auto list = [](std::initializer_list<const char *> words) {
        QJsonArray array;
        for (const char *word : words)
            array.append(QLatin1String(word));
        return array;
    };
    return jsonResponse(200, QJsonObject{
        {QStringLiteral("issuer"), m_address.issuer},
        {QStringLiteral("authorization_endpoint"), at("authorize")},
        {QStringLiteral("token_endpoint"), at("oauth/token")},
        {QStringLiteral("userinfo_endpoint"), at("userinfo")},
        {QStringLiteral("jwks_uri"), at(".well-known/jwks.json")},
        {QStringLiteral("revocation_endpoint"), at("oauth/revoke")},
        {QStringLiteral("end_session_endpoint"), at("oidc/logout")},
        {QStringLiteral("response_types_supported"), list({"code"})},
        {QStringLiteral("response_modes_supported"), list({"query"})},
        {QStringLiteral("grant_types_supported"), list({"authorization_code", "refresh_token"})},
        {QStringLiteral("code_challenge_methods_supported"), list({"S256"})},
        {QStringLiteral("subject_types_supported"), list({"public"})},
        {QStringLiteral("id_token_signing_alg_values_supported"), list({"RS256"})},
        {QStringLiteral("token_endpoint_auth_methods_supported"), list({"client_secret_basic", "client_secret_post"})},
        {QStringLiteral("scopes_supported"), list({"openid", "profile", "email", "offline_access"})},
        {QStringLiteral("claims_supported"), list({"aud", "auth_time", "email", "email_verified", "exp", "family_name",
                                                   "given_name", "iat", "iss", "name", "nickname", "picture", "sub"})},
        {QStringLiteral("authorization_response_iss_parameter_supported"), true}});
}

} // namespace accountdesk::demo
