// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/openssl.h"
#include "crypto/rsakey.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <array>
#include <mutex>

namespace accountdesk::crypto {

namespace {

using ParamBuilderPtr = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using ParamsPtr = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;

constexpr int minimalBits = 2048;
constexpr int maximalBits = 16384;
constexpr int maximalExponentBits = 64;

BignumPtr toBignum(const QByteArray &bytes)
{
    if (bytes.size() > maximalBits / 8 + 1)
        return nullptr;
    return BignumPtr(BN_bin2bn(bytesOf(bytes), static_cast<int>(bytes.size()), nullptr));
}

PkeyPtr decodeKey(const BIGNUM *modulus, const BIGNUM *exponent)
{
    const ParamBuilderPtr builder(OSSL_PARAM_BLD_new());
    if (!builder || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus)
        || !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent))
        return nullptr;
    const ParamsPtr params(OSSL_PARAM_BLD_to_param(builder.get()));
    const PkeyContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    if (params && context && EVP_PKEY_fromdata_init(context.get()) == 1)
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get());
    return PkeyPtr(key);
}

Error keyError(const QString &detail)
{
    return Error{Error::Kind::Untrusted, 0, {}, detail, QStringLiteral("key"), 0};
}

} // namespace

void KeyDeleter::operator()(void *key) const
{
    EVP_PKEY_free(static_cast<EVP_PKEY *>(key));
}

/// OpenSSL 3 looks algorithms up by name at each initialisation; doing that once and using the
/// contexts again makes a check a fifth cheaper.
struct RsaPublicKey::Private
{
    std::mutex mutex; ///< the contexts serve one check at a time
    PkeyPtr key;
    DigestPtr sha256;
    DigestContextPtr hashing;
    PkeyContextPtr verifying;
    int bits = 0;
};

RsaPublicKey::RsaPublicKey(std::unique_ptr<Private> p) : d(std::move(p)) {}
RsaPublicKey::RsaPublicKey(RsaPublicKey &&) noexcept = default;
RsaPublicKey &RsaPublicKey::operator=(RsaPublicKey &&) noexcept = default;
RsaPublicKey::~RsaPublicKey() = default;

Result<RsaPublicKey> RsaPublicKey::fromComponents(const QByteArray &modulus,
                                                  const QByteArray &exponent)
{
    const BignumPtr n = toBignum(modulus);
    const BignumPtr e = toBignum(exponent);
    if (!n || !e)
        return keyError(QStringLiteral("The key is too long."));
    const int bits = BN_num_bits(n.get());
    if (bits < minimalBits || bits > maximalBits)
        return keyError(QStringLiteral("An RSA key of %1 bits is not accepted.").arg(bits));
    if (!BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get())
        || BN_num_bits(e.get()) > maximalExponentBits)
        return keyError(QStringLiteral("The key's modulus or exponent is not one of an RSA key."));

    auto p = std::make_unique<Private>();
    p->bits = bits;
    p->key = decodeKey(n.get(), e.get());
    p->sha256.reset(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    p->hashing.reset(EVP_MD_CTX_new());
    if (!p->key || !p->sha256 || !p->hashing)
        return opensslError(QStringLiteral("key"));
    p->verifying.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, p->key.get(), nullptr));
    if (!p->verifying || EVP_PKEY_verify_init(p->verifying.get()) != 1
        || EVP_PKEY_CTX_set_rsa_padding(p->verifying.get(), RSA_PKCS1_PADDING) != 1
        || EVP_PKEY_CTX_set_signature_md(p->verifying.get(), p->sha256.get()) != 1)
        return opensslError(QStringLiteral("key"));
    return RsaPublicKey(std::move(p));
}

bool RsaPublicKey::verifyRs256(QByteArrayView signedText, QByteArrayView signature) const
{
    std::array<unsigned char, 32> hash{};
    unsigned int size = 0;
    const std::lock_guard lock(d->mutex);
    if (EVP_DigestInit_ex2(d->hashing.get(), d->sha256.get(), nullptr) != 1
        || EVP_DigestUpdate(d->hashing.get(), signedText.data(), static_cast<size_t>(signedText.size())) != 1
        || EVP_DigestFinal_ex(d->hashing.get(), hash.data(), &size) != 1 || size != hash.size())
        return false;
    const bool isValid = EVP_PKEY_verify(d->verifying.get(), bytesOf(signature),
                                         static_cast<size_t>(signature.size()), hash.data(), size) == 1;
    if (!isValid)
        ERR_clear_error();
    return isValid;
}

int RsaPublicKey::bits() const
{
    return d->bits;
}

} // namespace accountdesk::crypto
