// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace accountdesk::crypto {

/// Strict base64url without padding (RFC 7515 section 2): nothing for a foreign character,
/// padding, an impossible length or spare bits that are not zero.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);
QByteArray toBase64Url(const QByteArray &bytes);

} // namespace accountdesk::crypto
