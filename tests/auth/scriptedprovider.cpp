// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/scriptedprovider.h"

#include "crypto/base64url.h"
#include "crypto/rsakey.h"
#include "http/form.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <vector>

namespace accountdesk::test {

namespace {

const crypto::RsaPrivateKey &keyOf(int index)
{
    static const std::vector<crypto::RsaPrivateKey> made = [] {
        std::vector<crypto::RsaPrivateKey> keys;
        for (int i = 0; i < 3; ++i)
            keys.push_back(std::move(*crypto::RsaPrivateKey::generate()));
        return keys;
    }();
    return made.at(static_cast<std::size_t>(index));
}

QString base64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(crypto::toBase64Url(bytes));
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void apply(const ScriptedProvider::Tweak &tweak, QJsonObject &object)
{
    if (tweak)
        tweak(object);
}

} // namespace

ScriptedProvider::ScriptedProvider(const Clock &clock)
    : m_clock(clock), m_server([this](const http::Request &request) { return serve(request); })
{
    keyOf(0); // making keys takes long, and no attempt's deadline is to run meanwhile
    if (!m_server.listen(0))
        qFatal("the provider cannot listen");
}

QString ScriptedProvider::issuer() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_server.port());
}

config::Tenant ScriptedProvider::tenant() const
{
    config::Tenant tenant;
    tenant.domain = issuer();
    tenant.issuer = issuer();
    tenant.clientId = QStringLiteral("client+1");
    tenant.audience = QStringLiteral("https://api.example/?a=1&b=+ %");
    tenant.callbackPorts = {0};
    return tenant;
}

void ScriptedProvider::visit(const QUrl &authorizeUrl)
{
    m_parameters.clear();
    const auto pairs = http::parseForm(authorizeUrl.query(QUrl::FullyEncoded).toLatin1());
    for (const http::Parameter &pair : pairs.value_or(QList<http::Parameter>{}))
        m_parameters.insert(pair.first, pair.second);
}

QJsonObject ScriptedProvider::metadata() const
{
    const QString base = issuer();
    QJsonObject metadata{
        {QStringLiteral("issuer"), base},
        {QStringLiteral("authorization_endpoint"), base + QStringLiteral("authorize")},
        {QStringLiteral("token_endpoint"), base + QStringLiteral("oauth/token")},
        {QStringLiteral("userinfo_endpoint"), base + QStringLiteral("userinfo")},
        {QStringLiteral("jwks_uri"), base + QStringLiteral(".well-known/jwks.json")}};
    apply(tweakMetadata, metadata);
    return metadata;
}

QByteArray ScriptedProvider::keys() const
{
    QJsonArray keys;
    for (int index : publishedKeys) {
        QJsonObject key{{QStringLiteral("kty"), QStringLiteral("RSA")},
                        {QStringLiteral("use"), QStringLiteral("sig")},
                        {QStringLiteral("alg"), QStringLiteral("RS256")},
                        {QStringLiteral("n"), base64Url(keyOf(index).modulus())},
                        {QStringLiteral("e"), base64Url(keyOf(index).exponent())}};
        if (publishesKeyIds)
            key.insert(QStringLiteral("kid"), keyId(index));
        keys.append(key);
    }
    return text({{QStringLiteral("keys"), keys}});
}

QJsonObject ScriptedProvider::idClaims() const
{
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    QJsonObject claims{{QStringLiteral("iss"), issuer()},
                       {QStringLiteral("sub"), providerSubject},
                       {QStringLiteral("aud"), tenant().clientId},
                       {QStringLiteral("iat"), now},
                       {QStringLiteral("exp"), now + 36000},
                       {QStringLiteral("nonce"), parameter(QStringLiteral("nonce"))},
                       {QStringLiteral("name"), QStringLiteral("Ada <b>L</b>")}};
    apply(tweakIdClaims, claims);
    return claims;
}

QJsonObject ScriptedProvider::tokenAnswer() const
{
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    QJsonObject header{{QStringLiteral("alg"), QStringLiteral("RS256")},
                       {QStringLiteral("typ"), QStringLiteral("JWT")},
                       {QStringLiteral("kid"), keyId(signingKey)}};
    QJsonObject access{{QStringLiteral("iss"), issuer()},
                       {QStringLiteral("sub"), providerSubject},
                       {QStringLiteral("aud"), tenant().audience},
                       {QStringLiteral("iat"), now},
                       {QStringLiteral("exp"), now + 7200},
                       {QStringLiteral("scope"), QStringLiteral("openid read:current_user")}};
    apply(tweakAccessClaims, access);
    const QByteArray accessToken = signedToken(header, access, signingKey);
    apply(tweakIdHeader, header);
    QByteArray idToken = signedToken(header, idClaims(), signingKey);
    if (tweakIdToken)
        idToken = tweakIdToken(idToken);
    QJsonObject answer{
        {QStringLiteral("access_token"), QString::fromLatin1(accessToken)},
        {QStringLiteral("id_token"), QString::fromLatin1(idToken)},
        {QStringLiteral("scope"), QStringLiteral("openid profile read:current_user")},
        {QStringLiteral("expires_in"), 86400},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")}};
    apply(tweakTokenAnswer, answer);
    return answer;
}

QByteArray ScriptedProvider::part(const QJsonObject &object)
{
    return crypto::toBase64Url(text(object));
}

QByteArray ScriptedProvider::signedToken(const QJsonObject &header, const QJsonObject &claims,
                                         int key)
{
    const QByteArray text = part(header) + '.' + part(claims);
    return text + '.' + crypto::toBase64Url(keyOf(key).signRs256(text));
}

QString ScriptedProvider::keyId(int key)
{
    return QStringLiteral("key-%1").arg(key);
}

http::Response ScriptedProvider::json(int status, const QJsonObject &body)
{
    return http::Response::text(status, text(body), QByteArrayLiteral("application/json"));
}

http::Response ScriptedProvider::serve(const http::Request &request)
{
    ++m_counts[request.path];
    if (request.path == tokenPath)
        m_lastTokenForm = request.body;
    const Answer answer = m_answers.value(request.path);
    return answer ? answer(request) : usual(request);
}

http::Response ScriptedProvider::usual(const http::Request &request)
{
    if (request.path == metadataPath)
        return json(200, metadata());
    if (request.path == keysPath)
        return http::Response::text(200, keys(), QByteArrayLiteral("application/json"));
    if (request.path == tokenPath)
        return exchange(request);
    return json(404, {{QStringLiteral("error"), QStringLiteral("not_found")}});
}

http::Response ScriptedProvider::exchange(const http::Request &request)
{
    const QList<http::Parameter> form =
        http::parseForm(request.body).value_or(QList<http::Parameter>{});
    const auto is = [&form](QStringView name, const QString &value) {
        return http::onlyValue(form, name) == value;
    };
    const QByteArray verifier = http::onlyValue(form, u"code_verifier").value_or(QString()).toUtf8();
    const bool isRight = request.method == "POST"
        && is(u"grant_type", QStringLiteral("authorization_code"))
        && is(u"client_id", tenant().clientId) && is(u"code", providerCode)
        && is(u"redirect_uri", parameter(QStringLiteral("redirect_uri")))
        && base64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256))
            == parameter(QStringLiteral("code_challenge"));
    if (isRight)
        return json(200, tokenAnswer());
    return json(403, {{QStringLiteral("error"), QStringLiteral("invalid_grant")},
                      {QStringLiteral("error_description"),
                       QStringLiteral("Invalid authorization code")}});
}

} // namespace accountdesk::test
