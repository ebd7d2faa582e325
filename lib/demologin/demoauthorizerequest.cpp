// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demoauthorizerequest.h"

#include "demologin/demobrowser.h"

#include <QRegularExpression>

namespace accountdesk::demo {

namespace {

QPair<QString, QString> invalidRequest(const char *description)
{
    return {QStringLiteral("invalid_request"), QString::fromLatin1(description)};
}

} // namespace

std::optional<QPair<QString, QString>> problemOf(const http::Request &request,
                                                 const DemoAddress &address)
{
    if (hasDoubledName(request.query))
        return invalidRequest("A parameter is there twice");
    const QHash<QString, QString> parameters = parametersOf(request.query);
    if (parameters.value(QStringLiteral("response_type")) != u"code")
        return QPair(QStringLiteral("unsupported_response_type"),
                     QStringLiteral("Only response_type=code is supported."));
    static const QRegularExpression challenge(QStringLiteral("^[A-Za-z0-9_-]{43}\\z"));
    if (!challenge.match(parameters.value(QStringLiteral("code_challenge"))).hasMatch())
        return invalidRequest("Missing or malformed parameter: code_challenge");
    if (parameters.value(QStringLiteral("code_challenge_method")) != u"S256")
        return invalidRequest("code_challenge_method must be S256");
    const QStringList prompts = promptsOf(parameters);
    if (prompts.contains(u"none") && prompts.size() > 1)
        return invalidRequest("prompt=none cannot be combined");
    static const QRegularExpression organization(QStringLiteral("^org_[A-Za-z0-9]{16}\\z"));
    if (parameters.contains(QStringLiteral("organization"))
        && !organization.match(parameters.value(QStringLiteral("organization"))).hasMatch())
        return invalidRequest("parameter organization is invalid");
    const QString audience = parameters.value(QStringLiteral("audience"));
    if (!audience.isEmpty() && audience != address.audience)
        return QPair(QStringLiteral("access_denied"), QStringLiteral("Service not found: ") + audience);
    return std::nullopt;
}

QStringList promptsOf(const QHash<QString, QString> &parameters)
{
    return parameters.value(QStringLiteral("prompt")).split(QLatin1Char(' '));
}

} // namespace accountdesk::demo
