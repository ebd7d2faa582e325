// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/requestparser.h"
#include "http/server.h"

#include <QBasicTimer>
#include <QDeadlineTimer>
#include <QPointer>

class QTcpSocket;

namespace accountdesk::http {

/// One accepted connection: reads requests, hands them over one at a time and writes the answers
/// in order. Child of the server; deletes itself when the socket is closed. One timer watches
/// all deadlines and is moved only when a deadline comes nearer, so a busy connection never
/// touches it.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// firstDelayMs is added to the delay of the first answer.
    Connection(QTcpSocket *socket, const Server::Handler &handler, const ServerLimits &limits,
               int firstDelayMs, QObject *parent);

    void read();
    /// Ends now, or after the answer under way.
    void finishSoon();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    enum class State { Reading, Answering, Writing, Ending };

    void process();
    void answer(const Request &request);
    void send();
    void sendFaulty(QByteArray bytes, qsizetype headSize);
    void drip();
    void write(const QByteArray &head, const QByteArray &body);
    void put(const QByteArray &bytes);
    void refuse(int status);
    void written();
    void end();
    void expectBy(int ms);
    void expectNothing();

    QTcpSocket *m_socket;
    const Server::Handler &m_handler;
    const ServerLimits &m_limits;
    RequestParser m_parser;
    Response m_response;
    QByteArray m_dripping;
    QBasicTimer m_timer;
    QDeadlineTimer m_deadline;
    QDeadlineTimer m_timerDue;
    State m_state = State::Reading;
    int m_firstDelayMs;
    bool m_isSecure;
    bool m_isHead = false;
    bool m_isLast = false;
    bool m_isPartial = false;   ///< the deadline of the request being read is set
    bool m_isBodyTimed = false;
};

} // namespace accountdesk::http
