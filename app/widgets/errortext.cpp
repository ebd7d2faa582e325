// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errortext.h"

#include "widgets/actiontext.h"
#include "widgets/knownerrors.h"
#include "widgets/ruletext.h"

#include <QCoreApplication>
#include <QHash>

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

/// Security B8.4: absent, locked, no service, no answer and a broken entry are told apart.
QString secretSentence(const Error &error)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("absent"),
         ErrorText::tr("The key is not in this computer's keychain (any more).")},
        {QStringLiteral("locked"), ErrorText::tr("The keychain of this computer is locked.")},
        {QStringLiteral("service"), ErrorText::tr("This computer has no keychain that answers.")},
        {QStringLiteral("deadline"),
         ErrorText::tr("The keychain did not answer in time. It may be asking for its password in "
                       "a window of its own.")},
        {QStringLiteral("entry"),
         ErrorText::tr("What the keychain holds is broken, or belongs to something else.")},
        {QStringLiteral("file"),
         ErrorText::tr("A note beside the keychain could not be written, so nothing was stored.")},
    };
    if (error.code == QLatin1String("emptied"))
        return ErrorText::tr("The keychain is open, but what was put there is gone.");
    return sentences.value(error.rule, ErrorText::tr("The keychain of this computer did not help."));
}

/// What reading again has shown after a change whose answer was lost, or proved nothing.
QString doubtSentence(const Error &error)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("notSaved"),
         ErrorText::tr("The answer was lost. Reading again has shown that nothing was saved.")},
        {QStringLiteral("differs"),
         ErrorText::tr("The answer was lost. Reading again has shown neither what was sent nor what "
                       "was there before.")},
        {QStringLiteral("unread"),
         ErrorText::tr("The answer was lost, and reading again failed too: it may have been done or "
                       "not.")},
        {QStringLiteral("stillLinked"),
         error.kind == Kind::Rejected
             ? ErrorText::tr("The tenant said yes, but the sign-in method is still linked.")
             : ErrorText::tr("The answer was lost. Reading again still lists the sign-in method.")},
        {QStringLiteral("stillListed"),
         ErrorText::tr("The answer was lost. Reading again still lists the factor.")},
        {QStringLiteral("notLinked"),
         ErrorText::tr("The answer was lost. Reading again has shown that nothing was linked.")},
        {QStringLiteral("sent"),
         ErrorText::tr("The answer was lost: your tenant may have the device or not. Its entry among "
                       "your devices settles that.")},
    };
    const bool isTold = error.kind == Kind::UnknownOutcome || error.rule == u"stillLinked";
    return isTold ? sentences.value(error.rule) : QString();
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
    case Kind::SecretStore: return secretSentence(error);
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
    // A change is never sent again without the person; what is there now can be seen.
    const bool isChange = catalogue::row(*action).verb != catalogue::Verb::Get;
    switch (error.kind) {
    case Kind::Unauthorized: return ErrorText::tr("Sign in again");
    case Kind::MissingScope: return ErrorText::tr("Ask for it");
    case Kind::Network:
    case Kind::TimedOut:
    case Kind::Server:
    case Kind::RateLimited:
    case Kind::Malformed:
    case Kind::NotFound:
    case Kind::UnknownOutcome:
        return isChange ? ErrorText::tr("Read again") : ErrorText::tr("Try again");
    case Kind::Conflict: return ErrorText::tr("Read again");
    case Kind::Untrusted:
    case Kind::Rejected:
    case Kind::SecretStore:
    case Kind::Cancelled: break;
    }
    return {};
}

/// The most telling that is known.
QString cause(const Error &error)
{
    if (error.kind == Kind::SecretStore)
        return secretSentence(error);
    if (const QString doubt = doubtSentence(error); !doubt.isEmpty())
        return doubt;
    if (const QString rule = ruleSentence(error.rule); !rule.isEmpty())
        return rule;
    return kindSentence(error);
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
    const std::optional<KnownError> known = knownError(error);
    QStringList why = known ? QStringList{known->cause, known->next} : QStringList{cause(error)};
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
