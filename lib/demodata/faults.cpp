// SPDX-License-Identifier: GPL-3.0-or-later
#include "demodata/faults.h"

#include "demodata/demoerrors.h"

namespace accountdesk::demo {

std::optional<FaultPlan> takeFault(QList<FaultPlan> &plans, const http::Request &request)
{
    for (qsizetype i = 0; i < plans.size(); ++i) {
        FaultPlan &plan = plans[i];
        if (!request.path.startsWith(plan.pathPrefix)
            || (!plan.method.isEmpty() && plan.method != request.method))
            continue;
        const FaultPlan taken = plan;
        if (--plan.times <= 0)
            plans.removeAt(i);
        return taken;
    }
    return std::nullopt;
}

std::optional<http::Response> instead(const FaultPlan &plan, const http::Request &request)
{
    switch (plan.kind) {
    case FaultKind::RateLimited: {
        http::Response response = tooManyRequests(request);
        if (plan.retryAfterSeconds >= 0)
            response.setHeader("Retry-After", QByteArray::number(plan.retryAfterSeconds));
        return response;
    }
    case FaultKind::ServerError:
        return apiError({500, QString(), QStringLiteral("Internal error"), {}});
    case FaultKind::TokenEnded:
        return apiError({401, QString(), QStringLiteral("Expired token received for JSON Web Token "
                                                        "validation"), {}});
    case FaultKind::Forbidden:
        return apiError({403, QStringLiteral("insufficient_scope"),
                         QStringLiteral("Insufficient scope, expected any of: update:users"), {}});
    case FaultKind::WebPage:
        return http::Response::text(200, "<!doctype html><title>Sign in to the network</title>"
                                         "<p>Please accept the terms of this network.",
                                    "text/html; charset=utf-8");
    case FaultKind::CloseSilently:
    case FaultKind::NeverAnswer: {
        http::Response response;
        response.fault = plan.kind == FaultKind::NeverAnswer ? http::Fault::NeverAnswer
                                                             : http::Fault::CloseSilently;
        return response;
    }
    case FaultKind::Slow:
    case FaultKind::CloseAfterActing:
    case FaultKind::Truncate:
    case FaultKind::Drip:
        return std::nullopt;
    }
    return std::nullopt;
}

void spoil(http::Response &response, const FaultPlan &plan)
{
    response.delayMs += plan.delayMs;
    if (plan.kind == FaultKind::CloseAfterActing)
        response.fault = http::Fault::CloseSilently;
    else if (plan.kind == FaultKind::Truncate)
        response.fault = http::Fault::Truncate;
    else if (plan.kind == FaultKind::Drip)
        response.fault = http::Fault::Drip;
}

} // namespace accountdesk::demo
