// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/openssl.h"
#include "crypto/rsakey.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace accountdesk::crypto {

namespace {

EVP_PKEY *pkey(const KeyHandle &handle)
{
    return static_cast<EVP_PKEY *>(handle.get());
}

QByteArray component(const KeyHandle &key, const char *name)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_get_bn_param(pkey(key), name, &number) != 1)
        return QByteArray();
    const BignumPtr owner(number);
    QByteArray bytes(BN_num_bytes(number), Qt::Uninitialized);
    BN_bn2bin(number, reinterpret_cast<unsigned char *>(bytes.data()));
    return bytes;
}

} // namespace

RsaPrivateKey::RsaPrivateKey(KeyHandle key) : m_key(std::move(key)) {}
RsaPrivateKey::RsaPrivateKey(RsaPrivateKey &&) noexcept = default;
RsaPrivateKey &RsaPrivateKey::operator=(RsaPrivateKey &&) noexcept = default;
RsaPrivateKey::~RsaPrivateKey() = default;

Result<RsaPrivateKey> RsaPrivateKey::generate(int bits)
{
    KeyHandle key(EVP_RSA_gen(static_cast<unsigned int>(bits)));
    if (!key)
        return opensslError(QStringLiteral("key"));
    return RsaPrivateKey(std::move(key));
}

Result<RsaPrivateKey> RsaPrivateKey::fromPem(const Secret &pem)
{
    const QByteArray &text = pem.reveal();
    const BioPtr bio(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    // An encrypted key would make OpenSSL ask for a password on the terminal.
    const auto noPassword = [](char *, int, int, void *) { return 0; };
    KeyHandle key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr) : nullptr);
    if (!key)
        return opensslError(QStringLiteral("key"));
    const int bits = EVP_PKEY_get_bits(pkey(key));
    if (EVP_PKEY_is_a(pkey(key), "RSA") != 1 || bits < 2048 || bits > 16384)
        return Error{Error::Kind::Untrusted, 0, {}, QStringLiteral("not an RSA key of a usable size"),
                     QStringLiteral("key"), 0};
    return RsaPrivateKey(std::move(key));
}

QByteArray RsaPrivateKey::signRs256(QByteArrayView text) const
{
    const DigestContextPtr context(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(pkey(m_key)), Qt::Uninitialized);
    auto size = static_cast<size_t>(signature.size());
    if (!context
        || EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, pkey(m_key), nullptr) != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                          bytesOf(text), static_cast<size_t>(text.size())) != 1) {
        ERR_clear_error();
        return QByteArray();
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

QByteArray RsaPrivateKey::modulus() const
{
    return component(m_key, OSSL_PKEY_PARAM_RSA_N);
}

QByteArray RsaPrivateKey::exponent() const
{
    return component(m_key, OSSL_PKEY_PARAM_RSA_E);
}

QByteArray RsaPrivateKey::publicKeyDer() const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return bio && i2d_PUBKEY_bio(bio.get(), pkey(m_key)) == 1 ? contentsOf(bio.get()) : QByteArray();
}

Secret RsaPrivateKey::privateKeyPem() const
{
    return crypto::privateKeyPem(pkey(m_key));
}

} // namespace accountdesk::crypto
