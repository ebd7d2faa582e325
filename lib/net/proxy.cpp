// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxy.h"

#include "net/network.h"

#include <QNetworkProxyFactory>

namespace accountdesk::net {

namespace {

class SystemProxies final : public QNetworkProxyFactory
{
public:
    SystemProxies(const QString &user, const Secret &password)
        : m_user(user), m_password(password.duplicate()) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        QUrl url;
        url.setHost(query.peerHostName());
        if (isLoopback(query.url().host().isEmpty() ? url : query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        QList<QNetworkProxy> proxies = systemProxyForQuery(query);
        for (QNetworkProxy &proxy : proxies) {
            if (m_user.isEmpty() || proxy.type() == QNetworkProxy::NoProxy)
                continue;
            proxy.setUser(m_user);
            proxy.setPassword(QString::fromUtf8(m_password.reveal()));
        }
        return proxies;
    }

private:
    QString m_user;
    Secret m_password;
};

} // namespace

void useSystemProxies(const QString &user, const Secret &password)
{
    QNetworkProxyFactory::setApplicationProxyFactory(new SystemProxies(user, password));
}

} // namespace accountdesk::net
