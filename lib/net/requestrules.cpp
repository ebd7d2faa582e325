// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requestrules.h"

#include <algorithm>

namespace accountdesk::net {

namespace {

constexpr int idleMs = 20000;
/// As long as a sign-in may take: the connections of discovery serve the token exchange.
constexpr int keepConnectionSeconds = 300;

bool isOneLine(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

bool isName(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](char c) {
        return c > 0x20 && c < 0x7f && c != ':';
    });
}

} // namespace

QString brokenRule(const QNetworkRequest &request)
{
    const QUrl url = request.url();
    const bool isPlain = url.scheme() == QLatin1String("http") && isLoopback(url);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("https") && !isPlain))
        return QStringLiteral("https");
    if (!url.userInfo().isEmpty())
        return QStringLiteral("user-info");
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names) {
        if (!isName(name) || !isOneLine(request.rawHeader(name)))
            return QStringLiteral("header");
    }
    return {};
}

QNetworkRequest strictRequest(QNetworkRequest request, const AnswerLimits &limits)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute,
                         keepConnectionSeconds);
    request.setTransferTimeout(limits.totalMs > idleMs ? idleMs : 0);
    // Unpacked, an answer's length can be compared with the announced one.
    request.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    if (!request.hasRawHeader("User-Agent"))
        request.setRawHeader(QByteArrayLiteral("User-Agent"), QByteArrayLiteral("AccountDesk"));
    return request;
}

} // namespace accountdesk::net
