// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/authorizationflow.h"

#include <QNetworkReply>
#include <QUrlQuery>

#include <utility>

namespace accountdesk::auth {

namespace {

// QUrlQuery takes %XX for encoded already and lets '+' through, so values are encoded here.
QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QList<QNetworkReply *> repliesOf(const net::Network &network)
{
    return network.findChildren<QNetworkReply *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

AuthorizationFlow::AuthorizationFlow(net::Network &network, RedirectHandler &handler,
                                     const Metadata &metadata, const QString &clientId,
                                     const QByteArray &state, const Pkce &pkce,
                                     Parameters parameters)
    : QOAuth2AuthorizationCodeFlow(clientId, metadata.authorizationEndpoint,
                                   metadata.tokenEndpoint, &network),
      m_network(network), m_handler(handler), m_pkce(pkce),
      m_endpoint(metadata.authorizationEndpoint), m_state(state),
      m_parameters(std::move(parameters))
{
    setReplyHandler(&handler);
    setState(QString::fromLatin1(state));
    setModifyParametersFunction([this](Stage stage, QMultiMap<QString, QVariant> *map) {
        modify(stage, *map);
    });
}

AuthorizationFlow::~AuthorizationFlow()
{
    // On Qt 6.4 the reply calls the handler without asking whether it still lives.
    if (m_reply && m_reply->isRunning())
        m_reply->abort();
}

QUrl AuthorizationFlow::makeAuthorizeUrl()
{
    QUrl made;
    const auto connection = connect(this, &QAbstractOAuth::authorizeWithBrowser, this,
                                    [&made](const QUrl &url) { made = url; });
    grant();
    disconnect(connection);
    return made;
}

void AuthorizationFlow::exchange(const QVariantMap &callbackParameters)
{
    m_code = callbackParameters.value(QStringLiteral("code")).toString();
    const QList<QNetworkReply *> earlier = repliesOf(m_network);
    Q_EMIT m_handler.callbackReceived(callbackParameters);
    for (QNetworkReply *reply : repliesOf(m_network)) {
        if (!earlier.contains(reply))
            m_reply = reply;
    }
}

void AuthorizationFlow::modify(Stage stage, QMultiMap<QString, QVariant> &parameters) const
{
    if (stage == Stage::RequestingAuthorization)
        return modifyAuthorization(parameters);
    if (stage != Stage::RequestingAccessToken)
        return;
    parameters.remove(QStringLiteral("client_secret"));
    parameters.replace(QStringLiteral("client_id"), encoded(clientIdentifier()));
    parameters.replace(QStringLiteral("redirect_uri"), encoded(m_handler.callback()));
    parameters.replace(QStringLiteral("code"), encoded(m_code));
    parameters.replace(QStringLiteral("code_verifier"), m_pkce.verifier().reveal());
}

void AuthorizationFlow::modifyAuthorization(QMultiMap<QString, QVariant> &parameters) const
{
    parameters.replace(QStringLiteral("response_type"), QStringLiteral("code"));
    parameters.replace(QStringLiteral("client_id"), encoded(clientIdentifier()));
    parameters.replace(QStringLiteral("redirect_uri"), encoded(m_handler.callback()));
    parameters.replace(QStringLiteral("state"), m_state);
    parameters.replace(QStringLiteral("code_challenge"), m_pkce.challenge());
    parameters.replace(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
    for (const auto &[name, value] : m_parameters)
        parameters.replace(name, encoded(value));
    // RFC 6749 section 3.1: a query that the endpoint has is kept.
    const auto own = QUrlQuery(m_endpoint).queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : own) {
        if (!parameters.contains(name))
            parameters.insert(name, value);
    }
}

} // namespace accountdesk::auth
