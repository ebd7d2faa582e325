// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/secret.h"
#include "crypto/rsakey.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <QByteArray>

#include <memory>

namespace accountdesk::crypto {

template <auto function>
struct Free
{
    template <typename T>
    void operator()(T *pointer) const { function(pointer); }
};

using PkeyPtr = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using PkeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestPtr = std::unique_ptr<EVP_MD, Free<EVP_MD_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using BignumPtr = std::unique_ptr<BIGNUM, Free<BN_free>>;
using BioPtr = std::unique_ptr<BIO, Free<BIO_vfree>>;
using CertificatePtr = std::unique_ptr<X509, Free<X509_free>>;

inline const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// OpenSSL's own words for the last failure; empties its queue.
Error opensslError(const QString &rule);

/// What was written to a memory BIO.
QByteArray contentsOf(BIO *bio);

/// PKCS #8, PEM, without password.
Secret privateKeyPem(EVP_PKEY *key);

} // namespace accountdesk::crypto
