// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errortext.h"

#include "widgets/actiontext.h"
#include "widgets/ruletext.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

using Kind = Error::Kind;

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::ErrorText)
};

QString whatHappened(const Error &error, std::optional<catalogue::Action> action)
{
    if (!action)
        return error.kind == Kind::Cancelled ? ErrorText::tr("Signing in was cancelled")
                                             : ErrorText::tr("Signing in did not work");
    return ErrorText::tr("“%1” did not work").arg(actionTitle(*action));
}

/// Our sentence for the kind; the server's own words come after it.
QString kindSentence(const Error &error)
{
    switch (error.kind) {
    case Kind::Network: return ErrorText::tr("There is no usable connection.");
    case Kind::TimedOut: return ErrorText::tr("No answer came in time.");
    case Kind::Server:
        if (error.rule == QLatin1String("contentType"))
            return ErrorText::tr("A web page came instead of an answer: the API is not there, or "
                                 "the network wants you to sign in to it first.");
        return ErrorText::tr("The tenant has a problem of its own.");
    case Kind::Untrusted: return ErrorText::tr("The answer was not accepted, for your safety.");
    case Kind::Unauthorized: return ErrorText::tr("Your sign-in is no longer accepted.");
    case Kind::MissingScope: return ErrorText::tr("Your token lacks a permission.");
    case Kind::NotFound: return ErrorText::tr("The tenant does not have what was asked for.");
    case Kind::Conflict:
        return ErrorText::tr("The tenant already has something that is in the way.");
    case Kind::Rejected: return ErrorText::tr("The request was refused.");
    case Kind::RateLimited: return ErrorText::tr("The tenant wants fewer requests for a while.");
    case Kind::Malformed: return ErrorText::tr("The answer is not what was agreed.");
    case Kind::SecretStore: return ErrorText::tr("The keychain of this computer did not help.");
    case Kind::UnknownOutcome:
        return ErrorText::tr("The answer was lost; it may have been done or not.");
    case Kind::Cancelled: return ErrorText::tr("Nothing was changed.");
    }
    return {};
}

/// Where nobody has to sign in again, trying again is what to do.
QString nextStep(const Error &error, std::optional<catalogue::Action> action)
{
    if (!action)
        return ErrorText::tr("Try again");
    switch (error.kind) {
    case Kind::Unauthorized: return ErrorText::tr("Sign in again");
    case Kind::MissingScope: return ErrorText::tr("Ask for it");
    case Kind::Network:
    case Kind::TimedOut:
    case Kind::Server:
    case Kind::RateLimited:
    case Kind::Malformed:
    case Kind::NotFound:
    case Kind::UnknownOutcome: return ErrorText::tr("Try again");
    case Kind::Untrusted:
    case Kind::Conflict:
    case Kind::Rejected:
    case Kind::SecretStore:
    case Kind::Cancelled: break;
    }
    return {};
}

QString quoted(const QString &detail)
{
    constexpr int most = 400;
    const QString text = detail.trimmed();
    return text.size() > most ? text.left(most) + QChar(0x2026) : text;
}

} // namespace

Banner::Message errorMessage(const Error &error, std::optional<catalogue::Action> action)
{
    Banner::Message message;
    message.severity = error.kind == Kind::Cancelled ? Banner::Severity::Note
                                                     : Banner::Severity::Failure;
    message.what = whatHappened(error, action);
    const QString rule = ruleSentence(error.rule);
    QStringList why{rule.isEmpty() ? kindSentence(error) : rule};
    // Without an HTTP answer nobody has spoken but this program.
    if (!error.detail.isEmpty() && error.kind != Kind::Cancelled)
        why.append(error.httpStatus ? ErrorText::tr("In its words: “%1”").arg(quoted(error.detail))
                                    : ErrorText::tr("(%1)").arg(quoted(error.detail)));
    if (error.httpStatus)
        why.append(ErrorText::tr("(HTTP %1)").arg(error.httpStatus));
    message.why = why.join(QLatin1Char(' '));
    message.action = nextStep(error, action);
    if (error.exchange)
        message.requestId = QString::number(error.exchange);
    return message;
}

} // namespace accountdesk
