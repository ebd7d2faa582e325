// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rawserver.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

namespace accountdesk::test {

RawServer::RawServer(QByteArray answer, Then then) : m_answer(std::move(answer)), m_then(then)
{
    connect(this, &QTcpServer::newConnection, this, &RawServer::accept);
    if (!listen(QHostAddress(QHostAddress::LocalHost)))
        QTest::qFail("cannot listen", __FILE__, __LINE__);
}

QUrl RawServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

void RawServer::setAnswer(const QByteArray &answer, Then then)
{
    m_answer = answer;
    m_then = then;
}

void RawServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        read(*socket);
    }
}

void RawServer::read(QTcpSocket &socket)
{
    static const QRegularExpression length(QStringLiteral("\r\nContent-Length: (\\d+)"),
                                           QRegularExpression::CaseInsensitiveOption);
    QByteArray &bytes = m_partial[&socket];
    bytes += socket.readAll();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const auto match = length.match(QString::fromLatin1(bytes.first(end)));
    if (bytes.size() < end + 4 + match.captured(1).toLongLong())
        return;
    m_requests.append(std::exchange(bytes, {}));
    socket.write(m_answer);
    if (m_then == Then::Close)
        socket.disconnectFromHost();
    else if (m_then == Then::Reset)
        socket.abort();
}

} // namespace accountdesk::test
