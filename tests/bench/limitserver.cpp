// SPDX-License-Identifier: GPL-3.0-or-later
// The limit for the built-in tenant (rows 16 to 19): QTcpServer with a fixed answer and one full
// RS256 check for each request. Prints its port when it
// listens, then a token when it has a key; ends when its input closes.
#include "crypto/base64url.h"
#include "crypto/rsakey.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>
#include <unistd.h>

using namespace accountdesk;

namespace {

QByteArray makeToken(const crypto::RsaPrivateKey &key)
{
    const QByteArray header = crypto::toBase64Url(R"({"alg":"RS256","typ":"JWT","kid":"limit"})");
    const QByteArray payload = crypto::toBase64Url(
        R"({"iss":"https://limit.example/","sub":"auth0|5f7c8ec7c33c6c004bbafe82","aud":)"
        R"(["https://limit.example/api","https://limit.example/userinfo"],"azp":"client",)"
        R"("scope":"openid profile email read","iat":1700000000,"exp":4700000000})");
    const QByteArray text = header + '.' + payload;
    return text + '.' + crypto::toBase64Url(key.signRs256(text));
}

bool isGood(const QByteArray &token, const crypto::RsaPublicKey &key)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return false;
    const auto header = crypto::fromBase64Url(parts[0]);
    const auto payload = crypto::fromBase64Url(parts[1]);
    const auto signature = crypto::fromBase64Url(parts[2]);
    if (!header || !payload || !signature)
        return false;
    const QJsonObject claims = QJsonDocument::fromJson(*payload).object();
    return QJsonDocument::fromJson(*header).object().value(QStringLiteral("alg")).toString()
            == QLatin1String("RS256")
        && claims.value(QStringLiteral("exp")).toDouble() > 1800000000
        && key.verifyRs256(QByteArray(parts[0] + '.' + parts[1]), *signature);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QByteArray body(700, 'x');
    const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;

    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    std::printf("%d\n", server.serverPort());
    std::fflush(stdout);
    auto key = crypto::RsaPrivateKey::generate();
    if (!key)
        return 1;
    auto publicKey = crypto::RsaPublicKey::fromComponents(key->modulus(), key->exponent());
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            const QByteArray request = socket->readAll();
            const qsizetype at = request.indexOf("Bearer ") + 7;
            const QByteArray token = request.mid(at, request.indexOf('\r', at) - at);
            socket->write(isGood(token, *publicKey) ? answer : QByteArray("HTTP/1.1 401 no\r\n\r\n"));
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::printf("%s\n", makeToken(*key).constData());
    std::fflush(stdout);
    return application.exec();
}
