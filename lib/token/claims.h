// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace accountdesk::token {

/// What a claim is, so that whoever shows it can say it in plain language.
enum class ClaimKind {
    Issuer, Subject, Audience, AuthorizedParty, Scope, IssuedAt, Expiry, NotBefore, AuthTime,
    Nonce, TokenId, SessionId, ClientId, GrantType, Organization, OrganizationName, Permissions,
    AccessTokenHash, Name, Nickname, GivenName, FamilyName, Picture, Email, EmailVerified,
    PhoneNumber, PhoneVerified, Username, UpdatedAt, Locale, Custom, Other,
};

struct Claim
{
    QString name;
    json::Value value;
    ClaimKind kind = ClaimKind::Other;
};

ClaimKind claimKind(QStringView name);

/// Seconds since 1970 of a NumericDate (RFC 7519 section 2), fractions cut off; nothing unless it
/// is a number between 1970 and the year 9999.
std::optional<qint64> numericDate(const json::Value &value);

/// The claims of a token's payload with the typed ones at hand. Wrong-typed members read as
/// absent here; idtokenrules refuses them where they matter.
class Claims
{
public:
    Claims() = default;
    explicit Claims(const json::Document &payload);

    bool isEmpty() const { return m_payload.isEmpty(); }
    const json::Document &payload() const { return m_payload; }
    json::Value value(QStringView name) const;
    QString text(QStringView name) const;           ///< empty if absent or not a string
    std::optional<QDateTime> time(QStringView name) const; ///< NumericDate, UTC, sane range
    QStringList audience() const;                   ///< string or list
    QStringList scopes() const;                     ///< scope split at spaces
    QList<Claim> all() const;                       ///< in the token's order

private:
    json::Document m_payload;
};

} // namespace accountdesk::token
