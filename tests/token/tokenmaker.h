// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/base64url.h"
#include "crypto/rsakey.h"

#include <QByteArray>
#include <QByteArrayList>

namespace accountdesk::test {

/// Signs tokens with a key of its own and publishes the key; for tests of what judges them.
class TokenMaker
{
public:
    explicit TokenMaker(int bits = 2048) : m_key(*crypto::RsaPrivateKey::generate(bits)) {}

    QByteArray sign(const QByteArray &header, const QByteArray &payload) const
    {
        const QByteArray text = crypto::toBase64Url(header) + '.' + crypto::toBase64Url(payload);
        return text + '.' + crypto::toBase64Url(m_key.signRs256(text));
    }

    /// A JSON Web Key; extra members (with a comma in front) go behind the key's own.
    QByteArray jwk(const QByteArray &extra = R"(,"use":"sig","alg":"RS256","kid":"k1")") const
    {
        return R"({"kty":"RSA","n":")" + crypto::toBase64Url(m_key.modulus()) + R"(","e":")"
            + crypto::toBase64Url(m_key.exponent()) + '"' + extra + '}';
    }

    static QByteArray jwks(const QByteArrayList &keys) { return R"({"keys":[)" + keys.join(',') + "]}"; }

    const crypto::RsaPrivateKey &key() const { return m_key; }

private:
    crypto::RsaPrivateKey m_key;
};

} // namespace accountdesk::test
