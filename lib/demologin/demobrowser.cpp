// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demobrowser.h"

#include "http/form.h"

#include <QRegularExpression>
#include <QUrl>

namespace accountdesk::demo {

namespace {

QByteArray cookieName(const DemoAddress &address)
{
    return "demo_session_" + address.domain.section(QLatin1Char(':'), -1).toLatin1();
}

} // namespace

QHash<QString, QString> parametersOf(const QByteArray &encoded)
{
    QHash<QString, QString> parameters;
    const auto pairs = http::parseForm(encoded);
    if (!pairs)
        return parameters;
    for (const http::Parameter &pair : *pairs) {
        if (const auto value = http::onlyValue(*pairs, pair.first))
            parameters.insert(pair.first, *value);
    }
    return parameters;
}

bool hasDoubledName(const QByteArray &encoded)
{
    const auto pairs = http::parseForm(encoded);
    return pairs && pairs->size() != parametersOf(encoded).size();
}

QByteArray cookieOf(const http::Request &request, const DemoAddress &address)
{
    const QByteArray start = cookieName(address) + '=';
    for (const QByteArray &part : request.header("Cookie").split(';')) {
        const QByteArray pair = part.trimmed();
        if (pair.startsWith(start))
            return pair.mid(start.size());
    }
    return {};
}

void setCookie(http::Response &response, const DemoAddress &address, const QByteArray &value)
{
    const bool isSecure = address.issuer.startsWith(u"https:");
    response.setHeader("Set-Cookie", cookieName(address) + '=' + value + "; Path=/; HttpOnly; SameSite=Lax"
                                         + (isSecure ? "; Secure" : ""));
}

bool isAddressAllowed(const DemoOptions &options, const QString &url)
{
    static const QRegularExpression anyPort(
        QStringLiteral("^http://127\\.0\\.0\\.1:[1-9][0-9]{0,4}/callback\\z"));
    return options.callbacks.contains(url)
        || (options.acceptsAnyLoopbackPort && anyPort.match(url).hasMatch());
}

QByteArray originOf(const QString &url)
{
    return QUrl(url).adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toEncoded();
}

http::Response redirectTo(const QString &url, const QList<QPair<QString, QString>> &parameters)
{
    QByteArray location = url.toUtf8();
    if (!parameters.isEmpty())
        location += (location.contains('?') ? '&' : '?') + http::encodeForm(parameters);
    http::Response response = http::Response::text(302, "Found");
    response.setHeader("Location", location);
    response.setHeader("Cache-Control", "no-store");
    return response;
}

} // namespace accountdesk::demo
