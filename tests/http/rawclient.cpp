// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/rawclient.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTest>

namespace accountdesk::test {

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!m_socket.waitForConnected())
        QTest::qFail("no connection", __FILE__, __LINE__);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

const QByteArray &RawClient::received()
{
    if (m_socket.isOpen())
        m_received += m_socket.readAll();
    return m_received;
}

QList<int> RawClient::statuses()
{
    static const QRegularExpression length(QStringLiteral("\r\nContent-Length: (\\d+)"));
    QList<int> found;
    const QByteArray all = received();
    for (qsizetype start = 0;;) {
        const qsizetype end = all.indexOf("\r\n\r\n", start);
        if (end < 0)
            return found;
        const QByteArray head = all.mid(start, end - start);
        const auto match = length.match(QString::fromLatin1(head));
        start = end + 4 + match.captured(1).toLongLong();
        if (start > all.size())
            return found;
        found.append(head.mid(9, 3).toInt());
    }
}

bool RawClient::waitForAnswers(int count)
{
    return QTest::qWaitFor([&] { return statuses().size() >= count; }, 20000);
}

bool RawClient::waitForEnd()
{
    return QTest::qWaitFor([&] {
        received();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }, 20000);
}

bool RawClient::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

} // namespace accountdesk::test
