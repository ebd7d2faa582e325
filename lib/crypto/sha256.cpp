// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sha256.h"

#include <QCryptographicHash>

#include <openssl/evp.h>

namespace accountdesk::crypto {

QByteArray sha256(QByteArrayView bytes)
{
    // Fetched once: looking it up takes longer than hashing a token.
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray digest(32, Qt::Uninitialized);
    if (!algorithm
        || EVP_Digest(bytes.data(), size_t(bytes.size()),
                      reinterpret_cast<unsigned char *>(digest.data()), nullptr, algorithm, nullptr) != 1)
        return QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256);
    return digest;
}

} // namespace accountdesk::crypto
