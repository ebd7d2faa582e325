// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/redirecthandler.h"

#include "core/secret.h"
#include "http/form.h"
#include "http/server.h"
#include "net/replywatch.h"

#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace accountdesk::auth {

namespace {

constexpr int doneMs = 2000;
constexpr qsizetype longestCode = 4096;
constexpr http::ServerLimits limits{16 * 1024, 0, 5000, 5000, 5000, 10};

// Says nothing of success: the exchange has only begun.
constexpr char donePage[] =
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta name=\"color-scheme\" content=\"light dark\"><title>Account Desk</title></head>"
    "<body><h1>Go back to Account Desk</h1>"
    "<p>You can close this page. Account Desk goes on with signing you in.</p></body></html>";

void setPageHeaders(http::Response &response)
{
    response.setHeader(QByteArrayLiteral("Content-Security-Policy"),
                       QByteArrayLiteral("default-src 'none'; frame-ancestors 'none'"));
    response.setHeader(QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff"));
    response.setHeader(QByteArrayLiteral("Referrer-Policy"), QByteArrayLiteral("no-referrer"));
    response.setHeader(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store"));
}

http::Response page(int status, const QByteArray &body, const QByteArray &type)
{
    http::Response response = http::Response::text(status, body, type);
    setPageHeaders(response);
    return response;
}

http::Response refusal(int status)
{
    return page(status, http::reasonPhrase(status), QByteArrayLiteral("text/plain; charset=utf-8"));
}

bool isSaneCode(const QString &code)
{
    return !code.isEmpty() && code.size() <= longestCode
        && std::all_of(code.begin(), code.end(), [](QChar c) {
               return c.unicode() >= 0x20 && c.unicode() <= 0x7e;
           });
}

/// The parameters if none is doubled, the state is ours and there is a code or else an error.
std::optional<QVariantMap> checkedParameters(const QByteArray &query, const QByteArray &state)
{
    const std::optional<QList<http::Parameter>> pairs = http::parseForm(query);
    if (!pairs)
        return std::nullopt;
    const std::optional<QString> given = http::onlyValue(*pairs, u"state");
    if (!given || !constantTimeEquals(given->toUtf8(), state))
        return std::nullopt;
    QVariantMap parameters;
    for (const http::Parameter &pair : *pairs) {
        if (parameters.contains(pair.first))
            return std::nullopt;
        parameters.insert(pair.first, pair.second);
    }
    const QString code = parameters.value(QStringLiteral("code")).toString();
    const bool hasCode = parameters.contains(QStringLiteral("code"));
    const bool hasError = !parameters.value(QStringLiteral("error")).toString().isEmpty();
    if (hasCode == hasError || (hasCode && !isSaneCode(code)))
        return std::nullopt;
    return parameters;
}

net::Answer answerOf(QNetworkReply &reply)
{
    net::Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = reply.rawHeaderPairs();
    answer.body = reply.readAll();
    const net::ReplyWatch *watch = net::ReplyWatch::of(reply);
    answer.exchange = watch ? watch->number : 0;
    return answer;
}

} // namespace

RedirectHandler::RedirectHandler(QByteArray state, QObject *parent)
    : QAbstractOAuthReplyHandler(parent), m_state(std::move(state))
{
}

RedirectHandler::~RedirectHandler() = default;

Result<void> RedirectHandler::listen(const QList<quint16> &ports)
{
    QStringList taken;
    for (quint16 port : ports) {
        auto server = std::make_unique<http::Server>(
            [this](const http::Request &request) { return serve(request); }, limits);
        if (server->listen(port)) {
            m_server = std::move(server);
            m_port = m_server->port();
            return {};
        }
        taken.append(QString::number(port));
    }
    return Error{Error::Kind::Network, 0, {}, taken.join(QStringLiteral(", ")),
                 QStringLiteral("callbackPort"), 0};
}

QString RedirectHandler::callback() const
{
    return QStringLiteral("http://127.0.0.1:%1/callback").arg(m_port);
}

bool RedirectHandler::isListening() const
{
    return m_server && m_server->isListening();
}

void RedirectHandler::close()
{
    if (!isListening())
        return;
    m_server->close();
    Q_EMIT closed();
}

void RedirectHandler::finishUnder(QObject *owner)
{
    if (!isListening() || !m_hasAnswered) {
        close();
        deleteLater();
        return;
    }
    setParent(owner);
    connect(this, &RedirectHandler::closed, this, &QObject::deleteLater);
}

http::Response RedirectHandler::serve(const http::Request &request)
{
    if (request.header("Host") != "127.0.0.1:" + QByteArray::number(m_port))
        return refusal(421);
    const bool isCallback = request.path == "/callback" && !m_hasAnswered;
    const bool isDone = request.path == "/done" && m_hasAnswered && !m_isDoneServed;
    if (!isCallback && !isDone)
        return refusal(404);
    if (request.method != "GET") {
        http::Response response = refusal(405);
        response.setHeader(QByteArrayLiteral("Allow"), QByteArrayLiteral("GET"));
        return response;
    }
    return isCallback ? serveCallback(request) : serveDone();
}

http::Response RedirectHandler::serveCallback(const http::Request &request)
{
    const std::optional<QVariantMap> parameters = checkedParameters(request.query, m_state);
    if (!parameters)
        return refusal(400);
    m_hasAnswered = true;
    QTimer::singleShot(doneMs, this, &RedirectHandler::close);
    // First, so that the exchange is on its way before the browser is.
    Q_EMIT answered(*parameters);
    http::Response response = refusal(303);
    response.setHeader(QByteArrayLiteral("Location"), QByteArrayLiteral("/done"));
    return response;
}

http::Response RedirectHandler::serveDone()
{
    m_isDoneServed = true;
    QTimer::singleShot(0, this, &RedirectHandler::close);
    http::Response response = page(200, QByteArray::fromRawData(donePage, sizeof donePage - 1),
                                   QByteArrayLiteral("text/html; charset=utf-8"));
    response.closeAfter = true;
    return response;
}

void RedirectHandler::networkReplyFinished(QNetworkReply *reply)
{
    reply->deleteLater();
    if (const std::optional<Error> error = net::problemOf(*reply, false))
        Q_EMIT tokenRequestFailed(*error);
    else
        Q_EMIT tokenAnswered(answerOf(*reply));
}

} // namespace accountdesk::auth
