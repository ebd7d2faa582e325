// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/providertext.h"

#include <QCoreApplication>
#include <QHash>

namespace accountdesk {

namespace {

struct Provider
{
    Q_DECLARE_TR_FUNCTIONS(Provider)

public:
    static QString described(const QString &provider);
    static QString factor(const QString &type);
    static QString state(const QString &status);
};

QString Provider::described(const QString &provider)
{
    if (provider == QLatin1String("auth0"))
        return tr("Password");
    if (provider == QLatin1String("email"))
        return tr("Code by e-mail");
    if (provider == QLatin1String("sms"))
        return tr("Code by text message");
    return {};
}

QString Provider::factor(const QString &type)
{
    if (type == QLatin1String("pn"))
        return tr("Push notification");
    if (type == QLatin1String("sms"))
        return tr("Text message");
    if (type == QLatin1String("authenticator"))
        return tr("One-time code app");
    if (type.startsWith(QLatin1String("webauthn")))
        return tr("Security key or device");
    return {};
}

QString Provider::state(const QString &status)
{
    if (status == QLatin1String("confirmed"))
        return tr("Confirmed");
    if (status == QLatin1String("pending"))
        return tr("Not confirmed yet");
    return status;
}

} // namespace

QString providerName(const QString &provider)
{
    static const QHash<QString, QString> brands{
        { QStringLiteral("google-oauth2"), QStringLiteral("Google") },
        { QStringLiteral("google-apps"), QStringLiteral("Google Workspace") },
        { QStringLiteral("github"), QStringLiteral("GitHub") },
        { QStringLiteral("facebook"), QStringLiteral("Facebook") },
        { QStringLiteral("apple"), QStringLiteral("Apple") },
        { QStringLiteral("windowslive"), QStringLiteral("Microsoft") },
        { QStringLiteral("waad"), QStringLiteral("Microsoft Entra ID") },
        { QStringLiteral("linkedin"), QStringLiteral("LinkedIn") },
        { QStringLiteral("twitter"), QStringLiteral("X (Twitter)") },
        { QStringLiteral("okta"), QStringLiteral("Okta") },
        { QStringLiteral("samlp"), QStringLiteral("SAML") },
        { QStringLiteral("oidc"), QStringLiteral("OpenID Connect") },
        { QStringLiteral("amazon"), QStringLiteral("Amazon") },
        { QStringLiteral("vkontakte"), QStringLiteral("VK") },
    };
    const QString described = Provider::described(provider);
    return described.isEmpty() ? brands.value(provider, provider) : described;
}

QString factorName(const QString &type)
{
    const QString name = Provider::factor(type);
    return name.isEmpty() ? type : name;
}

QString factorState(const QString &status)
{
    return Provider::state(status);
}

} // namespace accountdesk
