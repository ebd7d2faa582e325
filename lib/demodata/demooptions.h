// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace accountdesk::demo {

/// Switches of the built-in tenant; the defaults are those of a new Auth0 tenant.
struct DemoOptions
{
    quint16 port = 0;                       ///< 0: any free one
    bool isTls = false;
    bool acceptsAnyLoopbackPort = false;    ///< http://127.0.0.1:ANY/callback counts as registered
    QStringList callbacks{
        QStringLiteral("http://127.0.0.1:47821/callback"),
        QStringLiteral("http://127.0.0.1:47822/callback"),
        QStringLiteral("http://127.0.0.1:47823/callback")}; ///< compared as exact strings
    QStringList allowedOrigins;             ///< that get CORS answers; none by default
    bool allowsOfflineAccess = false;
    bool rotatesRefreshTokens = true;
    int rotationLeewaySeconds = 0;
    bool showsConsent = true;
    bool showsConfirmation = true;
    bool allowsMultifactorRemoval = true;   ///< contract 1.6: classic; false is modern (403)
    bool createScopeAloneWrites = false;    ///< contract 1.2
    bool omitsErrorCodes = false;           ///< contract 1.0
    int accessTokenSeconds = 86400;
    int idTokenSeconds = 36000;
    int codeSeconds = 600;
    int rateBurst = 50;                     ///< Management API bucket
    double ratePerSecond = 50;
    int answerDelayMs = 0;                  ///< each answer is held that long
    int connectionDelayMs = 0;              ///< each connection's first answer, on top
};

/// Where a started tenant is.
struct DemoAddress
{
    QString domain;         ///< host and port, without scheme
    QString issuer;         ///< with trailing slash
    QString clientId;
    QString audience;
    QString caFile;         ///< empty without TLS
    QByteArray authorityPem; ///< empty without TLS
};

struct DemoPerson
{
    QString id;             ///< short name for the command line: "everyday"
    QString displayName;
    QString username;       ///< what the login form wants
    QString password;
    QString description;    ///< one sentence: what is special
    bool isOffered = false; ///< has a button of its own; the others are second accounts
};

} // namespace accountdesk::demo
