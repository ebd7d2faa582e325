// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/random.h"
#include "core/secret.h"

namespace accountdesk::auth {

/// Verifier and S256 challenge of one attempt (RFC 7636).
class Pkce
{
public:
    explicit Pkce(const RandomSource &random);
    const Secret &verifier() const { return m_verifier; } ///< 43 characters
    QByteArray challenge() const;

private:
    Secret m_verifier;
};

/// 32 random bytes as base64url: state and nonce.
QByteArray randomToken(const RandomSource &random);

} // namespace accountdesk::auth
