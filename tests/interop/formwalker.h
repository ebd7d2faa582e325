// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/browser.h"

#include <QMap>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace accountdesk::test {

/// A browser without scripts for a foreign provider's pages: submits the first form of each with
/// the person's name and password, or follows the link that leaves. Owned by one test.
class FormWalker : public auth::Browser
{
    Q_OBJECT

public:
    enum class Way { Accept, Leave };

    FormWalker(QString username, Way way, QObject *parent = nullptr);

    Result<void> open(const QUrl &url) override;
    int formsSubmitted() const { return m_forms; }

private:
    void send(const QUrl &url, const QByteArray &form = {});
    void received(QNetworkReply *reply);
    void answer(const QUrl &page, const QString &html);
    void keepCookies(const QNetworkReply &reply);

    QNetworkAccessManager m_network;
    QMap<QByteArray, QByteArray> m_cookies;
    QString m_username;
    Way m_way;
    int m_forms = 0;
};

} // namespace accountdesk::test
