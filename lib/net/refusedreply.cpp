// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/refusedreply.h"

#include "net/replywatch.h"

namespace accountdesk::net {

RefusedReply::RefusedReply(const QNetworkRequest &request, const QString &brokenRule,
                           QObject *parent)
    : QNetworkReply(parent)
{
    setRequest(request);
    setUrl(request.url());
    setError(ProtocolInvalidOperationError, brokenRule);
    open(QIODevice::ReadOnly);
    new ReplyWatch(*this, brokenRule);
    QMetaObject::invokeMethod(this, &RefusedReply::announce, Qt::QueuedConnection);
}

void RefusedReply::announce()
{
    setFinished(true);
    Q_EMIT errorOccurred(error());
    Q_EMIT finished();
}

} // namespace accountdesk::net
