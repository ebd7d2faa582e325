// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace accountdesk::demo {

/// The parameters of one visit to the authorization endpoint and how far it has come.
struct Transaction
{
    QHash<QString, QString> parameters;
    QByteArray session;         ///< cookie of the browser that started it
    QString userId;             ///< once signed in
    qint64 authTime = 0;
    QString sessionId;
    bool hasShownPage = false;
    bool hasConsented = false;
    bool hasConfirmed = false;
};

/// A browser in which somebody is signed in.
struct Session
{
    QString userId;
    qint64 authTime = 0;
    QString id;                 ///< what tokens call it ("sid"); says nothing of the cookie
};

/// A token bucket (contract section 3), by name in DemoState.
struct Bucket
{
    double tokens = 0;
    QDateTime at;
};

/// What an authorization code or refresh token stands for.
struct Grant
{
    QString userId;
    QStringList scopes;         ///< granted
    bool wasScopeAsked = false;
    QString audience;           ///< empty: an opaque access token
    QString nonce;
    QString challenge;
    QString redirectUri;
    QString organization;
    QString sessionId;
    qint64 authTime = 0;
    bool tellsAuthTime = false;
    QDateTime expiresAt;
    bool isUsed = false;
    QString family;             ///< of the refresh tokens that came of it
    QList<QByteArray> accessTokens; ///< SHA-256 of those that came of it
};

/// Refresh tokens that came of one sign-in (contract section 2.5).
struct Family
{
    Grant grant;
    QByteArray current;
    QByteArray previous;
    QDateTime rotatedAt;
    bool isRevoked = false;
};

struct DeviceCredential
{
    QString userId;
    QString deviceId;
    QString deviceName;
    QByteArray value;
    bool operator==(const DeviceCredential &) const = default;
};

/// One request that the tenant was told; without secrets.
struct Told
{
    QByteArray method;
    QByteArray path;            ///< as sent
    QByteArray body;            ///< of the Management API's requests only
    int status = 0;
};

} // namespace accountdesk::demo
