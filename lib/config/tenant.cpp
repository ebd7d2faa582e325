// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/tenant.h"

#include "catalogue/lookup.h"

#include <QHostAddress>
#include <QSet>

#include <algorithm>

namespace accountdesk::config {

namespace {

Error refused(const QString &rule, const QString &detail)
{
    return Error{Error::Kind::Rejected, 0, {}, detail, rule, 0};
}

Error refusedDomain(const QString &detail)
{
    return refused(QStringLiteral("domain"), detail);
}

bool isLoopbackHost(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isVisibleText(const QString &text, qsizetype limit)
{
    return text.size() <= limit && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isPrint() && !c.isSpace();
    });
}

/// Host and, if it is not the scheme's own, port; the host in punycode.
QString authority(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    const int port = url.port(usual);
    return port == usual ? host : host + QLatin1Char(':') + QString::number(port);
}

/// What stands before the path must be a host, with a port at most.
Result<QUrl> checkedUrl(const QString &text)
{
    if (text.contains(QLatin1Char('\\')) || text.contains(QLatin1Char('%')))
        return refusedDomain(QStringLiteral("not a host name"));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return refusedDomain(QStringLiteral("not a host name"));
    if (!url.userInfo(QUrl::FullyEncoded).isEmpty() || text.contains(QLatin1Char('@')))
        return refusedDomain(QStringLiteral("a user name does not belong here"));
    if (url.hasFragment() || url.hasQuery())
        return refusedDomain(QStringLiteral("a query or fragment does not belong here"));
    const QString path = url.path(QUrl::FullyEncoded);
    if (!path.isEmpty() && path != QLatin1String("/"))
        return refusedDomain(QStringLiteral("a path does not belong here"));
    return url;
}

Result<QUrl> checkedIssuer(const QString &text)
{
    const bool isWhole = text.contains(QLatin1String("://"));
    Result<QUrl> url = checkedUrl(isWhole ? text : QStringLiteral("https://") + text);
    if (!url)
        return url;
    const QString scheme = url->scheme();
    if (scheme != QLatin1String("https") && scheme != QLatin1String("http"))
        return refusedDomain(QStringLiteral("only https is possible"));
    if (scheme == QLatin1String("http") && !isLoopbackHost(url->host()))
        return refusedDomain(QStringLiteral("plain http is possible only on this machine"));
    return url;
}

/// A whole URL stays as it was written, unless its host has to be put into punycode.
QString issuerText(const QString &text, const QUrl &url)
{
    if (!text.contains(QLatin1String("://")))
        return QStringLiteral("https://") + authority(url) + QLatin1Char('/');
    const bool isAscii = std::all_of(text.begin(), text.end(),
                                     [](QChar c) { return c.unicode() < 0x80; });
    return isAscii ? text : url.toString(QUrl::FullyEncoded);
}

Result<void> checkPorts(const QList<quint16> &ports)
{
    const QString rule = QStringLiteral("callbackPort");
    if (QSet<quint16>(ports.begin(), ports.end()).size() != ports.size())
        return refused(rule, QStringLiteral("a callback port is named twice"));
    const bool isPrivileged = std::any_of(ports.begin(), ports.end(), [](quint16 port) {
        return port > 0 && port < 1024;
    });
    if (isPrivileged)
        return refused(rule, QStringLiteral("callback ports below 1024 belong to the system"));
    return {};
}

} // namespace

QList<quint16> usualCallbackPorts()
{
    return {47821, 47822, 47823};
}

QUrl Tenant::origin() const
{
    const QUrl url(issuer, QUrl::StrictMode);
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

QString Tenant::displayName() const
{
    return authority(QUrl(issuer, QUrl::StrictMode));
}

QStringList Tenant::callbackUrls() const
{
    QStringList urls;
    for (quint16 port : callbackPorts) {
        if (port != 0)
            urls.append(QStringLiteral("http://127.0.0.1:%1/callback").arg(port));
    }
    return urls;
}

Result<Tenant> makeTenant(const QString &domain, const QString &clientId, const QString &audience,
                          const QList<quint16> &callbackPorts)
{
    const QString text = domain.trimmed();
    const Result<QUrl> url = checkedIssuer(text);
    if (!url)
        return url.error();
    Tenant tenant;
    tenant.domain = text;
    tenant.issuer = issuerText(text, *url);
    tenant.clientId = clientId.trimmed();
    if (tenant.clientId.isEmpty() || !isVisibleText(tenant.clientId, 255))
        return refused(QStringLiteral("clientId"), QStringLiteral("not a client id"));
    tenant.audience = audience.trimmed();
    if (tenant.audience.isEmpty())
        tenant.audience = catalogue::apiAudience(authority(*url));
    if (!isVisibleText(tenant.audience, 2048))
        return refused(QStringLiteral("audience"), QStringLiteral("not an audience"));
    if (const Result<void> ports = checkPorts(callbackPorts); !ports)
        return ports.error();
    if (!callbackPorts.isEmpty())
        tenant.callbackPorts = callbackPorts;
    return tenant;
}

} // namespace accountdesk::config
