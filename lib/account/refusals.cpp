// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/refusals.h"

#include "catalogue/lookup.h"

#include <QRegularExpression>

#include <algorithm>

namespace accountdesk::account {

QStringList expectedScopes(const QString &sentence)
{
    static const QRegularExpression list(
        QStringLiteral("expected(?: any of)?:\\s*([a-z0-9_:,\\s]+)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression separator(QStringLiteral("[,\\s]+"));
    return list.match(sentence).captured(1).split(separator, Qt::SkipEmptyParts);
}

bool Refusals::learn(catalogue::Action action, const Error &error, const QStringList &granted,
                     const QDateTime &now)
{
    // A foreign id is a fault of the asker, not a setting of the tenant.
    if (error.httpStatus != 403 || error.code == u"unowned_resource")
        return false;
    const QStringList sufficient = catalogue::anyOf(action);
    const bool isGranted
        = std::any_of(sufficient.cbegin(), sufficient.cend(),
                      [&granted](const QString &scope) { return granted.contains(scope); });
    if (!isGranted || m_actions.contains(action))
        return false;
    m_actions.insert(action);
    m_refusals.insert(static_cast<int>(action),
                      {action, error, granted, expectedScopes(error.detail), now});
    return true;
}

bool Refusals::forget(catalogue::Action action)
{
    m_refusals.remove(static_cast<int>(action));
    return m_actions.remove(action);
}

std::optional<Refusal> Refusals::refusalOf(catalogue::Action action) const
{
    const auto found = m_refusals.constFind(static_cast<int>(action));
    return found == m_refusals.cend() ? std::nullopt : std::optional<Refusal>(*found);
}

} // namespace accountdesk::account
