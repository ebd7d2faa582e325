// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/lockout.h"

#include <algorithm>

namespace accountdesk::account {

namespace {

WayIn::Verified verified(const json::Value &answer)
{
    if (!answer.isBool())
        return WayIn::Verified::Unknown;
    return answer.toBool() ? WayIn::Verified::Yes : WayIn::Verified::No;
}

WayIn::Verified verified(const std::optional<bool> &answer)
{
    if (!answer)
        return WayIn::Verified::Unknown;
    return *answer ? WayIn::Verified::Yes : WayIn::Verified::No;
}

/// The name and address by which a person knows it: those of its profile; before any linking the
/// primary has none and the user's own are meant.
void describe(WayIn &way, const api::Identity &identity, const api::User &user)
{
    const json::Value profile = identity.profileData;
    if (profile.isObject()) {
        const bool isPhone = !profile[u"email"].isString();
        way.verified = verified(profile[isPhone ? u"phone_verified" : u"email_verified"]);
        for (const QStringView name : {u"email", u"phone_number", u"username", u"name"}) {
            if (way.label.isEmpty())
                way.label = profile[name].toString();
        }
    } else if (way.isPrimary) {
        way.verified = verified(user.email ? user.emailVerified : user.phoneVerified);
        for (const auto &name : {user.email, user.phoneNumber, user.username, user.name}) {
            if (way.label.isEmpty())
                way.label = name.value_or(QString());
        }
    }
}

QList<WayIn> waysOf(const api::User &user, const PlannedRemoval &plan)
{
    QList<WayIn> ways;
    for (const api::Identity &identity : user.identities) {
        WayIn way;
        way.provider = identity.provider;
        way.connection = identity.connection;
        way.identityId = identity.userId;
        way.isPrimary = ways.isEmpty();
        way.isDatabase = identity.provider == u"auth0";
        way.isRemoved = plan.identity && plan.identity->fullId() == identity.fullId();
        describe(way, identity, user);
        ways.append(way);
    }
    return ways;
}

/// Whether the profile's word for a factor means this enrollment (contract section 1.3, 1.6).
bool means(const QString &provider, const api::Enrollment &enrollment)
{
    const QString method = enrollment.authMethod.value_or(enrollment.type);
    if (provider == u"google-authenticator")
        return method == u"authenticator";
    return provider == u"guardian" && method != u"authenticator";
}

QList<SecondFactor> factorsOf(const api::User &user,
                              const std::optional<QList<api::Enrollment>> &enrollments,
                              const PlannedRemoval &plan)
{
    using Source = SecondFactor::Source;
    const QList<api::Enrollment> listed = enrollments.value_or(QList<api::Enrollment>());
    QList<SecondFactor> factors;
    for (const api::Enrollment &one : listed) {
        factors.append({Source::Enrollment, one.id, one.authMethod.value_or(one.type),
                        one.name.value_or(one.phoneNumber.value_or(QString())),
                        one.status == u"confirmed",
                        !plan.factorProvider.isEmpty() && means(plan.factorProvider, one)});
    }
    for (const QString &provider : user.multifactor) {
        const bool isListed
            = std::any_of(listed.cbegin(), listed.cend(), [&provider](const api::Enrollment &one) {
                  return means(provider, one);
              });
        if (!isListed)
            factors.append({Source::Profile, {}, provider, {}, true,
                            provider == plan.factorProvider});
    }
    return factors;
}

QList<Lockout::Risk> risksOf(const Lockout &lockout, const PlannedRemoval &plan)
{
    using Risk = Lockout::Risk;
    QList<Risk> risks;
    const QList<WayIn> ways = lockout.remainingWays();
    if (plan.identity) {
        const bool losesPrimary = !lockout.ways.isEmpty() && lockout.ways.first().isRemoved;
        if (ways.isEmpty())
            risks.append(Risk::LastWayIn);
        if (losesPrimary)
            risks.append(Risk::PrimaryIdentity);
        const bool hasVerified = std::any_of(ways.cbegin(), ways.cend(), [](const WayIn &way) {
            return way.verified == WayIn::Verified::Yes;
        });
        if (!ways.isEmpty() && !hasVerified)
            risks.append(Risk::UnverifiedOnly);
    }
    const QList<SecondFactor> factors = lockout.remainingFactors();
    const bool keepsFactor
        = std::any_of(factors.cbegin(), factors.cend(),
                      [](const SecondFactor &factor) { return factor.isConfirmed; });
    if (!plan.factorProvider.isEmpty() && !keepsFactor)
        risks.append(Risk::LastFactor);
    return risks.isEmpty() ? QList<Risk>{Risk::None} : risks;
}

QList<Lockout::Unknown> unknownsOf(const Lockout &lockout, bool areEnrollmentsRead,
                                   const PlannedRemoval &plan)
{
    using Unknown = Lockout::Unknown;
    const QList<WayIn> ways = lockout.remainingWays();
    QList<Unknown> unknowns{Unknown::Passkeys, areEnrollmentsRead ? Unknown::OtherEnrollments
                                                                  : Unknown::EnrollmentsUnread};
    if (!ways.isEmpty())
        unknowns.append(Unknown::DisabledConnections);
    if (std::any_of(ways.cbegin(), ways.cend(), [](const WayIn &way) { return way.isDatabase; }))
        unknowns.append(Unknown::PasswordKnown);
    if (!plan.factorProvider.isEmpty())
        unknowns.append(Unknown::FactorRequired);
    return unknowns;
}

template <typename T>
QList<T> remaining(QList<T> all)
{
    all.removeIf([](const T &one) { return one.isRemoved; });
    return all;
}

} // namespace

QList<WayIn> Lockout::remainingWays() const
{
    return remaining(ways);
}

QList<SecondFactor> Lockout::remainingFactors() const
{
    return remaining(factors);
}

Lockout lockoutOf(const api::User &user, const std::optional<QList<api::Enrollment>> &enrollments,
                  const PlannedRemoval &plan)
{
    Lockout lockout;
    lockout.ways = waysOf(user, plan);
    lockout.factors = factorsOf(user, enrollments, plan);
    lockout.risks = risksOf(lockout, plan);
    lockout.unknowns = unknownsOf(lockout, enrollments.has_value(), plan);
    return lockout;
}

} // namespace accountdesk::account
