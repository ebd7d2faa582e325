// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/claimtext.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {
class Text
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::ClaimText)
};
} // namespace

QString claimMeaning(token::ClaimKind kind)
{
    switch (kind) {
    case token::ClaimKind::Issuer: return Text::tr("Who issued the token");
    case token::ClaimKind::Subject: return Text::tr("The account that the token is about");
    case token::ClaimKind::Audience: return Text::tr("Whom the token is meant for");
    case token::ClaimKind::AuthorizedParty: return Text::tr("The application that the token was issued to");
    case token::ClaimKind::Scope: return Text::tr("What the token allows");
    case token::ClaimKind::IssuedAt: return Text::tr("When the token was issued");
    case token::ClaimKind::Expiry: return Text::tr("When the token ends");
    case token::ClaimKind::NotBefore: return Text::tr("From when on the token holds");
    case token::ClaimKind::AuthTime: return Text::tr("When the person last signed in");
    case token::ClaimKind::Nonce: return Text::tr("Ties the token to this sign-in, so that another one cannot be slipped in");
    case token::ClaimKind::TokenId: return Text::tr("The token's own number");
    case token::ClaimKind::SessionId: return Text::tr("The sign-in session at the provider");
    case token::ClaimKind::ClientId: return Text::tr("The application that the token was issued to");
    case token::ClaimKind::GrantType: return Text::tr("How the token was obtained");
    case token::ClaimKind::Organization: return Text::tr("The organization signed in to");
    case token::ClaimKind::OrganizationName: return Text::tr("The name of the organization signed in to");
    case token::ClaimKind::Permissions: return Text::tr("Permissions that an administrator assigned");
    case token::ClaimKind::AccessTokenHash: return Text::tr("Ties the ID token to its access token");
    case token::ClaimKind::Name: return Text::tr("Full name");
    case token::ClaimKind::Nickname: return Text::tr("Nickname");
    case token::ClaimKind::GivenName: return Text::tr("First name");
    case token::ClaimKind::FamilyName: return Text::tr("Last name");
    case token::ClaimKind::Picture: return Text::tr("Address of the profile picture");
    case token::ClaimKind::Email: return Text::tr("E-mail address");
    case token::ClaimKind::EmailVerified: return Text::tr("Whether the e-mail address is confirmed");
    case token::ClaimKind::PhoneNumber: return Text::tr("Phone number");
    case token::ClaimKind::PhoneVerified: return Text::tr("Whether the phone number is confirmed");
    case token::ClaimKind::Username: return Text::tr("User name");
    case token::ClaimKind::UpdatedAt: return Text::tr("When the profile last changed");
    case token::ClaimKind::Locale: return Text::tr("Preferred language and region");
    case token::ClaimKind::Custom: return Text::tr("Added by the tenant's own rules");
    case token::ClaimKind::Other: return Text::tr("Not a standard claim");
    }
    return QString();
}

} // namespace accountdesk
