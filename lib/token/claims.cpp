// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/claims.h"

#include <array>

namespace accountdesk::token {

namespace {

struct Named
{
    const char16_t *name;
    ClaimKind kind;
};

constexpr std::array<Named, 32> known{{
    {u"iss", ClaimKind::Issuer},
    {u"sub", ClaimKind::Subject},
    {u"aud", ClaimKind::Audience},
    {u"azp", ClaimKind::AuthorizedParty},
    {u"scope", ClaimKind::Scope},
    {u"iat", ClaimKind::IssuedAt},
    {u"exp", ClaimKind::Expiry},
    {u"nbf", ClaimKind::NotBefore},
    {u"auth_time", ClaimKind::AuthTime},
    {u"nonce", ClaimKind::Nonce},
    {u"jti", ClaimKind::TokenId},
    {u"sid", ClaimKind::SessionId},
    {u"client_id", ClaimKind::ClientId},
    {u"gty", ClaimKind::GrantType},
    {u"org_id", ClaimKind::Organization},
    {u"org_name", ClaimKind::OrganizationName},
    {u"permissions", ClaimKind::Permissions},
    {u"at_hash", ClaimKind::AccessTokenHash},
    {u"name", ClaimKind::Name},
    {u"nickname", ClaimKind::Nickname},
    {u"given_name", ClaimKind::GivenName},
    {u"family_name", ClaimKind::FamilyName},
    {u"picture", ClaimKind::Picture},
    {u"email", ClaimKind::Email},
    {u"email_verified", ClaimKind::EmailVerified},
    {u"phone_number", ClaimKind::PhoneNumber},
    {u"phone_number_verified", ClaimKind::PhoneVerified},
    {u"phone_verified", ClaimKind::PhoneVerified},
    {u"preferred_username", ClaimKind::Username},
    {u"username", ClaimKind::Username},
    {u"updated_at", ClaimKind::UpdatedAt},
    {u"locale", ClaimKind::Locale},
}};

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

ClaimKind claimKind(QStringView name)
{
    for (const Named &candidate : known) {
        if (name == QStringView(candidate.name))
            return candidate.kind;
    }
    const bool isNamespaced = name.startsWith(u"https://") || name.startsWith(u"http://");
    return isNamespaced ? ClaimKind::Custom : ClaimKind::Other;
}

std::optional<qint64> numericDate(const json::Value &value)
{
    constexpr qint64 last = 253'402'300'799; // end of the year 9999
    if (!value.isNumber())
        return std::nullopt;
    if (const std::optional<qint64> whole = value.toInteger())
        return *whole >= 0 && *whole <= last ? whole : std::nullopt;
    const double seconds = value.toDouble(-1);
    if (!(seconds >= 0 && seconds <= static_cast<double>(last)))
        return std::nullopt;
    return static_cast<qint64>(seconds);
}

Claims::Claims(const json::Document &payload) : m_payload(payload) {}

json::Value Claims::value(QStringView name) const
{
    return m_payload.root().member(name);
}

QString Claims::text(QStringView name) const
{
    return value(name).toString();
}

std::optional<QDateTime> Claims::time(QStringView name) const
{
    const std::optional<qint64> seconds = numericDate(value(name));
    if (!seconds)
        return std::nullopt;
    return QDateTime::fromSecsSinceEpoch(*seconds).toUTC();
}

QStringList Claims::audience() const
{
    const json::Value aud = value(u"aud");
    if (aud.isString())
        return {aud.toString()};
    QStringList list;
    for (json::Value element = aud.firstChild(); aud.isArray() && !element.isMissing();
         element = element.nextSibling()) {
        if (element.isString())
            list.append(element.toString());
    }
    return list;
}

QStringList Claims::scopes() const
{
    return words(text(u"scope"));
}

QList<Claim> Claims::all() const
{
    QList<Claim> claims;
    for (json::Value member = m_payload.root().firstChild(); !member.isMissing();
         member = member.nextSibling()) {
        const QString name = member.name();
        claims.append({name, member, claimKind(name)});
    }
    return claims;
}

} // namespace accountdesk::token
