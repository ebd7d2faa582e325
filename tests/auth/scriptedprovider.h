// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/tenant.h"
#include "core/clock.h"
#include "http/server.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace accountdesk::test {

/// A small provider on loopback that is right in everything unless a test changes one thing.
/// Its JSON and its tokens are made without the program's own parsers.
class ScriptedProvider
{
public:
    using Answer = std::function<http::Response(const http::Request &)>;
    using Tweak = std::function<void(QJsonObject &)>;

    explicit ScriptedProvider(const Clock &clock);

    QString issuer() const;
    config::Tenant tenant() const;
    http::Server &server() { return m_server; }

    /// Replaces what is answered at a path; nothing for the usual answer.
    void answer(const QByteArray &path, Answer answer) { m_answers.insert(path, std::move(answer)); }
    int count(const QByteArray &path) const { return m_counts.value(path); }
    const QByteArray &lastTokenForm() const { return m_lastTokenForm; }

    /// The person has come to the authorization page: its parameters are remembered.
    void visit(const QUrl &authorizeUrl);
    QString parameter(const QString &name) const { return m_parameters.value(name); }

    Tweak tweakMetadata;
    Tweak tweakIdHeader;
    Tweak tweakIdClaims;
    Tweak tweakAccessClaims;
    Tweak tweakTokenAnswer;
    std::function<QByteArray(QByteArray)> tweakIdToken;     ///< of the finished text
    int signingKey = 0;                 ///< of the process's three
    QList<int> publishedKeys{0, 1};
    bool publishesKeyIds = true;

    /// What the usual answers are made of.
    QJsonObject metadata() const;
    QByteArray keys() const;
    QJsonObject tokenAnswer() const;
    static QByteArray signedToken(const QJsonObject &header, const QJsonObject &claims, int key);
    static QByteArray part(const QJsonObject &object);
    static QString keyId(int key);
    static http::Response json(int status, const QJsonObject &body);

private:
    http::Response serve(const http::Request &request);
    http::Response usual(const http::Request &request);
    http::Response exchange(const http::Request &request);
    QJsonObject idClaims() const;

    const Clock &m_clock;
    http::Server m_server;
    QHash<QByteArray, Answer> m_answers;
    QHash<QByteArray, int> m_counts;
    QHash<QString, QString> m_parameters;
    QByteArray m_lastTokenForm;
};

inline const QByteArray metadataPath = QByteArrayLiteral("/.well-known/openid-configuration");
inline const QByteArray keysPath = QByteArrayLiteral("/.well-known/jwks.json");
inline const QByteArray tokenPath = QByteArrayLiteral("/oauth/token");
inline const QString providerCode = QStringLiteral("Zm9v-code_45");
inline const QString providerSubject = QStringLiteral("auth0|5f7c8ec7c33c6c004bbafe82");

} // namespace accountdesk::test
