// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/knownerrors.h"

#include <QCoreApplication>
#include <QList>

namespace accountdesk {

namespace {

using Kind = Error::Kind;

struct Known
{
    const char *code;   ///< Auth0's errorCode, or empty
    const char *part;   ///< of the message, or empty
    KnownError text;
};
using Table = QList<Known>;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::KnownErrorText)

public:
    static QString wrongProgram();
    static QString askAdministrator();
    static QString signInAgain();
    static QString readAgain();
};

QString Text::wrongProgram()
{
    return tr("It may be a fault of this program: try a newer version.");
}

QString Text::askAdministrator()
{
    return tr("Ask whoever runs the tenant.");
}

QString Text::signInAgain()
{
    return tr("Sign in again.");
}

QString Text::readAgain()
{
    return tr("Read your account again and see what it holds now.");
}

Table signInErrors()
{
    return {
        {"", "user is blocked",
         {Text::tr("The tenant has blocked the account that was chosen."),
          Text::tr("Choose another one, or ask whoever runs the tenant.")}},
        {"", "Service not found",
         {Text::tr("The tenant does not know the API that was asked for."),
          Text::tr("Check the tenant's domain and the audience.")}},
    };
}

Table tokenErrors()
{
    return {
        {"", "Expired token", {Text::tr("Your token has ended."), Text::signInAgain()}},
        {"", "Invalid signature received",
         {Text::tr("Your token is not one of this tenant."), Text::signInAgain()}},
        {"", "Bad audience",
         {Text::tr("Your token is for another API or another domain of the tenant."),
          Text::tr("Check the tenant's domain and the audience, then sign in again.")}},
        {"Bearer", "Bad HTTP authentication header",
         {Text::tr("Your token is not one for this API."),
          Text::tr("Check the audience, then sign in again.")}},
        {"", "Missing authentication",
         {Text::tr("The request came without a token."), Text::signInAgain()}},
        {"", "Client is not global",
         {Text::tr("This application may not use the account API."), Text::askAdministrator()}},
        {"", "Invalid token", {Text::tr("Your token is not accepted."), Text::signInAgain()}},
        {"", "Username is malformed",
         {Text::tr("The tenant wanted a user name and password instead of a token."),
          Text::signInAgain()}},
        {"", "Bad username or password",
         {Text::tr("The tenant wanted a user name and password instead of a token."),
          Text::signInAgain()}},
    };
}

Table permissionErrors()
{
    return {
        {"unowned_resource", "does not match subject",
         {Text::tr("The request was for another account than the one you are signed in to."),
          Text::tr("Sign in as that account, or read this one again.")}},
        {"", "Insufficient scope; expected",
         {Text::tr("Your token lacks a permission."), Text::tr("Ask for it.")}},
        {"", "Insufficient scope, expected",
         {Text::tr("Your token lacks a permission."), Text::tr("Ask for it.")}},
        {"", "Some fields cannot be",
         {Text::tr("Your token may not do this with every field that was named."),
          Text::askAdministrator()}},
        {"insufficient_entitlement", "",
         {Text::tr("The tenant's subscription does not include this."), Text::askAdministrator()}},
        {"insufficient_scope", "",
         {Text::tr("The tenant's subscription or settings do not allow this."),
          Text::askAdministrator()}},
    };
}

Table requestErrors()
{
    return {
        {"invalid_uri", "Path validation error",
         {Text::tr("An id in the request has not the form that the tenant wants."),
          Text::tr("Check what you have pasted or chosen.")}},
        {"", "Invalid request URI",
         {Text::tr("An id in the request has not the form that the tenant wants."),
          Text::tr("Check what you have pasted or chosen.")}},
        {"invalid_query_string", "Query validation error",
         {Text::tr("The tenant does not know an option of the request."), Text::wrongProgram()}},
        {"", "Invalid request query string",
         {Text::tr("The tenant does not know an option of the request."), Text::wrongProgram()}},
        {"invalid_body", "Payload validation error",
         {Text::tr("The tenant does not take a value that was sent; its words name it."),
          Text::tr("Change that value, then try again.")}},
        {"", "Invalid request body",
         {Text::tr("The tenant does not take a value that was sent; its words name it."),
          Text::tr("Change that value, then try again.")}},
    };
}

Table profileErrors()
{
    const QString onlyThere = Text::tr("Change it where you sign in, or ask whoever runs the tenant.");
    return {
        {"", "simultaneously",
         {Text::tr("The tenant changes these only one at a time."), Text::wrongProgram()}},
        {"", "Cannot update email for non-database",
         {Text::tr("Your e-mail address comes from another provider."), onlyThere}},
        {"", "users in a disabled connection",
         {Text::tr("Your sign-in method is switched off at the tenant."),
          Text::askAdministrator()}},
        {"", "Email verification is not supported",
         {Text::tr("Your organization vouches for your e-mail address itself."), onlyThere}},
        {"", "Your account is not allowed to update",
         {Text::tr("The tenant does not let people change these fields."), onlyThere}},
        {"", "user attributes cannot be updated",
         {Text::tr("These fields come from where you sign in."), onlyThere}},
        {"", "user attributes cannot be removed",
         {Text::tr("These fields come from where you sign in and come back each time."),
          onlyThere}},
        {"", "Connection is not supported",
         {Text::tr("Your sign-in method does not allow this."), onlyThere}},
        {"inexistent_connection", "connection does not exist",
         {Text::tr("A sign-in method is no longer there at the tenant."),
          Text::askAdministrator()}},
    };
}

Table linkErrors()
{
    const QString once = Text::tr("Sign in to the second account once more.");
    return {
        {"", "Main identity and the new one are the same",
         {Text::tr("Both sign-ins were to the same account."),
          Text::tr("Sign in with another account the second time.")}},
        {"", "provider/connection is not configured",
         {Text::tr("The tenant no longer offers the second account's sign-in method."),
          Text::askAdministrator()}},
        {"", "Invalid token (link_with)",
         {Text::tr("The proof of the second sign-in is not accepted."), once}},
        {"", "matches that of the calling token's azp",
         {Text::tr("The two sign-ins were made with different applications."), once}},
        {"", "invalid aud claim",
         {Text::tr("The proof of the second sign-in is for another application."), once}},
        {"", "sub claim", {Text::tr("The proof of the second sign-in names no account."), once}},
        {"", "alg of RS256",
         {Text::tr("The tenant signs this application's tokens in a way that cannot be used for "
                   "linking."),
          Text::tr("Ask whoever runs the tenant to switch the application to RS256.")}},
        {"", "same issuer",
         {Text::tr("The second sign-in was at another tenant, or another domain of it."), once}},
        {"", "inexistent identity",
         {Text::tr("The second account does not exist at the tenant."), once}},
        {"", "Unable to link with the secondary",
         {Text::tr("The tenant cannot link the second account."), Text::readAgain()}},
        {"", "secondary account not found",
         {Text::tr("The second account does not exist any more."), once}},
        {"", "Specified identity already exists",
         {Text::tr("That sign-in method is linked to an account already."), Text::readAgain()}},
        {"", "Main identity cannot be removed",
         {Text::tr("The first sign-in method is the account itself and stays."),
          Text::tr("Unlink another one.")}},
    };
}

Table deviceErrors()
{
    return {
        {"", "Cannot create device credentials",
         {Text::tr("The tenant does not let you, or this application, register devices."),
          Text::askAdministrator()}},
        {"", "Cannot retrieve device credentials",
         {Text::tr("The tenant does not let you list devices."), Text::askAdministrator()}},
        {"", "Must provide client_id",
         {Text::tr("The tenant lists devices only of one application."), Text::wrongProgram()}},
        {"", "public key already exists",
         {Text::tr("The tenant has this device's key already."),
          Text::tr("Nothing more is to be done.")}},
    };
}

Table tenantErrors()
{
    return {
        {"inexistent_user", "User not found",
         {Text::tr("Your account is no longer there: it was deleted or merged into another."),
          Text::tr("Sign in again; if that makes a new, empty account, ask whoever runs the "
                   "tenant.")}},
        {"", "The user does not exist",
         {Text::tr("Your account is no longer there: it was deleted or merged into another."),
          Text::tr("Sign in again; if that makes a new, empty account, ask whoever runs the "
                   "tenant.")}},
        {"enrollment_not_found", "Enrollment not found",
         {Text::tr("That second factor is no longer there."), Text::readAgain()}},
        {"custom_domain_conflict", "multiple verified custom domains",
         {Text::tr("The tenant has several domains and cannot tell which one is meant."),
          Text::askAdministrator()}},
        {"too_many_requests", "Too many requests",
         {Text::tr("The tenant wants fewer requests for a while; everybody there shares the limit."),
          Text::tr("Wait a minute, then try again.")}},
        {"", "Global limit has been reached",
         {Text::tr("The tenant wants fewer requests for a while; everybody there shares the limit."),
          Text::tr("Wait a minute, then try again.")}},
    };
}

bool matches(const Known &known, const Error &error)
{
    const QLatin1String code(known.code);
    const QLatin1String part(known.part);
    return (!code.isEmpty() && error.code == code)
        || (!part.isEmpty() && error.detail.contains(part, Qt::CaseInsensitive));
}

/// Only these have the server's own words for a reason.
bool isRefusal(Kind kind)
{
    return kind == Kind::Unauthorized || kind == Kind::MissingScope || kind == Kind::NotFound
        || kind == Kind::Conflict || kind == Kind::Rejected || kind == Kind::RateLimited;
}

} // namespace

std::optional<KnownError> knownError(const Error &error)
{
    // A refusal that came through the browser has a code but no status.
    if (!isRefusal(error.kind) || (error.httpStatus == 0 && error.code.isEmpty()))
        return std::nullopt;
    for (const auto &table : {signInErrors, linkErrors, tokenErrors, permissionErrors, requestErrors,
                              profileErrors, deviceErrors, tenantErrors}) {
        for (const Known &known : table()) {
            if (matches(known, error))
                return known.text;
        }
    }
    return std::nullopt;
}

} // namespace accountdesk
