// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/unlinktext.h"

#include "pages/providertext.h"
#include "widgets/addresstext.h"
#include "widgets/errortext.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

struct UnlinkText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Unlink)
};

} // namespace

QString identityLabel(const api::Identity &identity)
{
    for (const QStringView member : {u"email", u"phone_number", u"username", u"name"}) {
        const QString text = identity.profileData[member].toString();
        if (!text.isEmpty())
            return member == u"email" ? addressText(text) : text;
    }
    return {};
}

QString identityName(const api::Identity &identity)
{
    const QString label = identityLabel(identity);
    return UnlinkText::tr("%1 (%2)").arg(providerName(identity.provider),
                                         label.isEmpty() ? identity.userId : label);
}

RemovalSheet::Texts unlinkTexts(const api::Identity &identity)
{
    const QString provider = providerName(identity.provider);
    RemovalSheet::Texts texts;
    texts.title = UnlinkText::tr("Unlink %1?").arg(provider);
    texts.sentence
        = UnlinkText::tr("%1 would no longer lead to this account.").arg(identityName(identity));
    texts.consequences = {
        UnlinkText::tr("Signing in with it opens a separate account, %1.").arg(identity.fullId()),
        UnlinkText::tr("That account comes back empty: what apps have stored about you stays here, "
                       "and what it had before it was linked is not given back."),
        UnlinkText::tr("You can link it again later; its then separate account ends again."),
    };
    texts.keep = UnlinkText::tr("Keep it");
    texts.remove = UnlinkText::tr("Unlink %1").arg(provider);
    texts.working = UnlinkText::tr("Unlinking…");
    return texts;
}

Banner::Message unlinkFailure(const Error &error, const api::Identity &identity)
{
    const QString provider = providerName(identity.provider);
    Banner::Message message = errorMessage(error, catalogue::Action::UnlinkIdentity);
    const bool isInDoubt = error.kind == Error::Kind::UnknownOutcome;
    if (error.rule == QLatin1String("stillLinked")) {
        message.what = UnlinkText::tr("%1 is still linked").arg(provider);
        message.why = isInDoubt
            ? UnlinkText::tr("%1 Your account was read again, and it still lists it: nothing has "
                             "changed.").arg(lostSentence(error))
            : UnlinkText::tr("The tenant answered that all went well, but it still lists it: "
                             "nothing has changed.");
        message.action = UnlinkText::tr("Try again");
    } else if (error.rule == QLatin1String("unread")) {
        message.what = UnlinkText::tr("It is not known whether %1 is unlinked").arg(provider);
        message.why = UnlinkText::tr("%1 Reading your account again did not work either. Nothing is "
                                     "sent twice: read it again first.").arg(lostSentence(error));
        message.action = UnlinkText::tr("Read again");
    }
    return message;
}

} // namespace accountdesk
