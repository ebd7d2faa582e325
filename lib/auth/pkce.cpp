// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/pkce.h"

#include <QCryptographicHash>

namespace accountdesk::auth {

namespace {

constexpr qsizetype randomBytes = 32; // 43 characters, 256 bits

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

Pkce::Pkce(const RandomSource &random) : m_verifier(base64Url(random(randomBytes))) {}

QByteArray Pkce::challenge() const
{
    return base64Url(QCryptographicHash::hash(m_verifier.reveal(), QCryptographicHash::Sha256));
}

QByteArray randomToken(const RandomSource &random)
{
    return base64Url(random(randomBytes));
}

} // namespace accountdesk::auth
