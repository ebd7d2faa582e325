// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

#include <optional>

namespace accountdesk::http {

using Header = QPair<QByteArray, QByteArray>;

/// A request that passed the parser: everything in it is well formed and within the limits.
struct Request
{
    QByteArray method;          ///< upper-case token
    QByteArray path;            ///< as sent, still percent-encoded, without the query
    QByteArray query;           ///< as sent, without the question mark
    QList<Header> headers;      ///< names as sent
    QByteArray body;
    bool isSecure = false;      ///< came over TLS

    /// First value of a header, name compared without case; empty if absent.
    QByteArray header(QByteArrayView name) const;
    int headerCount(QByteArrayView name) const;
};

/// What can be made to go wrong with an answer, for tests and demonstrations.
enum class Fault {
    None,
    CloseSilently,   ///< closes without a byte
    Truncate,        ///< announces the whole length, sends half, closes
    Drip,            ///< a byte every 100 ms
    NeverAnswer,     ///< keeps the connection open without a byte
};

struct Response
{
    int status = 200;
    QList<Header> headers;      ///< Content-Length, Date and Connection are the connection's
    QByteArray body;
    int delayMs = 0;            ///< held back that long
    Fault fault = Fault::None;
    bool closeAfter = false;

    static Response text(int status, const QByteArray &body,
                         const QByteArray &contentType = "text/plain; charset=utf-8");
    void setHeader(const QByteArray &name, const QByteArray &value);
};

QByteArray reasonPhrase(int status);

} // namespace accountdesk::http
