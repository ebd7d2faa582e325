// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/jwt.h"

#include "crypto/base64url.h"

#include <algorithm>
#include <array>

namespace accountdesk::token {

namespace {

constexpr qsizetype mostBytes = 64 * 1024;
constexpr int mostLevels = 32;

Error shapeError(const QString &detail)
{
    return Error{Error::Kind::Untrusted, 0, {}, detail, QStringLiteral("shape"), 0};
}

/// Three parts between exactly two dots.
std::optional<std::array<QByteArrayView, 3>> split(QByteArrayView text)
{
    const qsizetype first = text.indexOf('.');
    const qsizetype second = first < 0 ? -1 : text.indexOf('.', first + 1);
    if (second < 0 || text.indexOf('.', second + 1) >= 0)
        return std::nullopt;
    return std::array{text.first(first), text.sliced(first + 1, second - first - 1), text.sliced(second + 1)};
}

Result<json::Document> parseObject(QByteArrayView part, const QString &which)
{
    std::optional<QByteArray> bytes = crypto::fromBase64Url(part);
    if (!bytes)
        return shapeError(QStringLiteral("The %1 is not base64url.").arg(which));
    json::Limits limits;
    limits.depth = mostLevels;
    limits.allowDuplicateKeys = false;
    Result<json::Document> document = json::Document::parse(*std::move(bytes), limits);
    if (!document)
        return shapeError(QStringLiteral("The %1 is not JSON: %2 (%3)")
                              .arg(which, document.error().detail, document.error().rule));
    if (!document->root().isObject())
        return shapeError(QStringLiteral("The %1 is not a JSON object.").arg(which));
    return document;
}

} // namespace

QString Jwt::algorithm() const
{
    return header.root().member(u"alg").toString();
}

QString Jwt::keyId() const
{
    return header.root().member(u"kid").toString();
}

Result<Jwt> parseJwt(QByteArrayView text)
{
    if (text.size() > mostBytes)
        return shapeError(QStringLiteral("The token is longer than 64 kB."));
    const auto parts = split(text);
    if (!parts)
        return shapeError(QStringLiteral("The token does not have three parts."));
    Result<json::Document> header = parseObject(parts->at(0), QStringLiteral("header"));
    if (!header)
        return header.error();
    Result<json::Document> payload = parseObject(parts->at(1), QStringLiteral("payload"));
    if (!payload)
        return payload.error();
    std::optional<QByteArray> signature = crypto::fromBase64Url(parts->at(2));
    if (!signature)
        return shapeError(QStringLiteral("The signature is not base64url."));
    const qsizetype signedSize = parts->at(0).size() + 1 + parts->at(1).size();
    return Jwt{*std::move(header), *std::move(payload), text.first(signedSize).toByteArray(),
               *std::move(signature)};
}

bool looksLikeJwt(QByteArrayView text)
{
    const auto parts = split(text);
    if (!parts)
        return false;
    const auto header = crypto::fromBase64Url(parts->at(0));
    const auto isText = [](QByteArrayView part) { return crypto::fromBase64Url(part).has_value(); };
    return header && header->startsWith('{') && std::all_of(parts->begin(), parts->end(), isText);
}

} // namespace accountdesk::token
