// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/tenantlogin.h"

#include "catalogue/lookup.h"
#include "core/clock.h"
#include "crypto/base64url.h"
#include "demo/demotenant.h"
#include "demo/formlogin.h"
#include "http/form.h"
#include "net/network.h"
#include "support/awaited.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace accountdesk::test {

namespace {

const QByteArray verifier = QByteArray(43, 'v');

QUrl authorizeUrl(const QJsonObject &ready)
{
    const QByteArray challenge = crypto::toBase64Url(
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
    const QByteArray query = http::encodeForm({
        {QStringLiteral("response_type"), QStringLiteral("code")},
        {QStringLiteral("client_id"), ready.value(QStringLiteral("client_id")).toString()},
        {QStringLiteral("redirect_uri"), benchCallback()},
        {QStringLiteral("scope"), catalogue::firstScopes().join(QLatin1Char(' '))},
        {QStringLiteral("audience"), ready.value(QStringLiteral("audience")).toString()},
        {QStringLiteral("state"), QStringLiteral("bench-state-0123456789")},
        {QStringLiteral("nonce"), QStringLiteral("bench-nonce-0123456789")},
        {QStringLiteral("code_challenge"), QString::fromLatin1(challenge)},
        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}});
    return QUrl::fromEncoded(ready.value(QStringLiteral("issuer")).toString().toUtf8() + "authorize?" + query);
}

QString codeFor(net::Network &network, const QJsonObject &ready)
{
    const QJsonObject first = ready.value(QStringLiteral("people")).toArray().first().toObject();
    demo::DemoPerson person;
    person.id = first.value(QStringLiteral("id")).toString();
    person.username = first.value(QStringLiteral("username")).toString();
    person.password = first.value(QStringLiteral("password")).toString();
    demo::FormLogin login(network, person);
    Awaited<QUrl> redirect;
    Completion<QUrl> taken = redirect.completion();
    login.setCallbackTaker([&taken](const QUrl &url) { taken(url); });
    login.start(authorizeUrl(ready));
    const Result<QUrl> callback = redirect.take();
    if (!callback)
        return {};
    const auto parameters = http::parseForm(callback->query(QUrl::FullyEncoded).toUtf8());
    return parameters ? http::onlyValue(*parameters, u"code").value_or(QString()) : QString();
}

} // namespace

QString benchCallback()
{
    return QStringLiteral("http://127.0.0.1:47821/callback");
}

Target signInOn(const QJsonObject &ready)
{
    const SystemClock clock;
    net::Network network(clock);
    net::Outgoing request;
    request.verb = "POST";
    const QByteArray issuer = ready.value(QStringLiteral("issuer")).toString().toUtf8();
    request.url = QUrl::fromEncoded(issuer + "oauth/token");
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = http::encodeForm({
        {QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
        {QStringLiteral("client_id"), ready.value(QStringLiteral("client_id")).toString()},
        {QStringLiteral("code"), codeFor(network, ready)},
        {QStringLiteral("code_verifier"), QString::fromLatin1(verifier)},
        {QStringLiteral("redirect_uri"), benchCallback()}});
    Awaited<net::Answer> answer;
    network.send(std::move(request), &network, answer.completion());
    const auto result = answer.take();
    if (!result)
        return {};
    const QByteArray token = QJsonDocument::fromJson(result->body)
                                 .object().value(QStringLiteral("access_token")).toString().toLatin1();
    const QJsonObject claims = QJsonDocument::fromJson(
        crypto::fromBase64Url(token.split('.').value(1)).value_or(QByteArray())).object();
    const QByteArray path = catalogue::expand(catalogue::Action::ReadUser,
                                              {claims.value(QStringLiteral("sub")).toString()});
    return {QString::fromLatin1(issuer.chopped(1) + path), token};
}

double startInProcessMs()
{
    QElapsedTimer timer;
    timer.start();
    demo::DemoTenant tenant;
    const auto address = tenant.start();
    return address ? double(timer.nsecsElapsed()) / 1e6 : 1e9;
}

} // namespace accountdesk::test
