// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/network.h"

#include <QPointer>

class QNetworkReply;

namespace accountdesk::net {

/// The transfer that Network::send gives: it waits for its reply and deletes itself after the
/// completion was called.
class HttpTransfer final : public Transfer
{
    Q_OBJECT

public:
    HttpTransfer(bool isWrite, QObject *parent, Completion<Answer> completion);
    ~HttpTransfer() override;

    void start(QNetworkReply *reply);
    void fail(const Error &error);
    void cancel() override;

private:
    void finish();
    void drop();

    Completion<Answer> m_completion;
    QPointer<QNetworkReply> m_reply;
    bool m_isWrite;
};

} // namespace accountdesk::net
