// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/enrollments/factortext.h"

#include "widgets/errortext.h"

#include <QCoreApplication>

#include <algorithm>

namespace accountdesk {

namespace {

constexpr char duo[] = "duo";
constexpr char codeApp[] = "google-authenticator";
constexpr char guardian[] = "guardian";

struct FactorText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Factor)
};

} // namespace

QStringList removableProviders()
{
    return {QString::fromLatin1(codeApp), QString::fromLatin1(duo)};
}

QString factorProviderName(const QString &provider)
{
    if (provider == QLatin1String(codeApp))
        return FactorText::tr("One-time code app");
    if (provider == QLatin1String(duo))
        return FactorText::tr("Duo");
    return provider == QLatin1String(guardian) ? FactorText::tr("Guardian") : provider;
}

QString factorProviderSentence(const QString &provider)
{
    if (provider == QLatin1String(codeApp))
        return FactorText::tr("Six digits from an authenticator app.");
    if (provider == QLatin1String(duo))
        return FactorText::tr("Duo Security asks for a confirmation on your phone.");
    if (provider == QLatin1String(guardian))
        return FactorText::tr("Auth0's own: push notification, text message, security key. It "
                              "cannot be removed from here.");
    return {};
}

bool isFactorKnown(const QString &provider, const api::User &user,
                   const std::optional<QList<api::Enrollment>> &enrollments)
{
    if (user.multifactor.contains(provider))
        return true;
    const QList<api::Enrollment> listed = enrollments.value_or(QList<api::Enrollment>());
    return provider == QLatin1String(codeApp)
        && std::any_of(listed.cbegin(), listed.cend(), [](const api::Enrollment &one) {
               return one.authMethod.value_or(one.type) == u"authenticator";
           });
}

RemovalSheet::Texts removalTexts(const QString &provider, bool isFactorKnown)
{
    const QString name = factorProviderName(provider);
    RemovalSheet::Texts texts;
    texts.title = FactorText::tr("Remove %1?").arg(name);
    texts.sentence = FactorText::tr("The tenant would no longer ask for it when you sign in.");
    texts.consequences = {
        FactorText::tr("All that you set up with it is removed at once; what it shows on your phone "
                       "is worth nothing any more."),
        FactorText::tr("It cannot be brought back. A new one is set up when you sign in, if the "
                       "tenant asks for one."),
    };
    if (!isFactorKnown)
        texts.consequences.append(
            FactorText::tr("Nothing here says that you use it. Then nothing changes."));
    texts.keep = FactorText::tr("Keep it");
    texts.remove = FactorText::tr("Remove %1").arg(name);
    texts.working = FactorText::tr("Removing…");
    return texts;
}

Banner::Message removalFailure(const Error &error, const QString &provider)
{
    const QString name = factorProviderName(provider);
    Banner::Message message = errorMessage(error, catalogue::Action::RemoveMultifactor);
    if (error.rule == QLatin1String("stillListed")) {
        message.what = FactorText::tr("%1 is still there").arg(name);
        message.why = FactorText::tr("%1 Your account was read again, and it still names it.")
                          .arg(lostSentence(error));
        message.action = FactorText::tr("Try again");
    } else if (error.rule == QLatin1String("unread")) {
        message.what = FactorText::tr("It is not known whether %1 was removed").arg(name);
        message.why = FactorText::tr("%1 Reading your account again did not work either. Nothing is "
                                     "sent twice: read it again first.").arg(lostSentence(error));
        message.action = FactorText::tr("Read again");
    }
    return message;
}

} // namespace accountdesk
