// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/network.h"

#include <QHostAddress>

namespace accountdesk::net {

namespace {

int portOf(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.port(scheme == QLatin1String("https") ? 443
                    : scheme == QLatin1String("http") ? 80 : -1);
}

} // namespace

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return !a.host().isEmpty() && a.scheme() == b.scheme() && a.host() == b.host()
        && portOf(a) == portOf(b);
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace accountdesk::net
