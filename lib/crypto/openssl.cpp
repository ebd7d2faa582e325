// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/openssl.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>

namespace accountdesk::crypto {

Error opensslError(const QString &rule)
{
    std::array<char, 256> words{};
    if (const unsigned long code = ERR_peek_last_error())
        ERR_error_string_n(code, words.data(), words.size());
    ERR_clear_error();
    return Error{Error::Kind::Untrusted, 0, {}, QString::fromLatin1(words.data()), rule, 0};
}

QByteArray contentsOf(BIO *bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return size > 0 ? QByteArray(bytes, size) : QByteArray();
}

Secret privateKeyPem(EVP_PKEY *key)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        ERR_clear_error();
        return Secret();
    }
    return Secret(contentsOf(bio.get()));
}

} // namespace accountdesk::crypto
