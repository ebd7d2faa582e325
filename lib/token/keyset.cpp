// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/keyset.h"

#include "crypto/base64url.h"
#include "json/document.h"
#include "json/reader.h"

#include <algorithm>

namespace accountdesk::token {

namespace {

constexpr int mostLevels = 32;

bool isAbsentOr(const json::Value &value, QStringView wanted)
{
    return value.isMissing() || (value.isString() && value.toString() == wanted);
}

bool allowsVerifying(const json::Value &operations)
{
    if (operations.isMissing())
        return true;
    for (json::Value operation = operations.firstChild(); !operation.isMissing();
         operation = operation.nextSibling()) {
        if (operation.toString() == u"verify")
            return operations.isArray();
    }
    return false;
}

bool isForRs256(const json::Value &key)
{
    const json::Value kid = key[u"kid"];
    return key[u"kty"].toString() == u"RSA" && isAbsentOr(key[u"use"], u"sig")
        && isAbsentOr(key[u"alg"], u"RS256") && allowsVerifying(key[u"key_ops"])
        && (kid.isMissing() || kid.isString());
}

std::optional<crypto::RsaPublicKey> decode(const json::Value &key)
{
    const auto modulus = crypto::fromBase64Url(key[u"n"].toString().toLatin1());
    const auto exponent = crypto::fromBase64Url(key[u"e"].toString().toLatin1());
    if (!modulus || !exponent)
        return std::nullopt;
    auto decoded = crypto::RsaPublicKey::fromComponents(*modulus, *exponent);
    if (!decoded)
        return std::nullopt;
    return *std::move(decoded);
}

Error keyError(const QString &detail)
{
    return Error{Error::Kind::Untrusted, 0, {}, detail, QStringLiteral("key"), 0};
}

} // namespace

Result<KeySet> KeySet::parse(const QByteArray &jwks)
{
    json::Limits limits;
    limits.depth = mostLevels;
    limits.allowDuplicateKeys = false;
    const Result<json::Document> document = json::Document::parse(jwks, limits);
    if (!document)
        return document.error();
    KeySet set;
    json::Reader reader(document->root());
    if (reader.requireObject()) {
        reader.array(u"keys", [&set](json::Reader &element) {
            if (!element.requireObject() || !isForRs256(element.value()))
                return;
            if (auto key = decode(element.value()))
                set.m_keys.push_back({element.value()[u"kid"].toString(), *std::move(key)});
        });
    }
    if (reader.hasFailed())
        return *reader.problem();
    return set;
}

QStringList KeySet::keyIds() const
{
    QStringList ids;
    for (const Entry &entry : m_keys)
        ids.append(entry.kid);
    return ids;
}

Result<const crypto::RsaPublicKey *> KeySet::find(const QString &kid) const
{
    if (kid.isEmpty()) {
        if (m_keys.size() != 1)
            return keyError(QStringLiteral("The token names no key and the set does not have exactly one."));
        return &m_keys.front().key;
    }
    const auto isWanted = [&kid](const Entry &entry) { return entry.kid == kid; };
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), isWanted);
    if (found == m_keys.end())
        return keyError(QStringLiteral("The issuer's set has no usable key of that name."));
    if (std::any_of(found + 1, m_keys.end(), isWanted))
        return keyError(QStringLiteral("The issuer's set has two keys of that name."));
    return &found->key;
}

} // namespace accountdesk::token
