// SPDX-License-Identifier: GPL-3.0-or-later
#include "demodata/demoerrors.h"

#include "catalogue/lookup.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace accountdesk::demo {

http::Response jsonResponse(int status, const QJsonValue &body)
{
    const QJsonDocument document = body.isArray() ? QJsonDocument(body.toArray())
                                                  : QJsonDocument(body.toObject());
    return http::Response::text(status, document.toJson(QJsonDocument::Compact),
                                "application/json; charset=utf-8");
}

http::Response apiError(const ApiError &error, bool omitsCode)
{
    QJsonObject body{{QStringLiteral("statusCode"), error.status},
                     {QStringLiteral("error"), QString::fromLatin1(http::reasonPhrase(error.status))},
                     {QStringLiteral("message"), error.message}};
    if (!error.code.isEmpty() && !omitsCode)
        body.insert(QStringLiteral("errorCode"), error.code);
    if (!error.attributes.isEmpty())
        body.insert(QStringLiteral("attributes"), error.attributes);
    return jsonResponse(error.status, body);
}

http::Response oauthError(int status, const QString &error, const QString &description)
{
    QJsonObject body{{QStringLiteral("error"), error}};
    if (!description.isEmpty())
        body.insert(QStringLiteral("error_description"), description);
    http::Response response = jsonResponse(status, body);
    response.setHeader("Cache-Control", "no-store");
    return response;
}

http::Response tooManyRequests(const http::Request &request)
{
    const QString code = QStringLiteral("too_many_requests");
    const QString text = QStringLiteral("Global limit has been reached");
    return request.path.startsWith(catalogue::apiRoot()) ? apiError({429, code, text, {}})
                                                         : oauthError(429, code, text);
}

} // namespace accountdesk::demo
