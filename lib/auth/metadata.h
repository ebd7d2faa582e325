// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace accountdesk::auth {

/// Provider metadata (OIDC Discovery 1.0, RFC 8414), checked: issuer equal as text, endpoints
/// https (http only for a loopback issuer); for a tenant with Auth0's layout all on the issuer's
/// origin.
struct Metadata
{
    QString issuer;
    QUrl authorizationEndpoint;
    QUrl tokenEndpoint;
    QUrl jwksUri;
    QUrl userinfoEndpoint;          ///< may be empty
    QUrl revocationEndpoint;        ///< may be empty
    QUrl endSessionEndpoint;        ///< may be empty
    bool announcesIssInCallback = false; ///< RFC 9207
    bool hasUsualKeyPlace = false;  ///< jwks_uri is usualKeyPlace(issuer), letter by letter
    bool operator==(const Metadata &) const = default;
};

/// Untrusted with rule "issuer" or "endpoint:NAME", Malformed with a JSON path.
Result<Metadata> checkMetadata(const QByteArray &json, const QString &issuer);

/// Where the metadata is (OIDC Discovery 1.0 section 4.1).
QString metadataPlace(const QString &issuer);
/// Where Auth0 has its keys: ISSUER.well-known/jwks.json.
QString usualKeyPlace(const QString &issuer);
/// https, or http on this machine.
bool isSafeIssuer(const QUrl &issuer);

} // namespace accountdesk::auth
