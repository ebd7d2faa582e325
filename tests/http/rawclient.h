// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace accountdesk::test {

/// A client that sends bytes as they are and keeps all that comes back.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// Waits for that many whole answers (by Content-Length); false if they don't come.
    bool waitForAnswers(int count);
    bool waitForEnd();
    bool isOpen() const;
    const QByteArray &received();
    /// Statuses of the whole answers so far.
    QList<int> statuses();
    void close() { m_socket.disconnectFromHost(); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace accountdesk::test
