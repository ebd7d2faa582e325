// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/exchange.h"

#include "core/redactor.h"

#include <algorithm>
#include <array>

namespace accountdesk::net {

namespace {

bool isSecretHeader(const QByteArray &name)
{
    static constexpr std::array names{"authorization", "proxy-authorization", "cookie",
                                      "set-cookie", "dpop"};
    const QByteArray lower = name.toLower();
    return std::any_of(names.begin(), names.end(),
                       [&lower](const char *secret) { return lower == secret; });
}

} // namespace

QList<QPair<QByteArray, QByteArray>>
redactedHeaders(const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QList<QPair<QByteArray, QByteArray>> result;
    result.reserve(headers.size());
    for (const auto &header : headers) {
        const QByteArray value = isSecretHeader(header.first)
            ? QByteArrayLiteral("[redacted]")
            : redacted(QString::fromUtf8(header.second)).toUtf8();
        result.append({header.first, value});
    }
    return result;
}

QUrl withoutSecrets(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace accountdesk::net
