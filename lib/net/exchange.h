// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace accountdesk::net {

/// One request and its answer as the activity log may keep it: already redacted.
struct Exchange
{
    quint64 number = 0;             ///< from 1, in order of sending
    QDateTime startedAt;            ///< UTC
    qint64 durationMs = 0;
    QByteArray verb;
    QUrl url;                       ///< without query and user info
    int status = 0;                 ///< 0: no answer came
    QList<QPair<QByteArray, QByteArray>> requestHeaders;  ///< redacted
    QList<QPair<QByteArray, QByteArray>> responseHeaders; ///< redacted
    qsizetype requestBytes = 0;
    qsizetype responseBytes = 0;
    QString failure;                ///< our words, empty if an answer came
    bool operator==(const Exchange &) const = default;
};

/// The headers with credentials and cookies blotted out and all other values redacted.
QList<QPair<QByteArray, QByteArray>>
redactedHeaders(const QList<QPair<QByteArray, QByteArray>> &headers);
/// The URL without user info, query and fragment.
QUrl withoutSecrets(const QUrl &url);

} // namespace accountdesk::net
