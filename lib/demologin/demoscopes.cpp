// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demoscopes.h"

#include "catalogue/lookup.h"

namespace accountdesk::demo {

namespace {

QString offlineAccess()
{
    return QString::fromLatin1(catalogue::offlineAccessScope.data(),
                               qsizetype(catalogue::offlineAccessScope.size()));
}

} // namespace

QStringList grantedScopes(const DemoOptions &options, const DemoAddress &address,
                          const QHash<QString, QString> &parameters)
{
    const bool isForApi = parameters.value(QStringLiteral("audience")) == address.audience;
    QStringList possible = catalogue::scopesFor(isForApi ? catalogue::allActions()
                                                         : QList<catalogue::Action>());
    if (options.allowsOfflineAccess)
        possible.append(offlineAccess());
    QStringList granted = parameters.value(QStringLiteral("scope")).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    granted.removeDuplicates();
    granted.removeIf([&possible](const QString &scope) { return !possible.contains(scope); });
    return granted;
}

bool grantsOfflineAccess(const QStringList &scopes)
{
    return scopes.contains(offlineAccess());
}

QJsonObject profileClaims(const Account &account, const QStringList &scopes)
{
    QStringList names;
    if (scopes.contains(u"profile"))
        names << QStringLiteral("name") << QStringLiteral("nickname") << QStringLiteral("picture")
              << QStringLiteral("given_name") << QStringLiteral("family_name") << QStringLiteral("updated_at");
    if (scopes.contains(u"email"))
        names << QStringLiteral("email") << QStringLiteral("email_verified");
    QJsonObject claims;
    for (const QString &name : names) {
        if (account.user.contains(name))
            claims.insert(name, account.user.value(name));
    }
    return claims;
}

} // namespace accountdesk::demo
