// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errortext.h"

#include "api/apierror.h"
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
    const QStringList settled{QStringLiteral("notSaved"), QStringLiteral("stillLinked"),
                              QStringLiteral("stillListed"), QStringLiteral("notLinked")};
    if (error.kind == Kind::UnknownOutcome && !settled.contains(error.rule))
        return ErrorText::tr("It is not known whether “%1” worked").arg(actionTitle(*action));
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

/// What reading again has shown after a change whose outcome was not known.
QString finding(const QString &rule)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("notSaved"), ErrorText::tr("Reading again has shown that nothing was saved.")},
        {QStringLiteral("differs"),
         ErrorText::tr("Reading again has shown neither what was sent nor what was there before.")},
        {QStringLiteral("unread"),
         ErrorText::tr("Reading again failed too: it may have been done or not.")},
        {QStringLiteral("stillLinked"),
         ErrorText::tr("Reading again still lists the sign-in method.")},
        {QStringLiteral("stillListed"), ErrorText::tr("Reading again still lists the factor.")},
        {QStringLiteral("notLinked"),
         ErrorText::tr("Reading again has shown that nothing was linked.")},
        {QStringLiteral("sent"),
         ErrorText::tr("Your tenant may have the device or not. Its entry among your devices settles "
                       "that.")},
    };
    return sentences.value(rule, ErrorText::tr("It may have been done or not."));
}

QString doubtSentence(const Error &error, std::optional<catalogue::Action> action)
{
    QStringList sentences{lostSentence(error), finding(error.rule)};
    // Nothing can be read that would show it.
    if (action == catalogue::Action::DeleteDeviceCredential)
        sentences.append(ErrorText::tr("Deleting it again does no harm."));
    return sentences.join(QLatin1Char(' '));
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
    case Kind::UnknownOutcome: return doubtSentence(error, {});
    case Kind::Cancelled: return ErrorText::tr("Nothing was changed.");
    }
    return {};
}

/// Reading the account shows what became of it.
bool isSeenByReading(catalogue::Action action)
{
    return action != catalogue::Action::CreateDeviceCredential
        && action != catalogue::Action::DeleteDeviceCredential;
}

/// Where nobody has to sign in again, trying again is what to do.
QString nextStep(const Error &error, std::optional<catalogue::Action> action)
{
    if (!action)
        return ErrorText::tr("Try again");
    if (api::isUserGone(error))
        return ErrorText::tr("Sign in again");
    // A change is never sent again without the person; what is there now can be seen.
    const bool isChange = catalogue::row(*action).verb != catalogue::Verb::Get;
    const QString again = isChange ? ErrorText::tr("Read again") : ErrorText::tr("Try again");
    switch (error.kind) {
    case Kind::Unauthorized: return ErrorText::tr("Sign in again");
    case Kind::MissingScope: return ErrorText::tr("Ask for it");
    // Reading ends being offline, too.
    case Kind::Network:
    case Kind::TimedOut:
    case Kind::RateLimited: return again;
    case Kind::Server:
    case Kind::Malformed:
    case Kind::NotFound:
    case Kind::UnknownOutcome:
    case Kind::Conflict: return isSeenByReading(*action) ? again : QString();
    case Kind::Untrusted:
    case Kind::Rejected:
    case Kind::SecretStore:
    case Kind::Cancelled: break;
    }
    return {};
}

/// The most telling that is known.
QString cause(const Error &error, std::optional<catalogue::Action> action)
{
    if (error.kind == Kind::SecretStore)
        return secretSentence(error);
    if (error.kind == Kind::UnknownOutcome)
        return doubtSentence(error, action);
    if (error.rule == QLatin1String("stillLinked"))
        return ErrorText::tr("The tenant said yes, but the sign-in method is still linked.");
    if (const QString rule = ruleSentence(error.rule); !rule.isEmpty())
        return rule;
    return kindSentence(error);
}

QString shortened(const QString &detail)
{
    constexpr int most = 400;
    const QString text = detail.trimmed();
    return text.size() > most ? text.left(most) + QChar(0x2026) : text;
}

/// Qt's name of what happened to a connection, in words; as it is if there are none.
QString connectionText(const QString &name)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("HostNotFoundError"),
         ErrorText::tr("No network knows that name: check the tenant's domain.")},
        {QStringLiteral("ConnectionRefusedError"), ErrorText::tr("Nothing answers there.")},
        {QStringLiteral("RemoteHostClosedError"),
         ErrorText::tr("The other side closed the connection.")},
        {QStringLiteral("ContentReSendError"),
         ErrorText::tr("The other side closed the connection.")},
        {QStringLiteral("TemporaryNetworkFailureError"),
         ErrorText::tr("The network was interrupted.")},
        {QStringLiteral("NetworkSessionFailedError"),
         ErrorText::tr("The network was interrupted.")},
        {QStringLiteral("ProxyConnectionRefusedError"), ErrorText::tr("The proxy does not answer.")},
        {QStringLiteral("ProxyNotFoundError"),
         ErrorText::tr("No network knows the name of the proxy.")},
    };
    return sentences.value(name, ErrorText::tr("(%1)").arg(name));
}

/// Only a refusal has words of the server's own; what is wrong with an answer says this program.
QString detailText(const Error &error)
{
    const bool isQuote = error.httpStatus >= 400 && error.rule != QLatin1String("contentType");
    return isQuote ? ErrorText::tr("In its words: “%1”").arg(shortened(error.detail))
                   : connectionText(shortened(error.detail));
}

} // namespace

QString lostSentence(const Error &error)
{
    return error.httpStatus ? ErrorText::tr("No usable answer came.")
                            : ErrorText::tr("The answer was lost.");
}

Banner::Message errorMessage(const Error &error, std::optional<catalogue::Action> action)
{
    Banner::Message message;
    message.severity = error.kind == Kind::Cancelled ? Banner::Severity::Note
                                                     : Banner::Severity::Failure;
    message.what = whatHappened(error, action);
    const std::optional<KnownError> known = knownError(error);
    QStringList why
        = known ? QStringList{known->cause, known->next} : QStringList{cause(error, action)};
    if (!error.detail.isEmpty() && error.kind != Kind::Cancelled)
        why.append(detailText(error));
    if (error.httpStatus)
        why.append(ErrorText::tr("(HTTP %1)").arg(error.httpStatus));
    message.why = why.join(QLatin1Char(' '));
    message.action = nextStep(error, action);
    if (error.exchange)
        message.requestId = QString::number(error.exchange);
    return message;
}

} // namespace accountdesk
