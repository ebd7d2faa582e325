// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/rsakey.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace accountdesk::token {

/// A JSON Web Key Set (RFC 7517), its usable RS256 keys decoded once. Keys of another type, use,
/// key_ops or alg, or too short, are kept out (security B5.4). Move-only.
class KeySet
{
public:
    KeySet() = default;
    /// Malformed with a JSON path if it is no key set; unusable keys are no error.
    static Result<KeySet> parse(const QByteArray &jwks);

    bool isEmpty() const { return m_keys.empty(); }
    QStringList keyIds() const;
    /// The key to use for a header's kid. Without kid only if the set has exactly one key.
    /// Untrusted with rule "key" otherwise.
    Result<const crypto::RsaPublicKey *> find(const QString &kid) const;

private:
    struct Entry { QString kid; crypto::RsaPublicKey key; };
    std::vector<Entry> m_keys;
};

} // namespace accountdesk::token
