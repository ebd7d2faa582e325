// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pictureaddress.h"

#include "config/tenant.h"
#include "net/network.h"

#include <algorithm>
#include <array>

namespace accountdesk {

namespace {

/// With a dot in front: and everything below it.
constexpr std::array<QLatin1String, 12> services{
    QLatin1String("s.gravatar.com"),         QLatin1String("secure.gravatar.com"),
    QLatin1String("www.gravatar.com"),       QLatin1String("cdn.auth0.com"),
    QLatin1String(".googleusercontent.com"), QLatin1String("avatars.githubusercontent.com"),
    QLatin1String("graph.facebook.com"),     QLatin1String("platform-lookaside.fbsbx.com"),
    QLatin1String("pbs.twimg.com"),          QLatin1String("media.licdn.com"),
    QLatin1String("gitlab.com"),             QLatin1String("avatars.slack-edge.com"),
};

bool isService(const QString &host)
{
    return std::any_of(services.begin(), services.end(), [&host](QLatin1String service) {
        return service.startsWith(QLatin1Char('.')) ? host.endsWith(service) : host == service;
    });
}

bool isAllowed(const QUrl &url, const config::Tenant &tenant)
{
    if (!url.userInfo().isEmpty())
        return false;
    const bool isEncrypted = url.scheme() == QLatin1String("https");
    const bool isOwn = net::isSameOrigin(url, QUrl(tenant.issuer));
    if (tenant.isDemo)
        return isOwn && net::isLoopback(url);
    return isEncrypted && (isOwn || (isService(url.host()) && url.port(443) == 443));
}

} // namespace

std::optional<PictureAddress> pictureAddress(const QString &picture, const config::Tenant &tenant)
{
    const QUrl url(picture, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return std::nullopt;
    return PictureAddress{ url, isAllowed(url, tenant) };
}

} // namespace accountdesk
