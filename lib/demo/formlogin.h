// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "demodata/demooptions.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QUrl>

#include <functional>

namespace accountdesk::demo {

/// Walks the built-in tenant's own pages over HTTP, as a browser without scripts would: login,
/// consent, confirmation, up to and including the callback on loopback. One walk per object.
class FormLogin : public QObject
{
    Q_OBJECT

public:
    enum class Answer { Accept, Decline };

    FormLogin(QNetworkAccessManager &network, DemoPerson person, QObject *parent = nullptr);

    void start(const QUrl &authorizeUrl);
    /// What to press on the consent page; Accept by default.
    void setConsent(Answer answer) { m_consent = answer; }
    /// If set, gets the callback URL instead of its being requested.
    void setCallbackTaker(std::function<void(const QUrl &)> taker) { m_taker = std::move(taker); }
    int pagesSeen() const { return m_pages; }

Q_SIGNALS:
    void finished();
    /// The tenant showed an error page or something else than expected; detail quotes its text.
    void failed(const accountdesk::Error &error);

private:
    QNetworkRequest requestFor(const QUrl &url) const;
    void get(const QUrl &url);
    void follow(QNetworkReply *reply);
    void received(QNetworkReply *reply);
    void submit(const QUrl &page, const QByteArray &html);
    void fail(Error::Kind kind, const QString &detail);

    QNetworkAccessManager &m_network;
    DemoPerson m_person;
    QByteArray m_cookie;
    Answer m_consent = Answer::Accept;
    std::function<void(const QUrl &)> m_taker;
    int m_pages = 0;
};

} // namespace accountdesk::demo
