// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace accountdesk::config {

/// The ports whose callbacks a tenant is asked to register, in order.
QList<quint16> usualCallbackPorts();

/// Where and as which application to sign in. Nothing in it is secret.
struct Tenant
{
    QString domain;             ///< as entered: HOST, or a whole issuer URL
    QString issuer;             ///< compared as text; "https://HOST/" for a host
    QString clientId;
    QString audience;           ///< of the API
    QList<quint16> callbackPorts = usualCallbackPorts(); ///< tried in order; 0 is any free one
    bool isDemo = false;        ///< the built-in tenant

    /// Scheme, host and port of the issuer: the API's base and the bearer's origin.
    QUrl origin() const;
    /// Host (and port if unusual) for people, in punycode.
    QString displayName() const;
    /// The callback URLs to register, in order; none for port 0.
    QStringList callbackUrls() const;
    bool operator==(const Tenant &) const = default;
};

/// Checks and normalises what a person or the command line gave (security B4.4). domain: HOST
/// means https://HOST/, a whole URL is used verbatim. Empty audience: the API of domain.
/// Rejected with rule domain, clientId, audience or callbackPort; plain http only for loopback.
Result<Tenant> makeTenant(const QString &domain, const QString &clientId,
                          const QString &audience = {}, const QList<quint16> &callbackPorts = {});

} // namespace accountdesk::config
