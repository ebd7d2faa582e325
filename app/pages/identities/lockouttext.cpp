// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/lockouttext.h"

#include "pages/enrollments/factortext.h"
#include "pages/providertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace accountdesk {

using account::Lockout;
using account::SecondFactor;
using account::WayIn;

namespace {

constexpr int mostTiles = 5;

struct LockoutText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Lockout)
};

RiskText harmless(const Lockout &lockout)
{
    const int ways = static_cast<int>(lockout.remainingWays().size());
    const int factors = static_cast<int>(lockout.remainingFactors().size());
    const bool isFactorPlan = lockout.ways.size() == ways;
    return {Badge::Tone::Good, LockoutText::tr("Looks safe"),
            isFactorPlan ? LockoutText::tr("%n second factor(s) remain", nullptr, factors)
                         : LockoutText::tr("%n way(s) to sign in remain", nullptr, ways),
            isFactorPlan ? LockoutText::tr("Your account stays protected by more than a password.")
                         : LockoutText::tr("As far as can be seen from here you still get in.")};
}

WaysIn::Tile tileOf(const WayIn &way)
{
    QString detail = way.label.isEmpty() ? way.identityId : way.label;
    if (way.verified == WayIn::Verified::No)
        detail = LockoutText::tr("%1, not verified").arg(detail);
    return {wayName(way), detail, way.isRemoved, false};
}

WaysIn::Tile tileOf(const SecondFactor &factor)
{
    QString detail = factor.label;
    if (factor.source == SecondFactor::Source::Profile)
        detail = LockoutText::tr("named by your profile only");
    else if (!factor.isConfirmed)
        detail = detail.isEmpty() ? LockoutText::tr("not confirmed")
                                  : LockoutText::tr("%1, not confirmed").arg(detail);
    return {factorTitle(factor), detail, factor.isRemoved, false};
}

template <typename T>
QList<WaysIn::Tile> tilesOf(const QList<T> &all)
{
    QList<WaysIn::Tile> tiles;
    QList<WaysIn::Tile> late;
    for (const T &one : all) {
        if (tiles.size() < mostTiles)
            tiles.append(tileOf(one));
        else if (one.isRemoved)
            late.append(tileOf(one));
    }
    const auto rest = static_cast<int>(all.size() - tiles.size() - late.size());
    tiles += late;
    if (rest > 0)
        tiles.append({LockoutText::tr("And %n more", nullptr, rest), {}, false, false});
    return tiles;
}

bool hasPassword(const Lockout &lockout)
{
    return std::any_of(lockout.ways.cbegin(), lockout.ways.cend(),
                       [](const account::WayIn &way) { return way.isDatabase; });
}

} // namespace

RiskText riskText(Lockout::Risk risk, const Lockout &lockout)
{
    switch (risk) {
    case Lockout::Risk::None: return harmless(lockout);
    case Lockout::Risk::LastWayIn:
        return {Badge::Tone::Bad, LockoutText::tr("Locked out"),
                LockoutText::tr("No known way to sign in remains"),
                LockoutText::tr("Only whoever runs the tenant could let you in again.")};
    case Lockout::Risk::UnverifiedOnly:
        return {Badge::Tone::Warning, LockoutText::tr("Careful"),
                LockoutText::tr("What remains has no address that is known to be verified"),
                LockoutText::tr("If you forget how to sign in with it, nobody can prove that it is "
                                "yours. Verify an address first if you can.")};
    case Lockout::Risk::PrimaryIdentity:
        return {Badge::Tone::Bad, LockoutText::tr("Refused"),
                LockoutText::tr("This is the primary sign-in method"),
                LockoutText::tr("The account is its, so the tenant does not let it go.")};
    case Lockout::Risk::LastFactor:
        return {Badge::Tone::Warning, LockoutText::tr("Less safe"),
                LockoutText::tr("No known second factor remains"),
                hasPassword(lockout)
                    ? LockoutText::tr("Whoever knows your password, or gets into the account that "
                                      "you sign in with, is in this one too.")
                    : LockoutText::tr("Whoever gets into the account that you sign in with, is in "
                                      "this one too.")};
    }
    return {};
}

QString unknownText(Lockout::Unknown unknown)
{
    switch (unknown) {
    case Lockout::Unknown::Passkeys:
        return LockoutText::tr("Whether you have passkeys: the tenant does not list them here.");
    case Lockout::Unknown::OtherEnrollments:
        return LockoutText::tr("Whether you have more second factors: Auth0 tells only of the "
                               "first confirmed one.");
    case Lockout::Unknown::EnrollmentsUnread:
        return LockoutText::tr("Which second factors you have: they could not be read.");
    case Lockout::Unknown::DisabledConnections:
        return LockoutText::tr("Whether the tenant still offers what remains on its sign-in page.");
    case Lockout::Unknown::PasswordKnown:
        return LockoutText::tr("Whether you still know the password of what remains.");
    case Lockout::Unknown::FactorRequired:
        return LockoutText::tr("Whether the tenant demands a second factor: then it makes you set "
                               "up a new one at the next sign-in.");
    }
    return {};
}

QString wayName(const WayIn &way)
{
    return providerName(way.provider);
}

QString factorTitle(const SecondFactor &factor)
{
    const QString name = factorName(factor.name);
    return name == factor.name ? factorProviderName(factor.name) : name;
}

WaysIn::Picture waysPicture(const Lockout &lockout, const QString &account, bool hasPlan)
{
    return {tilesOf(lockout.ways), tilesOf(lockout.factors), account, hasPlan};
}

} // namespace accountdesk
