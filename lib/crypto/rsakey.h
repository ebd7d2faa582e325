// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>

#include <memory>

namespace accountdesk::crypto {

struct KeyDeleter
{
    void operator()(void *key) const; ///< frees an OpenSSL EVP_PKEY
};
using KeyHandle = std::unique_ptr<void, KeyDeleter>;

/// An RSA public key, decoded once and kept with its digest context, for many checks.
class RsaPublicKey
{
public:
    /// From big-endian modulus and exponent (RFC 7518 section 6.3.1); Untrusted with rule "key"
    /// below 2048 bits, above 16384 or when OpenSSL refuses it.
    static Result<RsaPublicKey> fromComponents(const QByteArray &modulus, const QByteArray &exponent);

    RsaPublicKey(RsaPublicKey &&) noexcept;
    RsaPublicKey &operator=(RsaPublicKey &&) noexcept;
    ~RsaPublicKey();

    /// RSASSA-PKCS1-v1_5 with SHA-256 (RS256, RFC 7518 section 3.3).
    bool verifyRs256(QByteArrayView signedText, QByteArrayView signature) const;
    int bits() const;

private:
    struct Private;
    explicit RsaPublicKey(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// A pair made in this process: the built-in tenant's signing key, a device's key.
class RsaPrivateKey
{
public:
    static Result<RsaPrivateKey> generate(int bits = 2048);
    /// What privateKeyPem() gave; Untrusted with rule "key" if it is no RSA key of 2048 to 16384
    /// bits in PKCS #8 without password.
    static Result<RsaPrivateKey> fromPem(const Secret &pem);

    RsaPrivateKey(RsaPrivateKey &&) noexcept;
    RsaPrivateKey &operator=(RsaPrivateKey &&) noexcept;
    ~RsaPrivateKey();

    QByteArray signRs256(QByteArrayView text) const;
    QByteArray modulus() const;         ///< big-endian, no leading zero
    QByteArray exponent() const;        ///< big-endian
    QByteArray publicKeyDer() const;    ///< SubjectPublicKeyInfo
    Secret privateKeyPem() const;       ///< PKCS #8

private:
    explicit RsaPrivateKey(KeyHandle key);
    KeyHandle m_key;
};

} // namespace accountdesk::crypto
