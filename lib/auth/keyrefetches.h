// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace accountdesk::auth {

/// When each issuer's keys were last fetched again, so that tokens with invented key ids cannot
/// make the program ask more than once a minute. Outlives the attempts that share it.
class KeyRefetches
{
public:
    static constexpr qint64 pauseMs = 60 * 1000;

    /// True, and remembered, if a minute has passed since the last time.
    bool mayRefetch(const QString &issuer, qint64 monotonicMs);

private:
    QHash<QString, qint64> m_last;
};

} // namespace accountdesk::auth
