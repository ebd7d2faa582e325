// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include "http/directsend.h"
#include "http/responsetext.h"

#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace accountdesk::http {

namespace {

constexpr int lingerMs = 1000;
constexpr qsizetype joinedBytes = 16 * 1024; ///< bodies up to this go out with their head
constexpr qint64 readAheadBytes = 64 * 1024;

} // namespace

Connection::Connection(QTcpSocket *socket, const Server::Handler &handler,
                       const ServerLimits &limits, int firstDelayMs, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(handler), m_limits(limits),
      m_parser(limits.headBytes, limits.bodyBytes), m_deadline(QDeadlineTimer::Forever),
      m_timerDue(QDeadlineTimer::Forever), m_firstDelayMs(firstDelayMs),
      m_isSecure(qobject_cast<QSslSocket *>(socket) != nullptr)
{
    socket->setParent(this);
    socket->setReadBufferSize(readAheadBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &Connection::written);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
    m_isPartial = true;
    expectBy(limits.headMs);
}

void Connection::read()
{
    if (m_state == State::Ending)
        m_socket->skip(m_socket->bytesAvailable());
    if (m_state != State::Reading)
        return; // what comes meanwhile waits in the socket, whose buffer is bounded
    m_parser.feed(*m_socket);
    process();
}

void Connection::process()
{
    switch (m_parser.advance()) {
    case RequestParser::State::Refused:
        refuse(m_parser.refusal());
        return;
    case RequestParser::State::Complete: {
        Request request = m_parser.take();
        request.isSecure = m_isSecure;
        answer(request);
        return;
    }
    case RequestParser::State::NeedsMore:
        break;
    }
    if (m_parser.isEmpty())
        return;
    if (m_parser.isInBody() && !std::exchange(m_isBodyTimed, true))
        expectBy(m_limits.bodyMs);
    else if (!std::exchange(m_isPartial, true))
        expectBy(m_limits.headMs);
}

void Connection::answer(const Request &request)
{
    m_state = State::Answering;
    expectNothing();
    m_isPartial = false;
    m_isBodyTimed = false;
    m_isHead = request.method == "HEAD";
    m_isLast = m_isLast || m_parser.isLast();
    m_response = m_handler(request);
    const int delayMs = m_response.delayMs + std::exchange(m_firstDelayMs, 0);
    if (delayMs > 0)
        QTimer::singleShot(delayMs, Qt::PreciseTimer, this, &Connection::send);
    else
        send();
}

void Connection::send()
{
    m_isLast = m_isLast || m_response.closeAfter;
    const QByteArray head = headOf(m_response, m_isLast);
    const bool isBare = m_isHead || !hasBody(m_response.status);
    if (m_response.fault != Fault::None) {
        sendFaulty(isBare ? head : head + m_response.body, head.size());
        return;
    }
    m_state = State::Writing;
    write(head, isBare ? QByteArray() : m_response.body);
    if (m_socket->bytesToWrite() > 0)
        expectBy(m_limits.bodyMs);
    else
        written();
}

void Connection::sendFaulty(QByteArray bytes, qsizetype headSize)
{
    switch (m_response.fault) {
    case Fault::CloseSilently:
        end();
        break;
    case Fault::Truncate:
        write(bytes.first(bytes.size() > headSize ? headSize + (bytes.size() - headSize) / 2
                                                  : headSize / 2), {});
        end();
        break;
    case Fault::Drip:
        m_dripping = std::move(bytes);
        drip();
        break;
    case Fault::NeverAnswer:
    case Fault::None:
        break;
    }
}

void Connection::drip()
{
    write(m_dripping.first(1), {});
    m_dripping.remove(0, 1);
    if (!m_dripping.isEmpty()) {
        QTimer::singleShot(m_limits.dripMs, this, &Connection::drip);
        return;
    }
    m_state = State::Writing;
    written();
}

void Connection::write(const QByteArray &head, const QByteArray &body)
{
    if (body.size() <= joinedBytes) {
        put(body.isEmpty() ? head : head + body);
    } else {
        put(head);
        put(body);
    }
}

void Connection::put(const QByteArray &bytes)
{
    const bool isDirect = !m_isSecure && m_socket->bytesToWrite() == 0;
    const qsizetype sent = isDirect ? sendNow(m_socket->socketDescriptor(), bytes) : 0;
    if (sent == bytes.size())
        return;
    m_socket->write(sent == 0 ? bytes : bytes.sliced(sent));
    m_socket->flush();
}

/// The bytes that are still on their way are read away before the end: closing over unread bytes
/// resets the connection, and the peer might lose the answer that tells it why.
void Connection::refuse(int status)
{
    m_state = State::Ending;
    write(headOf(Response::text(status, {}), true), {});
    if (status == 408 || status == 413 || status == 414 || status == 431) {
        m_socket->skip(m_socket->bytesAvailable());
        expectBy(std::min(lingerMs, m_limits.headMs));
    } else {
        end();
    }
}

void Connection::written()
{
    if (m_state != State::Writing || m_socket->bytesToWrite() > 0)
        return;
    m_response = {};
    if (m_isLast) {
        end();
        return;
    }
    m_state = State::Reading;
    expectBy(m_limits.idleMs);
    if (!m_parser.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
}

void Connection::end()
{
    m_state = State::Ending;
    m_socket->skip(m_socket->bytesAvailable());
    expectBy(std::min(lingerMs, m_limits.headMs));
    m_socket->disconnectFromHost();
}

void Connection::finishSoon()
{
    m_isLast = true;
    if (m_state == State::Reading && m_parser.isEmpty())
        end();
}

void Connection::expectBy(int ms)
{
    m_deadline.setRemainingTime(ms);
    if (m_timer.isActive() && m_timerDue <= m_deadline)
        return;
    m_timerDue = m_deadline;
    m_timer.start(ms, Qt::CoarseTimer, this);
}

void Connection::expectNothing()
{
    m_deadline = QDeadlineTimer(QDeadlineTimer::Forever);
}

void Connection::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_timer.stop();
    if (m_deadline.isForever())
        return;
    const qint64 remaining = m_deadline.remainingTime();
    if (remaining > 0)
        expectBy(static_cast<int>(remaining));
    else if (m_state == State::Reading && !m_parser.isEmpty())
        refuse(408);
    else
        m_socket->abort();
}

} // namespace accountdesk::http
