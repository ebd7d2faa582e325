// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/network.h"

#include "net/authorities.h"
#include "net/oneshotbody.h"
#include "net/refusedreply.h"
#include "net/replywatch.h"
#include "net/requestrules.h"
#include "net/transfer.h"

#include <QBuffer>
#include <QSslConfiguration>

namespace accountdesk::net {

struct Network::Private
{
    const Clock &clock;
    Authorities authorities;
    AnswerLimits flowLimits;
    std::optional<AnswerLimits> sendLimits; ///< of the send() that is calling createRequest
    std::optional<QSslConfiguration> tls;   ///< made once, when the authorities are known
    quint64 lastNumber = 0;

    void secure(QNetworkRequest &request);
};

/// Without extra authorities Qt finds the system's one by one, as a server needs them.
void Network::Private::secure(QNetworkRequest &request)
{
    if (!tls) {
        if (!authorities.isReady())
            authorities.loadNow(); // only for a flow that did not begin with discovery
        tls = QSslConfiguration::defaultConfiguration();
        tls->setProtocol(QSsl::TlsV1_2OrLater);
        if (authorities.hasExtra())
            tls->setCaCertificates(authorities.all());
    }
    request.setSslConfiguration(*tls);
}

namespace {

QByteArray verbOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return QByteArrayLiteral("HEAD");
    case QNetworkAccessManager::GetOperation:
        return QByteArrayLiteral("GET");
    case QNetworkAccessManager::PutOperation:
        return QByteArrayLiteral("PUT");
    case QNetworkAccessManager::PostOperation:
        return QByteArrayLiteral("POST");
    case QNetworkAccessManager::DeleteOperation:
        return QByteArrayLiteral("DELETE");
    default:
        return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    }
}

bool isRead(const QByteArray &verb)
{
    return verb == "GET" || verb == "HEAD";
}

QByteArray bytesOf(QIODevice *device)
{
    if (auto *buffer = qobject_cast<QBuffer *>(device))
        return buffer->data();
    return device ? device->readAll() : QByteArray();
}

QNetworkRequest requestOf(const Outgoing &outgoing)
{
    QNetworkRequest request(outgoing.url);
    for (const auto &header : outgoing.headers)
        request.setRawHeader(header.first, header.second);
    if (!outgoing.bearer.isEmpty())
        request.setRawHeader(QByteArrayLiteral("Authorization"),
                             "Bearer " + outgoing.bearer.reveal());
    return request;
}

QString ruleBrokenBy(const Outgoing &outgoing, const QNetworkRequest &request)
{
    if (!outgoing.bearer.isEmpty() && !isSameOrigin(outgoing.url, outgoing.bearerOrigin))
        return QStringLiteral("origin");
    return brokenRule(request);
}

} // namespace

Network::Network(const Clock &clock, QObject *parent)
    : QNetworkAccessManager(parent), d(new Private{clock, Authorities(), {}, {}, {}})
{
    setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    setStrictTransportSecurityEnabled(false);
}

Network::~Network() = default;

void Network::setExtraAuthorities(const QList<QSslCertificate> &certificates)
{
    d->authorities.setExtra(certificates);
    d->tls.reset();
}

void Network::setFlowLimits(const AnswerLimits &limits)
{
    d->flowLimits = limits;
}

Transfer *Network::send(Outgoing outgoing, QObject *parent, Completion<Answer> completion)
{
    const QNetworkRequest request = requestOf(outgoing);
    auto *transfer = new HttpTransfer(!isRead(outgoing.verb), parent, std::move(completion));
    const QString broken = ruleBrokenBy(outgoing, request);
    if (!broken.isEmpty()) {
        Error error;
        error.rule = broken;
        transfer->fail(error);
        return transfer;
    }
    const auto start = [this, transfer, request, verb = outgoing.verb, body = outgoing.body,
                        limits = outgoing.limits] {
        transfer->start(begin(request, verb, body, limits));
    };
    if (outgoing.url.scheme() == QLatin1String("https") && !d->authorities.isReady()) {
        connect(&d->authorities, &Authorities::loaded, transfer, start);
        d->authorities.load();
    } else {
        start();
    }
    return transfer;
}

QNetworkReply *Network::begin(const QNetworkRequest &request, const QByteArray &verb,
                              const QByteArray &body, const AnswerLimits &limits)
{
    d->sendLimits = limits;
    QNetworkReply *reply = verb == "GET"    ? get(request)
                           : verb == "HEAD" ? head(request)
                                            : sendCustomRequest(request, verb, body);
    d->sendLimits.reset();
    return reply;
}

QNetworkReply *Network::createRequest(Operation operation, const QNetworkRequest &original,
                                      QIODevice *outgoingData)
{
    const QString broken = brokenRule(original);
    if (!broken.isEmpty())
        return new RefusedReply(original, broken, this);

    const AnswerLimits limits = d->sendLimits.value_or(d->flowLimits);
    const QByteArray verb = verbOf(operation, original);
    QNetworkRequest request = strictRequest(original, limits);
    if (request.url().scheme() == QLatin1String("https"))
        d->secure(request);
    OneShotBody *body = nullptr;
    qsizetype bodySize = 0;
    if (!isRead(verb)) {
        const QByteArray bytes = bytesOf(outgoingData);
        bodySize = bytes.size();
        body = new OneShotBody(bytes);
        request.setHeader(QNetworkRequest::ContentLengthHeader, bodySize);
        // Qt gives a body, and with it the refusal to resend, to its custom operation only.
        request.setAttribute(QNetworkRequest::CustomVerbAttribute, verb);
        operation = CustomOperation;
    }
    QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, body);
    if (body)
        body->setParent(reply);
    auto *watch = new ReplyWatch(*reply, limits);
    watch->number = ++d->lastNumber;
    watch->verb = verb;
    watch->startedAt = d->clock.now();
    watch->startedMs = d->clock.monotonicMs();
    watch->requestBytes = bodySize;
    connect(reply, &QNetworkReply::finished, this, [this, reply] { report(*reply); });
    return reply;
}

void Network::report(QNetworkReply &reply)
{
    const ReplyWatch &watch = *ReplyWatch::of(reply);
    Exchange exchange;
    exchange.number = watch.number;
    exchange.startedAt = watch.startedAt;
    exchange.durationMs = d->clock.monotonicMs() - watch.startedMs;
    exchange.verb = watch.verb;
    exchange.url = withoutSecrets(reply.request().url());
    exchange.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    QList<QPair<QByteArray, QByteArray>> headers;
    const QNetworkRequest request = reply.request();
    for (const QByteArray &name : request.rawHeaderList())
        headers.append({name, request.rawHeader(name)});
    exchange.requestHeaders = redactedHeaders(headers);
    exchange.responseHeaders = redactedHeaders(reply.rawHeaderPairs());
    exchange.requestBytes = watch.requestBytes;
    exchange.responseBytes = watch.received();
    const auto problem = problemOf(reply, !isRead(watch.verb));
    if (problem && (exchange.status == 0 || problem->kind != Error::Kind::Rejected))
        exchange.failure = kindName(problem->kind);
    Q_EMIT exchanged(exchange);
}

} // namespace accountdesk::net
