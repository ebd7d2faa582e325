// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/rsakey.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <future>
#include <optional>
#include <vector>

namespace accountdesk::demo {

/// Why a token is not accepted, in the words of the API (contract section 1.0).
enum class TokenFault { None, NotThreeParts, BadSignature, BadAlgorithm, Unreadable };

/// A token whose signature was checked.
struct CheckedToken
{
    TokenFault fault = TokenFault::None;
    QString algorithm;
    QJsonObject claims;
    QString subject;
    QStringList scopes;
    qint64 expiresAt = 0;       ///< seconds since 1970
};

/// The tenant's keys and signatures. The keys are made at start, on threads of their own, so
/// that listening does not wait for them; two stand in the key set, the first one signs.
class DemoIssuer
{
public:
    DemoIssuer();
    ~DemoIssuer();

    QByteArray sign(const QJsonObject &claims);
    QJsonArray jwks();
    /// The next key becomes the current one, a new next one is made; the old one is forgotten
    /// and what it signed is refused from now on.
    void rotateKeys();

    /// Signature and form only: times, audience and scopes are looked at each time by the caller.
    /// The outcome is remembered by the token's SHA-256 until the keys change.
    const CheckedToken &check(const QByteArray &token);
    void forgetOutcomes() { m_outcomes.clear(); }

private:
    struct Key
    {
        QByteArray kid;
        crypto::RsaPrivateKey pair;
        crypto::RsaPublicKey publicKey;
    };
    static std::optional<Key> makeKey();
    std::vector<Key> &keys();
    CheckedToken checkAfresh(const QByteArray &token);

    std::vector<std::future<std::optional<Key>>> m_pending;
    std::vector<Key> m_keys;
    QHash<QByteArray, CheckedToken> m_outcomes;
};

} // namespace accountdesk::demo
