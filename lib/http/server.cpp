// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include "http/connection.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

namespace accountdesk::http {

/// Hands each accepted descriptor on at once, so that the deadline of a connection covers its
/// TLS handshake too and the limit comes before any work.
class Listener : public QTcpServer
{
public:
    explicit Listener(std::function<void(qintptr)> accept) : m_accept(std::move(accept)) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
};

namespace {

QSslConfiguration strict(QSslConfiguration configuration)
{
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients no certificate is asked
    configuration.setAllowedNextProtocols({});
    return configuration;
}

} // namespace

Server::Server(Handler handler, ServerLimits limits, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_limits(limits),
      m_server(std::make_unique<Listener>([this](qintptr descriptor) { accept(descriptor); }))
{
}

Server::~Server()
{
    abort();
}

Result<void> Server::listen(quint16 port)
{
    m_tls.reset();
    return start(port);
}

Result<void> Server::listenTls(quint16 port, const QSslConfiguration &configuration)
{
    m_tls = strict(configuration);
    return start(port);
}

Result<void> Server::start(quint16 port)
{
    if (m_server->isListening())
        m_server->close();
    if (m_server->listen(QHostAddress(QHostAddress::LocalHost), port))
        return {};
    Error error;
    error.kind = Error::Kind::Network;
    error.detail = QString::number(port);
    error.rule = QStringLiteral("listen");
    return error;
}

bool Server::isListening() const
{
    return m_server->isListening();
}

quint16 Server::port() const
{
    return m_server->serverPort();
}

int Server::connectionCount() const
{
    return m_open;
}

quint64 Server::acceptedCount() const
{
    return m_accepted;
}

void Server::close()
{
    m_server->close();
    const auto connections = findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly);
    for (Connection *connection : connections)
        connection->finishSoon();
}

void Server::abort()
{
    m_server->close();
    const auto connections = findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(connections);
}

void Server::setConnectionDelay(int ms)
{
    m_connectionDelayMs = ms;
}

void Server::accept(qintptr descriptor)
{
    ++m_accepted;
    if (m_open >= m_limits.connections) {
        QTcpSocket refused;
        refused.setSocketDescriptor(descriptor);
        refused.abort();
        return;
    }
    auto *tls = m_tls ? new QSslSocket : nullptr;
    QTcpSocket *socket = tls ? tls : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    auto *connection = new Connection(socket, m_handler, m_limits, m_connectionDelayMs, this);
    ++m_open;
    connect(connection, &QObject::destroyed, this, [this] { --m_open; });
    if (tls) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
}

} // namespace accountdesk::http
