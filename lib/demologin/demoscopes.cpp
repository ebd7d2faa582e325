// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demoscopes.h"

#include "catalogue/lookup.h"

namespace accountdesk::demo {

QStringList grantedScopes(const DemoOptions &options, const DemoAddress &address,
                          const QHash<QString, QString> &parameters)
{
    const bool isForApi = parameters.value(QStringLiteral("audience")) == address.audience;
    QStringList possible = catalogue::scopesFor(isForApi ? catalogue::allActions()
                                                         : QList<catalogue::Action>());
    if (options.allowsOfflineAccess) {
        possible.append(QString::fromLatin1(catalogue::offlineAccessScope.data(),
                                            qsizetype(catalogue::offlineAccessScope.size())));
    }
    QStringList granted = parameters.value(QStringLiteral("scope")).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    granted.removeDuplicates();
    granted.removeIf([&possible](const QString &scope) { return !possible.contains(scope); });
    return granted;
}

} // namespace accountdesk::demo
