// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"

#include <QList>
#include <QString>

#include <optional>

namespace accountdesk::account {

/// One identity as a way to sign in.
struct WayIn
{
    enum class Verified { Yes, No, Unknown };

    QString provider;
    QString connection;
    QString identityId;
    QString label;              ///< e-mail, phone, user name or name of its profile; may be empty
    Verified verified = Verified::Unknown; ///< its e-mail or phone
    bool isPrimary = false;
    bool isDatabase = false;    ///< signs in with a password
    bool isRemoved = false;     ///< by the plan

    bool operator==(const WayIn &) const = default;
};

/// Something that stands between a password and the account.
struct SecondFactor
{
    enum class Source { Enrollment, Profile };

    Source source = Source::Enrollment;
    QString id;                 ///< of the enrollment; empty from the profile
    QString name;               ///< the provider's or method's word, as the API spells it
    QString label;              ///< device or masked phone; may be empty
    bool isConfirmed = true;
    bool isRemoved = false;     ///< by the plan

    bool operator==(const SecondFactor &) const = default;
};

/// What a person wants to take away: an identity or a factor's provider.
struct PlannedRemoval
{
    std::optional<api::Identity> identity;
    QString factorProvider;

    static PlannedRemoval ofIdentity(const api::Identity &identity) { return {identity, {}}; }
    static PlannedRemoval ofFactor(const QString &provider) { return {std::nullopt, provider}; }
};

/// Which ways in remain after a removal, and what cannot be known from here.
struct Lockout
{
    enum class Risk {
        None,
        LastWayIn,          ///< nothing known remains
        UnverifiedOnly,     ///< what remains has an unverified or unknown address
        PrimaryIdentity,    ///< the tenant refuses to remove the primary
        LastFactor,         ///< no second factor known remains
    };
    enum class Unknown {
        Passkeys,           ///< are not listed for the person
        OtherEnrollments,   ///< only the first confirmed one is listed
        EnrollmentsUnread,  ///< the list could not be read (yet)
        DisabledConnections, ///< whether the tenant still offers a connection
        PasswordKnown,      ///< whether the person knows the password
        FactorRequired,     ///< whether the tenant demands a second factor at the next sign-in
    };

    QList<WayIn> ways;          ///< as they are now, the primary first
    QList<SecondFactor> factors;
    QList<Risk> risks;          ///< worst first; never empty
    QList<Unknown> unknowns;

    QList<WayIn> remainingWays() const;
    QList<SecondFactor> remainingFactors() const;
    bool operator==(const Lockout &) const = default;
};

Lockout lockoutOf(const api::User &user, const std::optional<QList<api::Enrollment>> &enrollments,
                  const PlannedRemoval &plan);

} // namespace accountdesk::account
