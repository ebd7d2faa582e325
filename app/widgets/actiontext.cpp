// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actiontext.h"

#include "catalogue/lookup.h"

#include <QCoreApplication>

namespace accountdesk {

using catalogue::Action;
using catalogue::Capability;

namespace {

struct ActionText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::ActionText)
};

} // namespace

QString actionTitle(Action action)
{
    switch (action) {
    case Action::ReadUser: return ActionText::tr("See your profile");
    case Action::ReadEnrollments: return ActionText::tr("See your second factors");
    case Action::SaveMetadata: return ActionText::tr("Change your data");
    case Action::LinkIdentity: return ActionText::tr("Link a sign-in method");
    case Action::UnlinkIdentity: return ActionText::tr("Unlink a sign-in method");
    case Action::RemoveMultifactor: return ActionText::tr("Remove a second factor");
    case Action::CreateDeviceCredential: return ActionText::tr("Register a device");
    case Action::DeleteDeviceCredential: return ActionText::tr("Remove a device");
    }
    return {};
}

QString actionTitles(const QList<Action> &actions)
{
    constexpr qsizetype most = 3;
    QStringList titles;
    for (const Action action : actions)
        titles.append(actionTitle(action));
    titles.removeDuplicates();
    return titles.size() > most ? QString() : titles.join(ActionText::tr(", "));
}

QString actionSentence(Action action)
{
    switch (action) {
    case Action::ReadUser:
        return ActionText::tr("Fetches everything the tenant tells you of yourself.");
    case Action::ReadEnrollments:
        return ActionText::tr("Fetches the second factor that the tenant knows of you.");
    case Action::SaveMetadata:
        return ActionText::tr("Saves what applications keep about you and you may change.");
    case Action::LinkIdentity:
        return ActionText::tr("Adds another way to sign in to this account.");
    case Action::UnlinkIdentity: return ActionText::tr("Takes a way to sign in off this account.");
    case Action::RemoveMultifactor:
        return ActionText::tr("Removes a second factor; then the first step of signing in is enough.");
    case Action::CreateDeviceCredential:
        return ActionText::tr("Registers a key of this computer with your account.");
    case Action::DeleteDeviceCredential:
        return ActionText::tr("Takes a device's key off your account.");
    }
    return {};
}

QString capabilityWord(Capability capability)
{
    switch (capability) {
    case Capability::Available: return ActionText::tr("Allowed");
    case Capability::NotGranted: return ActionText::tr("Not asked for");
    case Capability::RefusedByTenant: return ActionText::tr("Refused");
    case Capability::Offline: return ActionText::tr("Offline");
    case Capability::SignedOut: return ActionText::tr("Signed out");
    case Capability::Unknown: return ActionText::tr("Not known yet");
    }
    return {};
}

QString capabilityReason(Capability capability, Action action)
{
    const QString scopes = catalogue::anyOf(action).join(QLatin1String(", "));
    switch (capability) {
    case Capability::Available:
        return ActionText::tr("Your token has the permission %1.").arg(scopes);
    case Capability::NotGranted:
        return ActionText::tr("Your token lacks the permission %1. You can ask for it.")
            .arg(scopes);
    case Capability::RefusedByTenant:
        return ActionText::tr("Your token has the permission %1, but the tenant refused. "
                              "Whoever runs the tenant can change that.").arg(scopes);
    case Capability::Offline:
        return ActionText::tr("There is no connection to the tenant right now.");
    case Capability::SignedOut: return ActionText::tr("You are signed out.");
    case Capability::Unknown: return ActionText::tr("No answer has come yet.");
    }
    return {};
}

Badge::Tone capabilityTone(Capability capability)
{
    switch (capability) {
    case Capability::Available: return Badge::Tone::Good;
    case Capability::RefusedByTenant: return Badge::Tone::Bad;
    case Capability::Offline: return Badge::Tone::Warning;
    case Capability::NotGranted:
    case Capability::SignedOut:
    case Capability::Unknown: break;
    }
    return Badge::Tone::Neutral;
}

QString actionEndpoint(Action action)
{
    const catalogue::Row &row = catalogue::row(action);
    return QStringLiteral("%1 %2").arg(
        QString::fromLatin1(catalogue::verbName(row.verb)),
        QString::fromLatin1(row.path.data(), qsizetype(row.path.size())));
}

} // namespace accountdesk
