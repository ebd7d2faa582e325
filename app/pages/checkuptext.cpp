// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checkuptext.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

using Topic = CheckupFinding::Topic;
using Severity = CheckupFinding::Severity;
using Remedy = CheckupFinding::Remedy;

struct Checkup
{
    Q_DECLARE_TR_FUNCTIONS(Checkup)

public:
    static QString title(Topic topic);
    static QString sentence(const CheckupFinding &finding);
    static QString button(const CheckupFinding &finding);
    static QString severityWord(Severity severity);
};

QString Checkup::title(Topic topic)
{
    switch (topic) {
    case Topic::TokenEnded: return tr("Your access token has ended");
    case Topic::TokenEnding: return tr("Your access token ends within ten minutes");
    case Topic::ApiUnusable: return tr("Your tenant's account API cannot be used");
    case Topic::ReadingNotGranted: return tr("This program may not read your account");
    case Topic::EmailMissing: return tr("Your account has no e-mail address");
    case Topic::EmailUnverified: return tr("Your e-mail address is not verified");
    case Topic::NoSecondFactor: return tr("No second factor");
    case Topic::OneWayIn: return tr("Only one way to sign in");
    case Topic::DeviceUnfinished: return tr("Work on a device was interrupted");
    case Topic::MoreToAskFor: return tr("There is more this program can do");
    case Topic::EmailFine: return tr("Your e-mail address is verified");
    case Topic::FactorsFine: return tr("A second factor protects you");
    case Topic::WaysInFine: return tr("More than one way to sign in");
    }
    return {};
}

QString Checkup::sentence(const CheckupFinding &finding)
{
    switch (finding.topic) {
    case Topic::TokenEnded:
        return tr(
            "What you see stays, but nothing can be read or changed until you sign in again.");
    case Topic::TokenEnding: return tr("Sign in again now and go on without a break.");
    case Topic::ApiUnusable:
        return tr("Only what your ID token says is shown here. The Token page says more.");
    case Topic::ReadingNotGranted:
        return tr("You signed in without the permission to read your profile and factors.");
    case Topic::EmailMissing: return tr("Password resets and notices cannot reach you by e-mail.");
    case Topic::EmailUnverified:
        return tr("Until you follow the link in your tenant's message, password resets may not "
                  "reach you.");
    case Topic::NoSecondFactor:
        return tr("Your tenant names no confirmed factor. Whoever gets hold of your sign-in method "
                  "is in.");
    case Topic::OneWayIn:
        return tr("Your only way in is %1. If you lose it, you are locked out.")
            .arg(finding.subject);
    case Topic::DeviceUnfinished:
        return tr("Registering or deleting a key of this computer was not finished. The Devices page "
                  "says what is left and does it.");
    case Topic::MoreToAskFor:
        return tr("%1 of its actions need permissions that it did not ask for at sign-in.")
            .arg(finding.subject);
    case Topic::EmailFine: return tr("Password resets and notices reach you.");
    case Topic::FactorsFine: return tr("Your sign-in method alone is not enough to get in.");
    case Topic::WaysInFine:
        return tr("If you lose one of your %1 sign-in methods, another still lets you in.")
            .arg(finding.subject);
    }
    return {};
}

QString Checkup::button(const CheckupFinding &finding)
{
    switch (finding.remedy) {
    case Remedy::SignInAgain: return tr("Sign in again");
    case Remedy::AskFor:
        return finding.topic == Topic::MoreToAskFor ? tr("Ask for all") : tr("Ask for it");
    case Remedy::OpenProfile: return tr("See it in Profile");
    case Remedy::OpenIdentities:
        return finding.topic == Topic::OneWayIn ? tr("Link another") : tr("See sign-in methods");
    case Remedy::OpenEnrollments: return tr("See multi-factor");
    case Remedy::OpenToken: return tr("Look at the token");
    case Remedy::OpenDevices: return tr("See it in Devices");
    }
    return {};
}

QString Checkup::severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Bad: return tr("At risk");
    case Severity::Warning: return tr("Attention");
    case Severity::Hint: return tr("Hint");
    case Severity::Good: return tr("Fine");
    }
    return {};
}

} // namespace

CheckupText checkupText(const CheckupFinding &finding)
{
    return { Checkup::title(finding.topic), Checkup::sentence(finding), Checkup::button(finding) };
}

QString severityWord(CheckupFinding::Severity severity)
{
    return Checkup::severityWord(severity);
}

Badge::Tone severityTone(CheckupFinding::Severity severity)
{
    switch (severity) {
    case Severity::Bad: return Badge::Tone::Bad;
    case Severity::Warning: return Badge::Tone::Warning;
    case Severity::Hint: return Badge::Tone::Accent;
    case Severity::Good: return Badge::Tone::Good;
    }
    return Badge::Tone::Neutral;
}

} // namespace accountdesk
