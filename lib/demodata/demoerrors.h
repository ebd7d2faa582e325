// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace accountdesk::demo {

/// An error of the Management API (contract section 1.0).
struct ApiError
{
    int status = 400;
    QString code;               ///< empty: the body has no errorCode
    QString message;
    QJsonObject attributes;     ///< of some 401; empty: none
};

http::Response apiError(const ApiError &error, bool omitsCode = false);
http::Response jsonResponse(int status, const QJsonValue &body);
/// An error of the token endpoint (contract section 2.4).
http::Response oauthError(int status, const QString &error, const QString &description);

/// A 429 in the words of the endpoint that was asked.
http::Response tooManyRequests(const http::Request &request);

} // namespace accountdesk::demo
