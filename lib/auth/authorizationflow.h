// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/metadata.h"
#include "auth/pkce.h"
#include "auth/redirecthandler.h"

#include <QList>
#include <QOAuth2AuthorizationCodeFlow>
#include <QPair>
#include <QPointer>

namespace accountdesk::auth {

/// The one flow of one attempt: builds the authorization URL and sends the token request.
/// Everything that matters is put in by us, so that all versions of Qt Network Authorization
/// send the same. Private to this module; must be destroyed before its handler.
class AuthorizationFlow : public QOAuth2AuthorizationCodeFlow
{
    Q_OBJECT

public:
    /// Names and values of the authorization request beside those of the protocol itself.
    using Parameters = QList<QPair<QString, QString>>;

    AuthorizationFlow(net::Network &network, RedirectHandler &handler, const Metadata &metadata,
                      const QString &clientId, const QByteArray &state, const Pkce &pkce,
                      Parameters parameters);
    ~AuthorizationFlow() override;

    QUrl makeAuthorizeUrl();
    /// Sends the token request now; the handler gets the answer.
    void exchange(const QVariantMap &callbackParameters);

private:
    void modify(Stage stage, QMultiMap<QString, QVariant> &parameters) const;
    void modifyAuthorization(QMultiMap<QString, QVariant> &parameters) const;

    net::Network &m_network;
    RedirectHandler &m_handler;
    const Pkce &m_pkce;
    QUrl m_endpoint;
    QByteArray m_state;
    Parameters m_parameters;
    QString m_code;
    QPointer<QNetworkReply> m_reply;
};

} // namespace accountdesk::auth
