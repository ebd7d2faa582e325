// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checkup.h"

#include <algorithm>

namespace accountdesk {

namespace {

using catalogue::Action;
using catalogue::Capability;
using Topic = CheckupFinding::Topic;
using Severity = CheckupFinding::Severity;
using Remedy = CheckupFinding::Remedy;

constexpr qint64 endingSoonSeconds = 10 * 60;

bool isReading(Action action)
{
    return action == Action::ReadUser || action == Action::ReadEnrollments;
}

void lookAtToken(const CheckupData &data, QList<CheckupFinding> &findings)
{
    if (!data.tokenSecondsLeft || *data.tokenSecondsLeft > endingSoonSeconds)
        return;
    const bool hasEnded = *data.tokenSecondsLeft <= 0;
    findings.append({ hasEnded ? Topic::TokenEnded : Topic::TokenEnding,
                      hasEnded ? Severity::Bad : Severity::Warning,
                      Remedy::SignInAgain,
                      {},
                      {} });
}

void lookAtPermissions(const CheckupData &data, QList<CheckupFinding> &findings)
{
    if (!data.isApiUsable) {
        findings.append({ Topic::ApiUnusable, Severity::Bad, Remedy::OpenToken, {}, {} });
        return;
    }
    QList<Action> reading;
    QList<Action> others;
    for (const auto &[action, capability] : data.capabilities) {
        if (capability == Capability::NotGranted)
            (isReading(action) ? reading : others).append(action);
    }
    if (!reading.isEmpty())
        findings.append(
            { Topic::ReadingNotGranted, Severity::Warning, Remedy::AskFor, reading, {} });
    if (!others.isEmpty())
        findings.append({ Topic::MoreToAskFor, Severity::Hint, Remedy::AskFor, others,
                          QString::number(others.size()) });
}

void lookAtEmail(const CheckupData &data, QList<CheckupFinding> &findings)
{
    if (!data.hasEmail)
        return;
    if (!*data.hasEmail)
        findings.append({ Topic::EmailMissing, Severity::Hint, Remedy::OpenProfile, {}, {} });
    else if (data.isEmailVerified == true)
        findings.append({ Topic::EmailFine, Severity::Good, Remedy::OpenProfile, {}, {} });
    else
        findings.append({ Topic::EmailUnverified, Severity::Warning, Remedy::OpenProfile, {}, {} });
}

void lookAtFactors(const CheckupData &data, QList<CheckupFinding> &findings)
{
    if (!data.confirmedFactors)
        return;
    const bool isFine = *data.confirmedFactors > 0;
    findings.append({ isFine ? Topic::FactorsFine : Topic::NoSecondFactor,
                      isFine ? Severity::Good : Severity::Bad,
                      Remedy::OpenEnrollments,
                      {},
                      {} });
}

void lookAtWaysIn(const CheckupData &data, QList<CheckupFinding> &findings)
{
    if (!data.signInMethods)
        return;
    if (*data.signInMethods > 1) {
        findings.append({ Topic::WaysInFine,
                          Severity::Good,
                          Remedy::OpenIdentities,
                          {},
                          QString::number(*data.signInMethods) });
        return;
    }
    findings.append(
        { Topic::OneWayIn, Severity::Warning, Remedy::OpenIdentities, {}, data.onlyMethod });
}

void lookAtDevices(const CheckupData &data, QList<CheckupFinding> &findings)
{
    if (data.hasUnfinishedDevice)
        findings.append({ Topic::DeviceUnfinished, Severity::Warning, Remedy::OpenDevices, {}, {} });
}

} // namespace

QList<CheckupFinding> checkUp(const CheckupData &data)
{
    QList<CheckupFinding> findings;
    lookAtToken(data, findings);
    lookAtPermissions(data, findings);
    lookAtEmail(data, findings);
    lookAtFactors(data, findings);
    lookAtWaysIn(data, findings);
    lookAtDevices(data, findings);
    std::stable_sort(findings.begin(), findings.end(), [](const auto &a, const auto &b) {
        return std::pair(a.severity, a.topic) < std::pair(b.severity, b.topic);
    });
    return findings;
}

} // namespace accountdesk
