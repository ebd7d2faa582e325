// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demoissuer.h"

#include "core/random.h"
#include "crypto/base64url.h"
#include "crypto/sha256.h"

#include <QJsonDocument>

namespace accountdesk::demo {

namespace {

constexpr qsizetype outcomesAtMost = 512;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString base64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(crypto::toBase64Url(bytes));
}

} // namespace

DemoIssuer::DemoIssuer()
{
    for (int i = 0; i < 2; ++i)
        m_pending.push_back(std::async(std::launch::async, makeKey));
}

DemoIssuer::~DemoIssuer() = default;

std::optional<DemoIssuer::Key> DemoIssuer::makeKey()
{
    auto pair = crypto::RsaPrivateKey::generate();
    if (!pair)
        return std::nullopt;
    auto publicKey = crypto::RsaPublicKey::fromComponents(pair->modulus(), pair->exponent());
    if (!publicKey)
        return std::nullopt;
    const QByteArray kid = crypto::toBase64Url(systemRandom(16)).left(21);
    return Key{kid, std::move(*pair), std::move(*publicKey)};
}

std::vector<DemoIssuer::Key> &DemoIssuer::keys()
{
    for (auto &pending : m_pending) {
        if (auto key = pending.get())
            m_keys.push_back(std::move(*key));
    }
    m_pending.clear();
    return m_keys;
}

QByteArray DemoIssuer::sign(const QJsonObject &claims)
{
    if (keys().empty())
        return {};
    const Key &key = keys().front();
    const QJsonObject header{{QStringLiteral("alg"), QStringLiteral("RS256")},
                             {QStringLiteral("typ"), QStringLiteral("JWT")},
                             {QStringLiteral("kid"), QString::fromLatin1(key.kid)}};
    const QByteArray text = crypto::toBase64Url(compact(header)) + '.'
        + crypto::toBase64Url(compact(claims));
    return text + '.' + crypto::toBase64Url(key.pair.signRs256(text));
}

QJsonArray DemoIssuer::jwks()
{
    QJsonArray set;
    for (const Key &key : keys()) {
        set.append(QJsonObject{{QStringLiteral("kty"), QStringLiteral("RSA")},
                               {QStringLiteral("use"), QStringLiteral("sig")},
                               {QStringLiteral("alg"), QStringLiteral("RS256")},
                               {QStringLiteral("kid"), QString::fromLatin1(key.kid)},
                               {QStringLiteral("n"), base64Url(key.pair.modulus())},
                               {QStringLiteral("e"), base64Url(key.pair.exponent())}});
    }
    return set;
}

void DemoIssuer::rotateKeys()
{
    if (!keys().empty())
        m_keys.erase(m_keys.begin());
    if (auto key = makeKey())
        m_keys.push_back(std::move(*key));
    m_outcomes.clear();
}

const CheckedToken &DemoIssuer::check(const QByteArray &token)
{
    const QByteArray digest = crypto::sha256(token);
    const auto known = m_outcomes.constFind(digest);
    if (known != m_outcomes.constEnd())
        return *known;
    if (m_outcomes.size() >= outcomesAtMost)
        m_outcomes.clear();
    CheckedToken checked = checkAfresh(token);
    checked.subject = checked.claims.value(u"sub").toString();
    checked.scopes = checked.claims.value(u"scope").toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    checked.expiresAt = checked.claims.value(u"exp").toInteger();
    return *m_outcomes.insert(digest, checked);
}

CheckedToken DemoIssuer::checkAfresh(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return {TokenFault::NotThreeParts, {}, {}, {}, {}, 0};
    const auto header = crypto::fromBase64Url(parts[0]);
    const auto payload = crypto::fromBase64Url(parts[1]);
    const auto signature = crypto::fromBase64Url(parts[2]);
    if (!header || !payload || !signature)
        return {TokenFault::Unreadable, {}, {}, {}, {}, 0};
    const QJsonObject head = QJsonDocument::fromJson(*header).object();
    const QJsonObject claims = QJsonDocument::fromJson(*payload).object();
    const QString algorithm = head.value(u"alg").toString();
    if (algorithm != u"RS256")
        return {TokenFault::BadAlgorithm, algorithm, claims, {}, {}, 0};
    const QByteArray text = parts[0] + '.' + parts[1];
    for (const Key &key : keys()) {
        if (QString::fromLatin1(key.kid) == head.value(u"kid").toString()
            && key.publicKey.verifyRs256(text, *signature))
            return {TokenFault::None, algorithm, claims, {}, {}, 0};
    }
    return {TokenFault::BadSignature, algorithm, claims, {}, {}, 0};
}

} // namespace accountdesk::demo
