// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "json/document.h"

#include <QByteArray>

namespace accountdesk::token {

/// A compact JWS (RFC 7515) taken apart, nothing verified.
struct Jwt
{
    json::Document header;
    json::Document payload;
    QByteArray signedText;  ///< header.payload as in the token
    QByteArray signature;   ///< decoded

    QString algorithm() const;  ///< header alg, empty if not a string
    QString keyId() const;      ///< header kid, empty if not a string
};

/// Rule "shape": three strict base64url parts, JSON objects without doubled members, at most
/// 64 kB and 32 levels (security B5.1, B6.7).
Result<Jwt> parseJwt(QByteArrayView text);

/// True if it has the outer form of a JWT; an opaque access token has not.
bool looksLikeJwt(QByteArrayView text);

} // namespace accountdesk::token
