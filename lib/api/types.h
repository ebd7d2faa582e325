// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "json/document.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace accountdesk::api {

/// Contract section 1.1, identity object. Ids stay text.
struct Identity
{
    QString provider;
    QString connection;
    QString userId;             ///< without the provider prefix
    bool isSocial = false;
    json::Value profileData;    ///< missing if the account was never linked
    json::Value raw;

    /// "PROVIDER|ID": the user id of the account that it is, was or would be alone.
    QString fullId() const { return provider + QLatin1Char('|') + userId; }
};

/// The identities as linking and unlinking answer them, without provider tokens.
Result<QList<Identity>> identitiesFromJson(const json::Document &document);

/// Contract section 1.1. Absent members read as nothing; unknown ones stay in raw. Timestamps
/// stay text because old data holds other forms; parseTimestamp reads them.
struct User
{
    QString userId;
    std::optional<QString> email;
    std::optional<bool> emailVerified;
    std::optional<QString> username;
    std::optional<QString> phoneNumber;
    std::optional<bool> phoneVerified;
    std::optional<QString> name;
    std::optional<QString> nickname;
    std::optional<QString> givenName;
    std::optional<QString> familyName;
    std::optional<QString> picture;
    std::optional<QString> createdAt;
    std::optional<QString> updatedAt;
    std::optional<QString> lastLogin;
    std::optional<QString> lastIp;
    std::optional<qint64> loginsCount;
    std::optional<QString> lastPasswordReset;
    std::optional<QString> multifactorLastModified;
    std::optional<bool> blocked;
    QList<Identity> identities; ///< the first is the primary
    QStringList multifactor;
    json::Value userMetadata;   ///< missing if never written
    json::Value appMetadata;    ///< missing if never written
    json::Document raw;         ///< the whole answer

    static Result<User> fromJson(const json::Document &document);
};

/// Contract section 1.3.
struct Enrollment
{
    QString id;
    QString status;
    QString type;
    std::optional<QString> name;
    std::optional<QString> identifier;
    std::optional<QString> phoneNumber;
    std::optional<QString> authMethod;
    std::optional<QString> enrolledAt;
    std::optional<QString> lastAuth;
    json::Value raw;
};

Result<QList<Enrollment>> enrollmentsFromJson(const json::Document &document);

/// Contract section 1.7: the public key of a device.
struct NewDeviceCredential
{
    QString deviceName;
    QString deviceId;           ///< a UUID
    QByteArray publicKeyDer;    ///< SubjectPublicKeyInfo; sent as Base64
};

/// The answer to creating one: its id and nothing else.
Result<QString> credentialIdFromJson(const json::Document &document);

/// ISO 8601 as the API writes it and a few older forms; nothing if it cannot be read. UTC.
std::optional<QDateTime> parseTimestamp(const QString &text);

/// The root members that User has a field for; everything else is "other".
const QStringList &knownUserMembers();

} // namespace accountdesk::api
