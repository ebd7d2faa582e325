// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace accountdesk::demo {

enum class FaultKind {
    RateLimited,        ///< 429 with the API's body
    ServerError,        ///< 500
    TokenEnded,         ///< 401, as if the access token had expired
    Forbidden,          ///< 403, as if the token lacked a scope that no current user gets
    WebPage,            ///< 200 with HTML
    Slow,               ///< held back by delayMs
    CloseSilently,
    CloseAfterActing,   ///< the request is carried out, its answer is lost
    Truncate,
    Drip,
    NeverAnswer,
};

/// The next times answers whose path starts with the prefix go wrong in this way.
struct FaultPlan
{
    FaultKind kind = FaultKind::ServerError;
    int times = 1;
    QByteArray pathPrefix;      ///< empty: every path
    QByteArray method;          ///< empty: every method
    int delayMs = 0;
    int retryAfterSeconds = -1; ///< of a 429; none if negative
};

/// The plan that a request meets, used up by one; nothing if all is to go well.
std::optional<FaultPlan> takeFault(QList<FaultPlan> &plans, const http::Request &request);
/// An answer that stands instead of the real one; nothing if the request is to be carried out.
std::optional<http::Response> instead(const FaultPlan &plan, const http::Request &request);
/// Spoils the real answer.
void spoil(http::Response &response, const FaultPlan &plan);

} // namespace accountdesk::demo
