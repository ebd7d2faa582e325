// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "records/deviceledger.h"
#include "secrets/secretstore.h"

namespace accountdesk::devices {

struct DeviceKeyPair
{
    QByteArray publicKeyDer;    ///< SubjectPublicKeyInfo
    Secret privateKeyPem;       ///< PKCS #8
};

/// A new RSA pair; takes a while.
Result<DeviceKeyPair> makeDeviceKey();

/// SHA-256, lower-case hex.
QString fingerprintOf(const QByteArray &publicKeyDer);

/// "-----BEGIN PUBLIC KEY-----…", for exporting.
QByteArray publicKeyPem(const QByteArray &publicKeyDer);

/// Where a device's private key rests.
secrets::SecretName keyName(const records::AccountKey &account, const QString &deviceId);

/// RS256 over the text by the private key that belongs to the entry. SecretStore with rule "entry"
/// if the PEM is none, or is not the entry's.
Result<QByteArray> signWith(const Secret &privateKeyPem, const records::DeviceEntry &entry,
                            const QByteArray &text);

} // namespace accountdesk::devices
