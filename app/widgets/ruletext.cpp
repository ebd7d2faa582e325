// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ruletext.h"

#include <QCoreApplication>
#include <QHash>

namespace accountdesk {

namespace {

struct RuleText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::RuleText)
};

QString tokenRule(const QString &rule)
{
    const QHash<QString, QString> sentences{
        { QStringLiteral("shape"), RuleText::tr("The ID token is not a token at all.") },
        { QStringLiteral("algorithm"),
          RuleText::tr("The ID token is signed in a way that this program does not accept.") },
        { QStringLiteral("header"),
          RuleText::tr("The ID token's header asks for something this program does not do.") },
        { QStringLiteral("key"), RuleText::tr("The tenant has no key that fits the ID token.") },
        { QStringLiteral("signature"), RuleText::tr("The ID token's signature is wrong.") },
        { QStringLiteral("issuer"),
          RuleText::tr("The answer comes from another issuer than the one you entered.") },
        { QStringLiteral("audience"), RuleText::tr("The ID token is for another application.") },
        { QStringLiteral("azp"), RuleText::tr("The ID token was given to another application.") },
        { QStringLiteral("expiry"),
          RuleText::tr("The ID token has expired. Is this computer's clock right?") },
        { QStringLiteral("issuedAt"),
          RuleText::tr("The ID token is from the wrong time. Is this computer's clock right?") },
        { QStringLiteral("notBefore"),
          RuleText::tr("The ID token is not valid yet. Is this computer's clock right?") },
        { QStringLiteral("nonce"), RuleText::tr("The ID token belongs to another sign-in.") },
        { QStringLiteral("subject"), RuleText::tr("Someone else signed in than expected.") },
        { QStringLiteral("atHash"),
          RuleText::tr("Access token and ID token do not belong together.") },
        { QStringLiteral("authTime"),
          RuleText::tr("The tenant did not ask for the password as recently as wanted.") },
        { QStringLiteral("organization"),
          RuleText::tr("The sign-in was for another organization.") },
    };
    return sentences.value(rule);
}

} // namespace

QString ruleSentence(const QString &rule)
{
    if (rule.isEmpty())
        return {};
    if (rule.startsWith(QLatin1String("endpoint:")))
        return RuleText::tr("The tenant names an address for “%1” that is not its own.")
            .arg(rule.section(QLatin1Char(':'), 1));
    if (rule.startsWith(QLatin1Char('$')) || rule.startsWith(QLatin1String("line ")))
        return RuleText::tr("The answer is not what was agreed, at %1.").arg(rule);
    const QHash<QString, QString> sentences{
        {QStringLiteral("state"), RuleText::tr("The browser's answer belongs to another sign-in.")},
        {QStringLiteral("iss"), RuleText::tr("The browser's answer comes from another issuer.")},
        {QStringLiteral("idToken"), RuleText::tr("The tenant sent no ID token.")},
        {QStringLiteral("deadline"),
         RuleText::tr("The sign-in in the browser was not finished in time.")},
        {QStringLiteral("redirect"),
         RuleText::tr("The tenant sent the request elsewhere, which is not followed.")},
        {QStringLiteral("origin"), RuleText::tr("The request would have left your tenant.")},
        {QStringLiteral("https"), RuleText::tr("The address is not encrypted (https).")},
        {QStringLiteral("proxy"), RuleText::tr("The network's proxy wants a password.")},
        {QStringLiteral("tls"), RuleText::tr("The tenant's certificate is not trusted.")},
        {QStringLiteral("session"), RuleText::tr("Your sign-in has ended.")},
        {QStringLiteral("browser"), RuleText::tr("No browser could be started.")},
        {QStringLiteral("domain"), RuleText::tr("This is not a domain or an https address.")},
        {QStringLiteral("clientId"), RuleText::tr("This is not a client ID.")},
        {QStringLiteral("file"),
         RuleText::tr("A file of this program could not be read or written on this computer.")},
        {QStringLiteral("ledger"),
         RuleText::tr("The list of this computer's devices could not be read.")},
        {QStringLiteral("path"), RuleText::tr("An id that was given cannot be sent.")},
        {QStringLiteral("callbackPort"), RuleText::tr("A callback port is taken or not usable.")},
    };
    const QString sentence = sentences.value(rule);
    return sentence.isEmpty() ? tokenRule(rule) : sentence;
}

} // namespace accountdesk
