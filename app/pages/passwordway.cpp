// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/passwordway.h"

#include "pages/providertext.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

struct PasswordText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::PasswordText)
};

bool isDatabase(const api::Identity &identity)
{
    return identity.provider == QLatin1String("auth0");
}

/// The account's own address is that of its primary identity.
QString addressOf(const api::User &user, const api::Identity &identity)
{
    const QString own = identity.profileData[u"email"].toString();
    if (!own.isEmpty())
        return own;
    return identity.fullId() == user.userId ? user.email.value_or(QString()) : QString();
}

} // namespace

QList<PasswordWay> passwordWays(const api::User &user)
{
    QList<PasswordWay> ways;
    for (const api::Identity &identity : user.identities) {
        const QString email = addressOf(user, identity);
        if (!isDatabase(identity) || email.isEmpty() || identity.connection.isEmpty())
            continue;
        if (identity.fullId() == user.userId)
            ways.prepend({email, identity.connection});
        else
            ways.append({email, identity.connection});
    }
    return ways;
}

QString reasonNoPassword(const std::optional<api::User> &user)
{
    if (!user)
        return PasswordText::tr("Your tenant has not told yet how you sign in.");
    if (!passwordWays(*user).isEmpty())
        return {};
    QStringList others;
    for (const api::Identity &identity : user->identities) {
        if (isDatabase(identity))
            return PasswordText::tr("Your account has a password, but no e-mail address that is "
                                    "known here.");
        others.append(providerName(identity.provider));
    }
    others.removeDuplicates();
    if (others.isEmpty())
        return PasswordText::tr("Your tenant names no sign-in method of yours.");
    return PasswordText::tr("Your account has no password at your tenant. You sign in with: %1.")
        .arg(others.join(QLatin1String(", ")));
}

} // namespace accountdesk
