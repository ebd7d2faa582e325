// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

class QIODevice;

namespace accountdesk::http {

/// Takes the bytes of one connection in pieces of any size and gives the requests in them, one
/// after the other, or the status to refuse with. Strict where RFC 9112 lets servers be lenient:
/// lines end with CRLF only, targets start with a slash, lengths stand once and alone.
class RequestParser
{
public:
    enum class State { NeedsMore, Complete, Refused };

    RequestParser(qsizetype headLimit, qsizetype bodyLimit);

    /// Appends all that the device has.
    void feed(QIODevice &device);
    State advance();
    /// The complete request; the bytes behind it stay for the next one.
    Request take();

    bool isEmpty() const { return m_buffer.isEmpty(); }
    bool isInBody() const { return m_headEnd >= 0; }
    int refusal() const { return m_refusal; }
    /// True if the complete request asks for, or its version implies, the connection's end.
    bool isLast() const { return m_isLast; }

private:
    State refuse(int status);
    int parseHead(QByteArrayView head);
    int parseRequestLine(QByteArrayView line);
    int parseHeaderLine(QByteArrayView line);
    int checkHeaders();
    int checkLength(const QByteArray &value);

    qsizetype m_headLimit;
    qsizetype m_bodyLimit;
    QByteArray m_buffer;
    Request m_request;
    qsizetype m_scanned = 0;    ///< bytes known to hold no end of the head
    qsizetype m_headEnd = -1;   ///< where the body starts; negative while in the head
    qsizetype m_bodyLength = 0;
    int m_refusal = 0;
    bool m_isLast = false;
};

} // namespace accountdesk::http
