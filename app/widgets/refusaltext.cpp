// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/refusaltext.h"

#include "account/accountstore.h"
#include "auth/session.h"
#include "catalogue/lookup.h"
#include "widgets/actiontext.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QStringList>

namespace accountdesk {

using catalogue::Action;

namespace {

struct RefusalText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::RefusalText)
};

QString list(const QStringList &scopes)
{
    return scopes.join(QLatin1String(", "));
}

bool speaksOfThePlan(const Error &error)
{
    return error.code == QLatin1String("insufficient_entitlement")
        || error.detail.contains(QLatin1String("subscription"), Qt::CaseInsensitive);
}

/// Contract sections 1.6 and 2.1.
QString whatToSwitchOn(const account::Refusal &refusal)
{
    if (speaksOfThePlan(refusal.error))
        return RefusalText::tr("The answer speaks of the tenant's subscription: please look in the "
                               "dashboard under Settings > Subscription whether it includes this.");
    switch (refusal.action) {
    case Action::RemoveMultifactor:
        return RefusalText::tr(
            "Newer tenants do not let people remove a factor in this way any more. Please remove "
            "it for me (dashboard: User Management > Users > my account > Multi-Factor "
            "Authentication), or switch on the My Account API (Applications > APIs) and allow this "
            "application to use it.");
    case Action::ReadUser:
    case Action::ReadEnrollments:
    case Action::SaveMetadata:
    case Action::LinkIdentity:
    case Action::UnlinkIdentity:
    case Action::CreateDeviceCredential:
    case Action::DeleteDeviceCredential: break;
    }
    return RefusalText::tr("Please look in the dashboard under Applications > APIs > Auth0 "
                           "Management API whether users of this application may use it with the "
                           "permission %1, and whether an Action, a rule or an access policy of "
                           "the tenant forbids it.").arg(list(catalogue::askFor(refusal.action)));
}

} // namespace

QString requestToAdministrator(const account::Refusal &refusal,
                               const RefusedApplication &application)
{
    const Error &error = refusal.error;
    QStringList lines{
        RefusalText::tr("Hello,"), {},
        RefusalText::tr("in the application Account Desk I may not do this with my own account, "
                        "although I was given the permission for it: %1")
            .arg(actionTitle(refusal.action)),
        {},
        RefusalText::tr("Tenant: %1").arg(application.issuer),
        RefusalText::tr("Client ID: %1").arg(application.clientId),
        RefusalText::tr("Request: %1").arg(actionEndpoint(refusal.action)),
        RefusalText::tr("Permission that I have: %1").arg(list(catalogue::anyOf(refusal.action)))};
    if (!refusal.expected.isEmpty())
        lines.append(RefusalText::tr("Permissions that would do: %1").arg(list(refusal.expected)));
    lines.append(RefusalText::tr("Answer: HTTP %1 %2").arg(error.httpStatus).arg(error.code));
    if (!error.detail.isEmpty())
        lines.append(RefusalText::tr("In its words: “%1”").arg(error.detail));
    lines.append(RefusalText::tr("First seen: %1").arg(refusal.at.toUTC().toString(Qt::ISODate)));
    lines += QStringList{{}, whatToSwitchOn(refusal), {}, RefusalText::tr("Thank you.")};
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString copyRequestToAdministrator(const account::AccountStore &store, const auth::Session &session,
                                   Action action)
{
    const std::optional<account::Refusal> refusal = store.refusalOf(action);
    if (!refusal)
        return {};
    const config::Tenant &tenant = session.tenant();
    QGuiApplication::clipboard()->setText(
        requestToAdministrator(*refusal, {tenant.issuer, tenant.clientId}));
    return RefusalText::tr("The request is copied. Paste it into a message to whoever runs the "
                           "tenant.");
}

std::optional<account::Refusal> refusalIn(const account::AccountStore &store, Action action,
                                          const Error &error)
{
    return error.httpStatus == 403 ? store.refusalOf(action) : std::nullopt;
}

Banner::Message refusalMessage(const account::Refusal &refusal)
{
    constexpr int most = 400;
    const Error &error = refusal.error;
    Banner::Message message;
    message.severity = Banner::Severity::Failure;
    message.what = RefusalText::tr("Your tenant refuses “%1”").arg(actionTitle(refusal.action));
    QStringList why{capabilityReason(catalogue::Capability::RefusedByTenant, refusal.action)};
    if (!error.detail.isEmpty())
        why.append(RefusalText::tr("In its words: “%1”").arg(error.detail.left(most)));
    why.append(RefusalText::tr("(HTTP %1)").arg(error.httpStatus));
    message.why = why.join(QLatin1Char(' '));
    message.action = copyRequestVerb();
    if (error.exchange)
        message.requestId = QString::number(error.exchange);
    return message;
}

QString copyRequestVerb()
{
    return RefusalText::tr("Copy request to the administrator");
}

} // namespace accountdesk
