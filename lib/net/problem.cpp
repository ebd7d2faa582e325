// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/network.h"
#include "net/replywatch.h"

#include <QMetaEnum>

namespace accountdesk::net {

namespace {

using Reply = QNetworkReply;

/// What Qt calls the error. Its errorString() may hold the URL and is never shown or logged.
QString nameOf(Reply::NetworkError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<Reply::NetworkError>().valueToKey(error));
}

bool isConnectionError(Reply::NetworkError error)
{
    return error != Reply::NoError && error < Reply::ContentAccessDenied;
}

/// The request cannot have reached the server.
bool isBeforeSending(Reply::NetworkError error)
{
    return error == Reply::ConnectionRefusedError || error == Reply::HostNotFoundError
        || error == Reply::ProxyConnectionRefusedError || error == Reply::ProxyNotFoundError;
}

void describeTls(Error &error, const ReplyWatch *watch, Reply::NetworkError reported)
{
    error.kind = Error::Kind::Untrusted;
    error.rule = QStringLiteral("tls");
    error.detail = nameOf(reported);
    if (!watch)
        return;
    for (const QSslError &tls : watch->tlsErrors()) {
        if (tls.error() == QSslError::CertificateExpired) {
            error.rule = QStringLiteral("tls.expired");
            error.detail = tls.certificate().expiryDate().toUTC().toString(Qt::ISODate);
            return;
        }
    }
    if (!watch->tlsErrors().isEmpty())
        error.detail = watch->tlsErrors().first().errorString();
}

/// Qt keeps silent about the end of a chunked answer; its reader must find its JSON whole.
bool isTruncated(const Reply &reply, const ReplyWatch *watch)
{
    const QByteArray announced = reply.rawHeader("Content-Length");
    if (announced.isEmpty() || reply.operation() == QNetworkAccessManager::HeadOperation)
        return false;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 204 || status == 304)
        return false;
    return announced.toLongLong() != (watch ? watch->received() : reply.bytesAvailable());
}

/// What an answer that did not come whole amounts to.
void describeLoss(Error &error, const Reply &reply, const ReplyWatch *watch)
{
    const auto reported = reply.error();
    error.detail = nameOf(reported);
    if (watch && watch->cut() == ReplyWatch::Cut::Size)
        error.kind = Error::Kind::Malformed;
    else if (watch && watch->cut() == ReplyWatch::Cut::Cancelled)
        error.kind = Error::Kind::Cancelled;
    else if ((watch && watch->cut() == ReplyWatch::Cut::Deadline)
             || reported == Reply::OperationCanceledError || reported == Reply::TimeoutError)
        error.kind = Error::Kind::TimedOut;
    else if (error.httpStatus != 0)
        error.kind = Error::Kind::Malformed;
    else
        error.kind = reported == Reply::ProtocolFailure ? Error::Kind::Malformed
                                                        : Error::Kind::Network;
    if (watch && !watch->rule().isEmpty())
        error.rule = watch->rule();
    else if (error.kind == Error::Kind::Malformed)
        error.rule = QStringLiteral("truncated");
}

} // namespace

std::optional<Error> problemOf(QNetworkReply &reply, bool isWrite)
{
    const ReplyWatch *watch = ReplyWatch::of(reply);
    const auto reported = reply.error();
    Error error;
    error.httpStatus = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    error.exchange = watch ? watch->number : 0;

    if (watch && watch->cut() == ReplyWatch::Cut::Refused) {
        error.rule = watch->rule();
        return error;
    }
    if (reported == Reply::SslHandshakeFailedError || (watch && !watch->tlsErrors().isEmpty())) {
        describeTls(error, watch, reported);
        return error;
    }
    if (error.httpStatus == 407 || reported == Reply::ProxyAuthenticationRequiredError) {
        error.rule = QStringLiteral("proxy");
        return error;
    }
    const bool isCut = watch && watch->cut() != ReplyWatch::Cut::None;
    if (!isCut && error.httpStatus >= 300 && error.httpStatus < 400) {
        error.rule = QStringLiteral("redirect");
        return error;
    }
    if (isCut || error.httpStatus == 0 || isConnectionError(reported)
        || isTruncated(reply, watch)) {
        describeLoss(error, reply, watch);
        const bool mayHaveActed = error.httpStatus < 300 && !isBeforeSending(reported);
        if (isWrite && mayHaveActed && (!watch || watch->mayHaveBeenSent()))
            error.kind = Error::Kind::UnknownOutcome;
        return error;
    }
    const QByteArray encoding = reply.rawHeader("Content-Encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity") {
        error.kind = isWrite && error.httpStatus < 300 ? Error::Kind::UnknownOutcome
                                                       : Error::Kind::Malformed;
        error.rule = QStringLiteral("encoding");
        return error;
    }
    return std::nullopt;
}

} // namespace accountdesk::net
