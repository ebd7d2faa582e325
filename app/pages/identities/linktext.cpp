// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/linktext.h"

#include "api/apierror.h"
#include "widgets/errortext.h"

#include <QCoreApplication>

namespace accountdesk {

using linking::LinkPreview;
using linking::LinkWarning;

namespace {

struct LinkText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Link)
};

struct Sentences
{
    const char *rule;
    QString what;
    QString why;
};

QList<Sentences> beforeSending(const Error &error)
{
    return {
        {"sameAccount", LinkText::tr("That is the same account"),
         LinkText::tr("Both sign-ins lead to %1. Choose another account; the browser may have "
                      "filled in the first one by itself.").arg(error.detail)},
        {"alreadyLinked", LinkText::tr("That sign-in method is linked already"),
         LinkText::tr("%1 leads to this account.").arg(error.detail)},
        {"algorithm", LinkText::tr("This application's ID tokens cannot be used for linking"),
         LinkText::tr("Linking needs ID tokens signed with RS256. Whoever runs the tenant can "
                      "switch the application to it, under its advanced OAuth settings.")},
        {"audience", LinkText::tr("The second sign-in was for another application"),
         LinkText::tr("The tenant links only accounts that signed in to the same one.")},
        {"issuer", LinkText::tr("The second sign-in came from another issuer"),
         LinkText::tr("Both accounts have to be of the same tenant, reached by the same domain.")},
        {"expired", LinkText::tr("The second sign-in is too old"),
         LinkText::tr("Its ID token has expired meanwhile. Sign in to the second account again.")},
        {"session", LinkText::tr("Your own sign-in has ended or changed meanwhile"),
         LinkText::tr("Nothing was linked. Begin again once you are signed in as the account that "
                      "is to stay.")},
        {"file", LinkText::tr("No rescue copy could be written, so nothing was linked"),
         LinkText::tr("The other account's data would have been lost for good. (%1)")
             .arg(error.detail)},
    };
}

QList<Sentences> afterSending(const Error &error)
{
    const bool isConflict = error.kind == Error::Kind::Conflict;
    return {
        {"notLinked",
         isConflict ? LinkText::tr("The tenant says that this identity exists already")
                    : LinkText::tr("Nothing was linked"),
         isConflict
             ? LinkText::tr("Your account was read again and does not have it: it may belong to a "
                            "third account by now. Both accounts are as they were.")
             : LinkText::tr("%1 Your account was read again and does not have the second sign-in "
                            "method. Both accounts are as they were.").arg(lostSentence(error))},
        {"unread", LinkText::tr("It is not known whether the accounts are linked"),
         LinkText::tr("%1 Reading your account again did not work either. Nothing is sent twice, "
                      "and the rescue copy is kept: read your account again first.")
             .arg(lostSentence(error))},
    };
}

QString otherSide(const LinkPreview &preview)
{
    return preview.second.name.isEmpty() ? preview.second.userId : preview.second.name;
}

} // namespace

Banner::Message linkFailure(const Error &error)
{
    Banner::Message message = errorMessage(error, catalogue::Action::LinkIdentity);
    for (const Sentences &one : beforeSending(error) + afterSending(error)) {
        if (error.rule == QLatin1String(one.rule)) {
            message.what = one.what;
            message.why = one.why;
        }
    }
    message.action.clear();
    return message;
}

Banner::Message secondSignInFailure(const Error &error)
{
    Banner::Message message = errorMessage(error);
    message.what = error.kind == Error::Kind::Cancelled
        ? LinkText::tr("The second sign-in was cancelled")
        : LinkText::tr("The second sign-in did not work");
    if (error.rule == QLatin1String("algorithm") || error.rule == QLatin1String("session"))
        message.why = linkFailure(error).why;
    message.action.clear();
    return message;
}

AfterLinking stepAfterLinking(const Error &error)
{
    if (error.rule == QLatin1String("unread"))
        return AfterLinking::ReadAgain;
    return error.kind == Error::Kind::Unauthorized || api::isUserGone(error)
        ? AfterLinking::SignIn
        : AfterLinking::ChooseAnother;
}

QString nextVerb(AfterLinking step)
{
    switch (step) {
    case AfterLinking::ChooseAnother: return LinkText::tr("Choose another account");
    case AfterLinking::ReadAgain: return LinkText::tr("Read my account again");
    case AfterLinking::SignIn: break;
    }
    return LinkText::tr("Sign in again");
}

QString unreadableReason(const Error &error)
{
    if (error.rule == QLatin1String("secondToken"))
        return LinkText::tr("The second sign-in gave no permission to read that account: its access "
                            "token is not made for the account API, or may not read.");
    if (error.rule == QLatin1String("subject"))
        return LinkText::tr("The tenant answered with another account than the one that signed in.");
    return errorMessage(error, catalogue::Action::ReadUser).why;
}

WarningText warningText(LinkWarning warning, const LinkPreview &preview)
{
    switch (warning) {
    case LinkWarning::PrimaryEmailUnverified:
        if (!preview.primary.email)
            return {LinkText::tr("Your account has no e-mail address"),
                    LinkText::tr("So nothing but your sign-in proves that it is yours."),
                    LinkText::tr("I know that my own account has no e-mail address")};
        return {LinkText::tr("The e-mail of your account is not verified"),
                LinkText::tr("Nobody has proved that it is yours. Whoever verifies that address "
                             "later may get into the linked account."),
                LinkText::tr("I know that my own e-mail is not verified")};
    case LinkWarning::SecondEmailUnverified:
        if (!preview.second.email)
            return {LinkText::tr("The second account has no e-mail address"),
                    LinkText::tr("Nobody can check by an address whose it is. Link it only if you "
                                 "are sure that the account is yours."),
                    LinkText::tr("I am sure that the second account is mine")};
        return {LinkText::tr("The e-mail of the second account is not verified"),
                LinkText::tr("Nobody has proved that it belongs to its person. Link it only if you "
                             "are sure that the account is yours."),
                LinkText::tr("I am sure that the second account is mine")};
    case LinkWarning::MetadataUnreadable:
        return {LinkText::tr("The second account's data could not be read"),
                LinkText::tr("You have accepted that it is lost: no rescue copy can be made."), {}};
    }
    return {};
}

QStringList keptByLinking(const LinkPreview &preview)
{
    const int methods = static_cast<int>(std::max(qsizetype(1), preview.second.identities.size()));
    QStringList kept{
        LinkText::tr("Everything that this account has: its profile, data, factors and devices."),
        LinkText::tr("%n sign-in method(s) of the other account, with its profile: it leads here "
                     "from then on.", nullptr, methods)};
    if (const auto keys = static_cast<int>(preview.metadataKeys.size()); keys > 0)
        kept.append(LinkText::tr("A rescue copy of the other account's data, on this computer. %n "
                                 "value(s) can be taken over afterwards.", nullptr, keys));
    else if (preview.losesAppMetadata)
        kept.append(LinkText::tr("A rescue copy of the other account's data, on this computer."));
    return kept;
}

QStringList lostByLinking(const LinkPreview &preview)
{
    QStringList lost{
        LinkText::tr("The account %1 ends. Its id is not used any more.").arg(otherSide(preview)),
        LinkText::tr("What apps have stored about it (its metadata) is deleted at the tenant."),
        LinkText::tr("Its second factors and its sessions elsewhere end.")};
    if (preview.losesAppMetadata)
        lost.append(LinkText::tr("Apps' own data about it goes too, and you cannot put it back: it "
                                 "may hold roles or plans."));
    lost.append(LinkText::tr("Unlinking later does not bring any of this back."));
    return lost;
}

} // namespace accountdesk
