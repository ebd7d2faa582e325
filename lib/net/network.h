// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/completion.h"
#include "core/secret.h"
#include "net/exchange.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslCertificate>

#include <memory>
#include <optional>

namespace accountdesk::net {

/// Limits of one kind of answer (security B4.5, B11.7, B11.8).
struct AnswerLimits
{
    qsizetype bytes = 1024 * 1024;
    int totalMs = 30000;            ///< from sending to the last byte
};

struct Outgoing
{
    QByteArray verb;
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    AnswerLimits limits;
    Secret bearer;                  ///< sent only when url is of bearerOrigin
    QUrl bearerOrigin;
};

/// An HTTP answer of whatever status, complete: its length was checked.
struct Answer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    quint64 exchange = 0;

    QByteArray header(QByteArrayView name) const;
    bool isJson() const;            ///< by its media type
};

/// Handle of a request under way; deleting it cancels, the completion then never comes.
class Transfer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Ends the request with a Cancelled error.
    virtual void cancel() = 0;
};

/// The one network access manager: every request of the program goes through it, the OAuth
/// flow's too. It follows no redirects, sends each body at most once (Qt would resend a POST
/// after a silent close), ends each request at a total deadline and a size, keeps no cookies and
/// no cache, gives a bearer only to its own origin and reports each exchange, redacted. TLS
/// errors are never ignored. Plain http is allowed to loopback only.
class Network : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit Network(const Clock &clock, QObject *parent = nullptr);
    ~Network() override;

    /// One more authority beside the system's (--ca-file); read lazily, with the first https
    /// request, never at start-up.
    void setExtraAuthorities(const QList<QSslCertificate> &certificates);

    /// Sends; the completion gets every complete HTTP answer (any status), or Network, TimedOut,
    /// Untrusted (TLS), Malformed (truncated, too large), Rejected (3xx: rule "redirect"; bearer
    /// to a foreign origin: rule "origin"; header with CR or LF: rule "header"; plain http
    /// elsewhere than loopback: rule "https"; 407: rule "proxy") or Cancelled. For a write whose
    /// answer was lost the error is UnknownOutcome. The transfer belongs to parent.
    virtual Transfer *send(Outgoing outgoing, QObject *parent, Completion<Answer> completion);

    /// Deadline for requests that the OAuth flow makes itself.
    void setFlowLimits(const AnswerLimits &limits);

Q_SIGNALS:
    void exchanged(const accountdesk::net::Exchange &exchange);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoingData) override;

private:
    QNetworkReply *begin(const QNetworkRequest &request, const QByteArray &verb,
                         const QByteArray &body, const AnswerLimits &limits);
    void report(QNetworkReply &reply);

    struct Private;
    std::unique_ptr<Private> d;
};

/// The error that a finished reply amounts to, or nothing if it is a complete answer.
/// Shared by send() and by whoever gets a QNetworkReply from the OAuth flow.
std::optional<Error> problemOf(QNetworkReply &reply, bool isWrite);

/// Same scheme, host and port (defaults filled in).
bool isSameOrigin(const QUrl &a, const QUrl &b);
/// 127.0.0.0/8, [::1] or localhost.
bool isLoopback(const QUrl &url);

} // namespace accountdesk::net
