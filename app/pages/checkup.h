// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/capability.h"

#include <QList>
#include <QString>

#include <map>
#include <optional>

namespace accountdesk {

/// What the check-up looks at. Nothing means: not known (yet), and no finding comes of it.
struct CheckupData
{
    std::optional<bool> hasEmail;
    std::optional<bool> isEmailVerified;
    std::optional<qsizetype> confirmedFactors;
    std::optional<qsizetype> signInMethods;
    QString onlyMethod; ///< the provider's name for people
    bool hasUnfinishedDevice = false;
    std::optional<qint64> tokenSecondsLeft;
    bool isApiUsable = true;
    std::map<catalogue::Action, catalogue::Capability> capabilities;
};

/// One line of the check-up. What its button does always works now.
struct CheckupFinding
{
    enum class Topic {
        TokenEnded,
        TokenEnding,
        ApiUnusable,
        ReadingNotGranted,
        EmailMissing,
        EmailUnverified,
        NoSecondFactor,
        OneWayIn,
        DeviceUnfinished,
        MoreToAskFor,
        EmailFine,
        FactorsFine,
        WaysInFine,
    };
    enum class Severity { Bad, Warning, Hint, Good };
    enum class Remedy {
        SignInAgain,
        AskFor,
        OpenProfile,
        OpenIdentities,
        OpenEnrollments,
        OpenToken,
        OpenDevices,
    };

    Topic topic = Topic::EmailFine;
    Severity severity = Severity::Good;
    Remedy remedy = Remedy::OpenProfile;
    QList<catalogue::Action> actions; ///< for AskFor
    QString subject; ///< whom or how many the sentence is about
    bool operator==(const CheckupFinding &) const = default;
};

/// Findings, worst first; those of equal weight in the order of Topic.
QList<CheckupFinding> checkUp(const CheckupData &data);

} // namespace accountdesk
