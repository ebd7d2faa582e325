// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/passwordemail.h"

#include "auth/answererror.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace accountdesk::auth {

namespace {

constexpr net::AnswerLimits limits{64 * 1024, 30000};

/// The answer is a sentence as text/html, not JSON; a web page is somebody else's.
Result<QString> sentenceIn(const net::Answer &answer)
{
    if (answer.status == 400 && !answer.isJson())
        return about(answer, {Error::Kind::Rejected, 0, {},
                              QString::fromUtf8(answer.body).simplified(), {}, 0});
    if (answer.status != 200) {
        const std::optional<Error> error = answerError(answer);
        return error ? *error : about(answer, {Error::Kind::Malformed, 0, {}, {},
                                               QStringLiteral("status"), 0});
    }
    const QString text = QString::fromUtf8(answer.body).simplified();
    if (text.startsWith(QLatin1Char('<')))
        return about(answer, {Error::Kind::Server, 0, {},
                              QStringLiteral("a web page came instead of a sentence"),
                              QStringLiteral("contentType"), 0});
    return text;
}

} // namespace

PasswordEmail::PasswordEmail(net::Network &network, QObject *parent)
    : QObject(parent), m_network(network)
{
}

void PasswordEmail::send(const config::Tenant &tenant, const QString &email,
                         const QString &connection, Completion<QString> completion)
{
    net::Outgoing request;
    request.verb = QByteArrayLiteral("POST");
    request.url = tenant.origin();
    request.url.setPath(QStringLiteral("/dbconnections/change_password"));
    request.headers = {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")}};
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("client_id"), tenant.clientId},
                                             {QStringLiteral("email"), email},
                                             {QStringLiteral("connection"), connection}})
                       .toJson(QJsonDocument::Compact);
    request.limits = limits;
    auto waiting = std::make_shared<Completion<QString>>(std::move(completion));
    m_network.send(std::move(request), this,
                   {this, [waiting](Result<net::Answer> answer) {
                        if (answer)
                            (*waiting)(sentenceIn(*answer));
                        else
                            (*waiting)(answer.error());
                    }});
}

} // namespace accountdesk::auth
