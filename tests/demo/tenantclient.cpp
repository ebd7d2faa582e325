// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tenantclient.h"

#include "catalogue/lookup.h"
#include "crypto/base64url.h"
#include "demo/formlogin.h"
#include "demodata/demostate.h"
#include "http/form.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

namespace accountdesk::test {

const QByteArray TenantClient::verifier = QByteArray(50, 'v');
const QString TenantClient::callback = QStringLiteral("http://127.0.0.1:50123/callback");

QByteArray TenantAnswer::header(const QByteArray &name) const
{
    for (const auto &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

bool TenantAnswer::hasHeader(const QByteArray &name) const
{
    for (const auto &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QString TenantAnswer::locationParameter(const QString &name) const
{
    return parameterOf(QUrl::fromEncoded(header("Location")), name);
}

demo::DemoOptions TenantClient::openOptions()
{
    demo::DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    return options;
}

TenantClient::TenantClient(demo::DemoOptions options) : m_options(options), m_tenant(options)
{
    m_isStarted = m_tenant.start().has_value();
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(20000);
}

void TenantClient::reset()
{
    m_tenant.withState([this](demo::DemoState &state) {
        state.options = m_options;
        state.reset();
    });
    forgetConnections();
}

demo::DemoPerson TenantClient::person(const QString &id) const
{
    for (const demo::DemoPerson &candidate : m_tenant.people()) {
        if (candidate.id == id)
            return candidate;
    }
    return {};
}

TenantAnswer TenantClient::send(const QByteArray &verb, const QByteArray &target,
                                const Headers &headers, const QByteArray &body)
{
    QNetworkRequest request(QUrl::fromEncoded(address().issuer.chopped(1).toUtf8() + target));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!address().authorityPem.isEmpty()) {
        QSslConfiguration configuration;
        configuration.setCaCertificates(QSslCertificate::fromData(address().authorityPem));
        request.setSslConfiguration(configuration);
    }
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    for (const auto &header : headers)
        request.setRawHeader(header.first, header.second);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
    TenantAnswer answer;
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 30000))
        return answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = reply->rawHeaderPairs();
    answer.body = reply->readAll();
    return answer;
}

TenantAnswer TenantClient::get(const QByteArray &target, const Headers &headers)
{
    return send("GET", target, headers);
}

TenantAnswer TenantClient::postForm(const QByteArray &target, const Fields &fields,
                                    const Headers &headers)
{
    return send("POST", target,
                Headers{{"Content-Type", "application/x-www-form-urlencoded"}} + headers,
                http::encodeForm(fields));
}

TenantAnswer TenantClient::api(const QByteArray &verb, const QByteArray &path,
                               const QByteArray &token, const QByteArray &body)
{
    return send(verb, path, {{"Authorization", "Bearer " + token}}, body);
}

Fields TenantClient::parameters(const Fields &changes) const
{
    const QByteArray challenge = crypto::toBase64Url(
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
    Fields fields{
        {QStringLiteral("response_type"), QStringLiteral("code")},
        {QStringLiteral("client_id"), address().clientId},
        {QStringLiteral("redirect_uri"), callback},
        {QStringLiteral("scope"), catalogue::firstScopes().join(QLatin1Char(' '))},
        {QStringLiteral("audience"), address().audience},
        {QStringLiteral("state"), QStringLiteral("state-of-the-test-012345")},
        {QStringLiteral("nonce"), QStringLiteral("nonce-of-the-test-012345")},
        {QStringLiteral("code_challenge"), QString::fromLatin1(challenge)},
        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
    for (const auto &change : changes) {
        fields.removeIf([&change](const auto &field) { return field.first == change.first; });
        if (!change.second.isEmpty())
            fields.append(change);
    }
    return fields;
}

QByteArray TenantClient::authorizeTarget(const Fields &changes) const
{
    return "/authorize?" + http::encodeForm(parameters(changes));
}

QUrl TenantClient::authorizeUrl(const Fields &changes) const
{
    return QUrl::fromEncoded(address().issuer.chopped(1).toUtf8() + authorizeTarget(changes));
}

QUrl TenantClient::walk(const QString &personId, const Fields &changes, bool declines)
{
    demo::FormLogin login(m_network, person(personId));
    login.setConsent(declines ? demo::FormLogin::Answer::Decline : demo::FormLogin::Answer::Accept);
    QUrl reached;
    m_failure.clear();
    login.setCallbackTaker([&reached](const QUrl &url) { reached = url; });
    QObject::connect(&login, &demo::FormLogin::failed, &login,
                     [this](const Error &error) { m_failure = error.detail; });
    login.start(authorizeUrl(changes));
    if (!QTest::qWaitFor([&] { return !reached.isEmpty() || !m_failure.isEmpty(); }, 30000))
        m_failure = QStringLiteral("nothing happened");
    return reached;
}

TenantAnswer TenantClient::exchange(const QString &code, const Fields &changes)
{
    Fields fields{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                  {QStringLiteral("client_id"), address().clientId},
                  {QStringLiteral("code"), code},
                  {QStringLiteral("code_verifier"), QString::fromLatin1(verifier)},
                  {QStringLiteral("redirect_uri"), callback}};
    for (const auto &change : changes) {
        fields.removeIf([&change](const auto &field) { return field.first == change.first; });
        if (!change.second.isEmpty())
            fields.append(change);
    }
    return postForm("/oauth/token", fields);
}

TenantAnswer TenantClient::refresh(const QString &token)
{
    return postForm("/oauth/token", {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                                     {QStringLiteral("client_id"), address().clientId},
                                     {QStringLiteral("refresh_token"), token}});
}

QJsonObject TenantClient::signIn(const QString &personId, const Fields &changes)
{
    const QUrl reached = walk(personId, changes);
    const TenantAnswer answer = exchange(parameterOf(reached, QStringLiteral("code")));
    return answer.status == 200 ? answer.object() : QJsonObject();
}

QByteArray TenantClient::accessToken(const QString &personId, const Fields &changes)
{
    return signIn(personId, changes).value(u"access_token").toString().toLatin1();
}

Fields TenantClient::allScopes()
{
    return {{QStringLiteral("scope"),
             catalogue::scopesFor(catalogue::allActions()).join(QLatin1Char(' '))}};
}

QByteArray TenantClient::userPath(const QString &userId) const
{
    return catalogue::expand(catalogue::Action::ReadUser, {userId});
}

QString parameterOf(const QUrl &url, const QString &name)
{
    const auto fields = http::parseForm(url.query(QUrl::FullyEncoded).toUtf8());
    return fields ? http::onlyValue(*fields, name).value_or(QString()) : QString();
}

namespace {

QJsonObject partOf(const QString &token, qsizetype index)
{
    const QByteArrayList parts = token.toLatin1().split('.');
    return QJsonDocument::fromJson(
        crypto::fromBase64Url(parts.value(index)).value_or(QByteArray())).object();
}

} // namespace

QJsonObject claimsOf(const QString &token)
{
    return partOf(token, 1);
}

QJsonObject headerOf(const QString &token)
{
    return partOf(token, 0);
}

} // namespace accountdesk::test
