// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoratelimit.h"

#include <algorithm>
#include <cmath>

namespace accountdesk::demo {

RateLimit managementLimit(const DemoOptions &options)
{
    return {QStringLiteral("management"), options.rateBurst, options.ratePerSecond};
}

std::optional<RateLimit> limitOf(const http::Request &request)
{
    if (request.path == "/oauth/token")
        // Slow to fill, as recorded (a reset hours away), but wide enough for a day of tests.
        return RateLimit{QStringLiteral("token"), 1000, 1.0 / 86.4};
    if (request.path == "/userinfo") {
        const QByteArray user = sha256(request.header("Authorization")).left(8).toHex();
        return RateLimit{QStringLiteral("userinfo|") + QString::fromLatin1(user), 10, 1.0 / 13};
    }
    if (request.path == "/dbconnections/change_password")
        return RateLimit{QStringLiteral("password"), 10, 1.0 / 60};
    if (request.path.startsWith("/.well-known/"))
        return RateLimit{QStringLiteral("metadata"), 1000, 20};
    return std::nullopt;
}

bool takeFromBucket(DemoState &state, const RateLimit &limit)
{
    if (!state.buckets.contains(limit.bucket) && state.buckets.size() >= 200)
        state.buckets.clear();
    const QDateTime now = state.now();
    Bucket &bucket = state.buckets[limit.bucket];
    if (!bucket.at.isValid())
        bucket.tokens = limit.burst;
    else
        bucket.tokens += double(std::max<qint64>(0, bucket.at.msecsTo(now))) / 1000 * limit.perSecond;
    bucket.tokens = std::min<double>(limit.burst, bucket.tokens);
    bucket.at = now;
    if (bucket.tokens < 1)
        return false;
    bucket.tokens -= 1;
    return true;
}

void addRateHeaders(http::Response &response, const DemoState &state, const RateLimit &limit)
{
    const double left = std::min<double>(limit.burst, state.buckets.value(limit.bucket).tokens);
    const qint64 full = state.now().toSecsSinceEpoch()
        + qint64(std::ceil((limit.burst - left) / std::max(0.001, limit.perSecond)));
    response.setHeader("x-ratelimit-limit", QByteArray::number(limit.burst));
    response.setHeader("x-ratelimit-remaining", QByteArray::number(qint64(left)));
    response.setHeader("x-ratelimit-reset", QByteArray::number(full));
}

} // namespace accountdesk::demo
