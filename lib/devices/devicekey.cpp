// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/devicekey.h"

#include "crypto/rsakey.h"

#include <QCryptographicHash>

namespace accountdesk::devices {

namespace {

constexpr qsizetype pemLine = 64;

Error broken(const QString &detail)
{
    return {Error::Kind::SecretStore, 0, {}, detail, QStringLiteral("entry"), 0};
}

} // namespace

Result<DeviceKeyPair> makeDeviceKey()
{
    const Result<crypto::RsaPrivateKey> key = crypto::RsaPrivateKey::generate();
    if (!key)
        return key.error();
    return DeviceKeyPair{key->publicKeyDer(), key->privateKeyPem()};
}

QString fingerprintOf(const QByteArray &publicKeyDer)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(publicKeyDer, QCryptographicHash::Sha256).toHex());
}

QByteArray publicKeyPem(const QByteArray &publicKeyDer)
{
    const QByteArray base64 = publicKeyDer.toBase64();
    QByteArray pem("-----BEGIN PUBLIC KEY-----\n");
    for (qsizetype i = 0; i < base64.size(); i += pemLine)
        pem += base64.mid(i, pemLine) + '\n';
    return pem + "-----END PUBLIC KEY-----\n";
}

secrets::SecretName keyName(const records::AccountKey &account, const QString &deviceId)
{
    return {secrets::SecretKind::DeviceKey, account, deviceId};
}

Result<QByteArray> signWith(const Secret &privateKeyPem, const records::DeviceEntry &entry,
                            const QByteArray &text)
{
    const Result<crypto::RsaPrivateKey> key = crypto::RsaPrivateKey::fromPem(privateKeyPem);
    if (!key)
        return broken(key.error().detail);
    if (key->publicKeyDer() != entry.publicKeyDer)
        return broken(QStringLiteral("the stored key is not this device's"));
    const QByteArray signature = key->signRs256(text);
    // The proof is for a person to see: a signature that does not hold would prove nothing.
    const auto publicKey
        = crypto::RsaPublicKey::fromComponents(key->modulus(), key->exponent());
    if (!publicKey || !publicKey->verifyRs256(text, signature))
        return broken(QStringLiteral("the stored key does not sign"));
    return signature;
}

} // namespace accountdesk::devices
