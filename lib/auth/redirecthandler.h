// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "net/network.h"

#include <QAbstractOAuthReplyHandler>

#include <memory>

namespace accountdesk::http { class Server; struct Request; struct Response; }

namespace accountdesk::auth {

/// The loopback callback of one attempt (RFC 8252 section 7.3) on lib/http: GET /callback with
/// the attempt's state is answered 303 to /done, which is served once within 2 s; everything
/// else gets 4xx and it goes on listening. Private to this module.
class RedirectHandler : public QAbstractOAuthReplyHandler
{
    Q_OBJECT

public:
    explicit RedirectHandler(QByteArray state, QObject *parent = nullptr);
    ~RedirectHandler() override;

    /// Binds the first free port; 0 is any. Network error naming all ports if none is free.
    Result<void> listen(const QList<quint16> &ports);
    QString callback() const override; ///< "http://127.0.0.1:PORT/callback"
    quint16 port() const { return m_port; }
    bool isListening() const;
    bool hasAnswered() const { return m_hasAnswered; }
    void close();
    /// Lives on for the sake of /done, then ends itself; the new owner ends it earlier.
    void finishUnder(QObject *owner);

    /// Takes the token endpoint's answer to the flow's request; ends the reply.
    void networkReplyFinished(QNetworkReply *reply) override;

Q_SIGNALS:
    /// The first answer that has our state, before the browser is answered; the parameters are
    /// decoded, none is doubled and there is either a code or an error.
    void answered(const QVariantMap &parameters);
    void tokenRequestFailed(const accountdesk::Error &error);
    /// The token endpoint's whole answer, of whatever status.
    void tokenAnswered(const accountdesk::net::Answer &answer);
    void closed();

private:
    http::Response serve(const http::Request &request);
    http::Response serveCallback(const http::Request &request);
    http::Response serveDone();

    QByteArray m_state;
    std::unique_ptr<http::Server> m_server;
    quint16 m_port = 0;
    bool m_hasAnswered = false;
    bool m_isDoneServed = false;
};

} // namespace accountdesk::auth
