// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demostate.h"
#include "http/message.h"

namespace accountdesk::demo {

/// One kind of bucket (contract section 3).
struct RateLimit
{
    QString bucket;         ///< "userinfo|auth0|1": buckets of the same name are shared
    int burst = 50;
    double perSecond = 50;
};

RateLimit managementLimit(const DemoOptions &options);
/// By path of the other endpoints; requests to pages are not counted.
std::optional<RateLimit> limitOf(const http::Request &request);

/// True if a request may pass.
bool takeFromBucket(DemoState &state, const RateLimit &limit);
/// The x-ratelimit headers; reset is when the bucket is full again, not when the next call passes.
void addRateHeaders(http::Response &response, const DemoState &state, const RateLimit &limit);

} // namespace accountdesk::demo
