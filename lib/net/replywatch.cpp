// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/replywatch.h"

#include <algorithm>

namespace accountdesk::net {

void endReply(QNetworkReply &reply)
{
    if (reply.error() == QNetworkReply::NoError)
        reply.abort();
}

ReplyWatch::ReplyWatch(QNetworkReply &reply, const AnswerLimits &limits)
    : QObject(&reply), m_reply(reply), m_limit(limits.bytes)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { end(Cut::Deadline, QStringLiteral("deadline")); });
    connect(&reply, &QNetworkReply::requestSent, this, [this] { m_wasSent = true; });
    connect(&reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(&reply, &QNetworkReply::metaDataChanged, this, &ReplyWatch::checkSize);
    connect(&reply, &QNetworkReply::readyRead, this, &ReplyWatch::checkSize);
    connect(&reply, &QNetworkReply::finished, this, &ReplyWatch::finish);
    m_deadline.start(limits.totalMs);
}

ReplyWatch::ReplyWatch(QNetworkReply &reply, const QString &brokenRule)
    : QObject(&reply), m_reply(reply), m_rule(brokenRule), m_cut(Cut::Refused)
{
}

ReplyWatch *ReplyWatch::of(const QNetworkReply &reply)
{
    return reply.findChild<ReplyWatch *>(QString(), Qt::FindDirectChildrenOnly);
}

void ReplyWatch::checkSize()
{
    const qint64 announced = verb == "HEAD"
        ? 0 : m_reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max(announced, m_reply.bytesAvailable()) > m_limit)
        end(Cut::Size, QStringLiteral("size"));
}

void ReplyWatch::end(Cut cut, const QString &rule)
{
    if (m_cut != Cut::None || m_reply.isFinished())
        return;
    m_cut = cut;
    m_rule = rule;
    endReply(m_reply);
}

void ReplyWatch::finish()
{
    m_deadline.stop();
    m_received = m_reply.bytesAvailable();
}

} // namespace accountdesk::net
