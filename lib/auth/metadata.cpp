// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/metadata.h"

#include "auth/answererror.h"
#include "json/reader.h"
#include "net/network.h"

namespace accountdesk::auth {

namespace {

Error untrusted(const QString &rule, const QString &detail)
{
    return Error{Error::Kind::Untrusted, 0, {}, detail, rule, 0};
}

QString withSlash(const QString &issuer)
{
    return issuer.endsWith(QLatin1Char('/')) ? issuer : issuer + QLatin1Char('/');
}

/// Takes the endpoints over one by one and keeps the first refusal.
class Endpoints
{
public:
    Endpoints(json::Reader &reader, const QUrl &issuer, bool isOneOrigin)
        : m_reader(reader), m_issuer(issuer), m_isOneOrigin(isOneOrigin) {}

    QUrl required(QStringView name) { return checked(name, m_reader.string(name)); }
    QUrl optional(QStringView name)
    {
        const std::optional<QString> text = m_reader.optionalString(name);
        return text ? checked(name, *text) : QUrl();
    }
    const std::optional<Error> &refusal() const { return m_refusal; }

private:
    QUrl checked(QStringView name, const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        if (m_reader.hasFailed() || m_refusal || isAcceptable(url))
            return url;
        m_refusal = untrusted(QStringLiteral("endpoint:") + name.toString(),
                              QStringLiteral("not an address that may be used here"));
        return {};
    }

    bool isAcceptable(const QUrl &url) const
    {
        if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
            || url.hasFragment())
            return false;
        // A provider elsewhere has no business with a port of this machine in clear text.
        if (url.scheme() != QLatin1String("https")
            && !(url.scheme() == QLatin1String("http") && net::isLoopback(url)
                 && m_issuer.scheme() == QLatin1String("http")))
            return false;
        return !m_isOneOrigin || net::isSameOrigin(url, m_issuer);
    }

    json::Reader &m_reader;
    QUrl m_issuer;
    bool m_isOneOrigin;
    std::optional<Error> m_refusal;
};

} // namespace

QString metadataPlace(const QString &issuer)
{
    return withSlash(issuer) + QStringLiteral(".well-known/openid-configuration");
}

QString usualKeyPlace(const QString &issuer)
{
    return withSlash(issuer) + QStringLiteral(".well-known/jwks.json");
}

bool isSafeIssuer(const QUrl &issuer)
{
    return issuer.isValid() && !issuer.host().isEmpty()
        && (issuer.scheme() == QLatin1String("https")
            || (issuer.scheme() == QLatin1String("http") && net::isLoopback(issuer)));
}

Result<Metadata> checkMetadata(const QByteArray &json, const QString &issuer)
{
    const Result<json::Document> document = json::Document::parse(json, answerLimits);
    if (!document)
        return document.error();
    json::Reader reader(document->root());
    reader.requireObject();
    Metadata metadata;
    metadata.issuer = reader.string(u"issuer");
    if (reader.hasFailed())
        return *reader.problem();
    if (metadata.issuer != issuer)
        return untrusted(QStringLiteral("issuer"), QStringLiteral("the metadata is another issuer's"));
    metadata.hasUsualKeyPlace = reader.value()[u"jwks_uri"].toString() == usualKeyPlace(issuer);
    Endpoints endpoints(reader, QUrl(issuer, QUrl::StrictMode), metadata.hasUsualKeyPlace);
    metadata.authorizationEndpoint = endpoints.required(u"authorization_endpoint");
    metadata.tokenEndpoint = endpoints.required(u"token_endpoint");
    metadata.jwksUri = endpoints.required(u"jwks_uri");
    metadata.userinfoEndpoint = endpoints.optional(u"userinfo_endpoint");
    metadata.revocationEndpoint = endpoints.optional(u"revocation_endpoint");
    metadata.endSessionEndpoint = endpoints.optional(u"end_session_endpoint");
    metadata.announcesIssInCallback =
        reader.optionalBool(u"authorization_response_iss_parameter_supported").value_or(false);
    if (endpoints.refusal())
        return *endpoints.refusal();
    if (reader.hasFailed())
        return *reader.problem();
    return metadata;
}

} // namespace accountdesk::auth
