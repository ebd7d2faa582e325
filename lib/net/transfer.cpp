// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer.h"

#include "net/replywatch.h"

namespace accountdesk::net {

QByteArray Answer::header(QByteArrayView name) const
{
    for (const auto &header : headers) {
        if (header.first.size() == name.size()
            && QByteArrayView(header.first).compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

bool Answer::isJson() const
{
    const QByteArray type = header("Content-Type").split(';').constFirst().trimmed().toLower();
    return type == "application/json"
        || (type.startsWith("application/") && type.endsWith("+json"));
}

HttpTransfer::HttpTransfer(bool isWrite, QObject *parent, Completion<Answer> completion)
    : Transfer(parent), m_completion(std::move(completion)), m_isWrite(isWrite)
{
}

HttpTransfer::~HttpTransfer()
{
    drop();
}

void HttpTransfer::start(QNetworkReply *reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, &HttpTransfer::finish);
}

void HttpTransfer::fail(const Error &error)
{
    m_completion.later(error);
    deleteLater();
}

void HttpTransfer::cancel()
{
    Error error;
    error.kind = Error::Kind::Cancelled;
    const ReplyWatch *watch = m_reply ? ReplyWatch::of(*m_reply) : nullptr;
    error.exchange = watch ? watch->number : 0;
    drop();
    fail(error);
}

void HttpTransfer::drop()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    disconnect(reply, nullptr, this, nullptr);
    if (ReplyWatch *watch = ReplyWatch::of(*reply))
        watch->cancel();
    endReply(*reply);
    reply->deleteLater();
}

void HttpTransfer::finish()
{
    QNetworkReply &reply = *m_reply;
    m_reply.clear();
    reply.deleteLater();
    deleteLater();
    if (const auto problem = problemOf(reply, m_isWrite)) {
        m_completion(*problem);
        return;
    }
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = reply.rawHeaderPairs();
    answer.body = reply.readAll();
    const ReplyWatch *watch = ReplyWatch::of(reply);
    answer.exchange = watch ? watch->number : 0;
    m_completion(std::move(answer));
}

} // namespace accountdesk::net
