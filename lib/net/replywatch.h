// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/network.h"

#include <QNetworkReply>
#include <QSslError>
#include <QTimer>

namespace accountdesk::net {

/// Watches one reply from its start to its end, as its child: ends it at the deadline and above
/// the size limit and remembers what Qt does not keep.
class ReplyWatch : public QObject
{
    Q_OBJECT

public:
    enum class Cut { None, Deadline, Size, Cancelled, Refused };

    ReplyWatch(QNetworkReply &reply, const AnswerLimits &limits);
    /// For a request that broke a rule and was not sent.
    ReplyWatch(QNetworkReply &reply, const QString &brokenRule);

    /// Nothing for a reply that did not come from Network.
    static ReplyWatch *of(const QNetworkReply &reply);

    /// Ends the reply because nobody waits for it any more.
    void cancel() { end(Cut::Cancelled, {}); }

    quint64 number = 0;         ///< of the exchange
    QByteArray verb;
    QDateTime startedAt;
    qint64 startedMs = 0;
    qsizetype requestBytes = 0;

    Cut cut() const { return m_cut; }
    const QString &rule() const { return m_rule; }
    /// Qt tells when a body was handed to the socket, of a bare head nothing.
    bool mayHaveBeenSent() const { return m_wasSent || requestBytes == 0; }
    qint64 received() const { return m_received; }
    const QList<QSslError> &tlsErrors() const { return m_tlsErrors; }

private:
    void checkSize();
    void end(Cut cut, const QString &rule);
    void finish();

    QNetworkReply &m_reply;
    QTimer m_deadline;
    qint64 m_limit = 0;
    qint64 m_received = 0;
    QList<QSslError> m_tlsErrors;
    QString m_rule;
    Cut m_cut = Cut::None;
    bool m_wasSent = false;
};

/// Aborts it, unless an error has begun its end: Qt warns of a second one.
void endReply(QNetworkReply &reply);

} // namespace accountdesk::net
