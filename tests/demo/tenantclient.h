// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demotenant.h"
#include "demodata/demooptions.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QPair>
#include <QString>
#include <QUrl>

class QNetworkRequest;

namespace accountdesk::test {

using Headers = QList<QPair<QByteArray, QByteArray>>;
using Fields = QList<QPair<QString, QString>>;

/// What came back over HTTP, read with Qt's own JSON.
struct TenantAnswer
{
    int status = 0;         ///< 0: no HTTP answer
    Headers headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
    bool hasHeader(const QByteArray &name) const;
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    QString message() const { return object().value(u"message").toString(); }
    QString code() const { return object().value(u"errorCode").toString(); }
    QString error() const { return object().value(u"error").toString(); }
    /// A parameter of the query that Location leads to.
    QString locationParameter(const QString &name) const;
};

/// A tenant and a plain client on it, waiting for each answer. No redirects, no cookies but by
/// hand.
class TenantClient
{
public:
    explicit TenantClient(demo::DemoOptions options = openOptions());

    /// What the tenant inside the program has: any loopback port.
    static demo::DemoOptions openOptions();

    bool isStarted() const { return m_isStarted; }
    demo::DemoTenant &tenant() { return m_tenant; }
    const demo::DemoAddress &address() const { return m_tenant.address(); }
    demo::DemoPerson person(const QString &id) const;
    /// People, clock, switches and connections as at the start.
    void reset();
    void forgetConnections() { m_network.clearConnectionCache(); }

    TenantAnswer send(const QByteArray &verb, const QByteArray &target, const Headers &headers = {},
                      const QByteArray &body = {});
    TenantAnswer get(const QByteArray &target, const Headers &headers = {});
    TenantAnswer postForm(const QByteArray &target, const Fields &fields, const Headers &headers = {});
    TenantAnswer api(const QByteArray &verb, const QByteArray &path, const QByteArray &token,
                     const QByteArray &body = {});

    /// The parameters of an authorization request; changes replace (an empty value removes).
    Fields parameters(const Fields &changes = {}) const;
    QUrl authorizeUrl(const Fields &changes = {}) const;
    QByteArray authorizeTarget(const Fields &changes = {}) const;
    /// The callback that the person's walk through the pages ends on; empty if it fails, then
    /// lastFailure() says why.
    QUrl walk(const QString &personId, const Fields &changes = {}, bool declines = false);
    QString lastFailure() const { return m_failure; }
    TenantAnswer exchange(const QString &code, const Fields &changes = {});
    TenantAnswer refresh(const QString &token);
    /// Walk and exchange.
    QJsonObject signIn(const QString &personId, const Fields &changes = {});
    QByteArray accessToken(const QString &personId, const Fields &changes = {});
    /// Everything that the catalogue can ask for.
    static Fields allScopes();

    QByteArray userPath(const QString &userId) const;

    static const QByteArray verifier;
    static const QString callback;

private:
    demo::DemoOptions m_options;
    demo::DemoTenant m_tenant;
    QNetworkAccessManager m_network;
    QString m_failure;
    bool m_isStarted = false;
};

QString parameterOf(const QUrl &url, const QString &name);
QJsonObject claimsOf(const QString &token);
QJsonObject headerOf(const QString &token);

} // namespace accountdesk::test
