// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>

namespace accountdesk::crypto {

/// An authority and a server certificate signed by it, for 127.0.0.1 and localhost: the built-in
/// tenant's TLS. Made anew at each start, never shipped.
struct LoopbackCertificate
{
    QByteArray authorityPem;   ///< what clients must trust
    QByteArray certificatePem; ///< the server's
    Secret privateKeyPem;      ///< the server's, PKCS #8
};

Result<LoopbackCertificate> makeLoopbackCertificate(const QDateTime &now);

} // namespace accountdesk::crypto
