// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/message.h"

#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

class QTcpServer;

namespace accountdesk::http {

/// Limits and deadlines of security B3.5.
struct ServerLimits
{
    qsizetype headBytes = 16 * 1024;    ///< request line and headers; 431 above, 414 for the line
    qsizetype bodyBytes = 1024 * 1024;  ///< 413 above
    int headMs = 5000;                  ///< from the first byte (or the accept) to the last header
    int bodyMs = 15000;
    int idleMs = 60000;                 ///< between requests of one connection
    int connections = 64;               ///< further ones are closed at once
    int dripMs = 100;                   ///< between the bytes of Fault::Drip
};

/// The server side of HTTP/1.1 (RFC 9112) on loopback: keep-alive, pipelining, bodies by
/// Content-Length only (a Transfer-Encoding is 501), HEAD without a body. Whatever is malformed
/// (header without colon, doubled or conflicting Content-Length or Host, control characters,
/// obs-fold, absent Host …) is answered 4xx and closed; the handler never sees it. Lives in the
/// thread that made it; the handler runs there.
class Server : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<Response(const Request &)>;

    explicit Server(Handler handler, ServerLimits limits = {}, QObject *parent = nullptr);
    ~Server() override;

    /// Binds 127.0.0.1; port 0 is any free one. Network with the port in detail if it is taken.
    Result<void> listen(quint16 port);
    /// The same over TLS 1.2 or newer.
    Result<void> listenTls(quint16 port, const QSslConfiguration &configuration);

    bool isListening() const;
    quint16 port() const;
    int connectionCount() const;    ///< open now
    quint64 acceptedCount() const;  ///< connections since the start
    /// Accepts no more; open connections end after the answer they are sending.
    void close();
    /// Ends everything now.
    void abort();
    /// Delays the first byte that each connection gets, for measuring (row 3 of the bench).
    void setConnectionDelay(int ms);

private:
    void accept(qintptr descriptor);
    Result<void> start(quint16 port);

    Handler m_handler;
    ServerLimits m_limits;
    std::unique_ptr<QTcpServer> m_server;
    std::optional<QSslConfiguration> m_tls;
    int m_connectionDelayMs = 0;
    int m_open = 0;
    quint64 m_accepted = 0;
};

} // namespace accountdesk::http
