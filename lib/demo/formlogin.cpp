// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/formlogin.h"

#include "http/form.h"

#include <QNetworkReply>
#include <QRegularExpression>

namespace accountdesk::demo {

namespace {

constexpr int pagesAtMost = 20;

/// The first capture of a pattern in a page.
QString capture(const QString &html, const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern),
                              QRegularExpression::DotMatchesEverythingOption)
        .match(html).captured(1);
}

/// What a person would read of a page, on one line.
QString readableText(QString html)
{
    html.remove(QRegularExpression(QStringLiteral("<style>.*</style>"),
                                   QRegularExpression::DotMatchesEverythingOption));
    html.replace(QRegularExpression(QStringLiteral("<[^>]*>")), QStringLiteral(" "));
    return html.simplified();
}

bool isCallback(const QUrl &url)
{
    return url.path() == u"/callback";
}

} // namespace

FormLogin::FormLogin(QNetworkAccessManager &network, DemoPerson person, QObject *parent)
    : QObject(parent), m_network(network), m_person(std::move(person))
{
}

void FormLogin::start(const QUrl &authorizeUrl)
{
    get(authorizeUrl);
}

QNetworkRequest FormLogin::requestFor(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!m_cookie.isEmpty() && !isCallback(url))
        request.setRawHeader("Cookie", m_cookie);
    return request;
}

void FormLogin::get(const QUrl &url)
{
    if (++m_pages > pagesAtMost) {
        fail(Error::Kind::Rejected, QStringLiteral("the pages do not come to an end"));
        return;
    }
    if (isCallback(url) && m_taker) {
        m_taker(url);
        Q_EMIT finished();
        return;
    }
    follow(m_network.get(requestFor(url)));
}

void FormLogin::follow(QNetworkReply *reply)
{
    reply->setParent(this);
    connect(reply, &QNetworkReply::finished, this, [this, reply] { received(reply); });
}

void FormLogin::received(QNetworkReply *reply)
{
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray cookie = reply->rawHeader("Set-Cookie");
    if (!cookie.isEmpty())
        m_cookie = cookie.left(cookie.indexOf(';'));
    if (status == 0) {
        fail(Error::Kind::Network, QStringLiteral("a page of the sign-in could not be loaded"));
    } else if (status == 302 || status == 303) {
        const QByteArray location = reply->rawHeader("Location");
        const QUrl next = reply->url().resolved(QUrl::fromEncoded(location));
        if (isCallback(reply->url()))
            Q_EMIT finished();
        else
            get(next);
    } else if (isCallback(reply->url())) {
        fail(Error::Kind::Rejected, QStringLiteral("the callback was refused with status %1").arg(status));
    } else {
        submit(reply->url(), reply->readAll());
    }
}

void FormLogin::submit(const QUrl &page, const QByteArray &html)
{
    const QString text = QString::fromUtf8(html);
    const QString action = capture(text, "<form method=\"post\" action=\"([^\"]+)\"");
    const QString token = capture(text, "name=\"tx\" value=\"([^\"]+)\"");
    if (action.isEmpty() || token.isEmpty() || text.contains(u"role=\"alert\"")) {
        fail(Error::Kind::Rejected, readableText(text));
        return;
    }
    QList<http::Parameter> fields{{QStringLiteral("tx"), token}};
    if (text.contains(u"name=\"password\"")) {
        fields.append({QStringLiteral("username"), m_person.username});
        fields.append({QStringLiteral("password"), m_person.password});
        fields.append({QStringLiteral("action"), QStringLiteral("login")});
    } else {
        const bool declines = m_consent == Answer::Decline && action.contains(u"consent");
        fields.append({QStringLiteral("action"),
                       declines ? QStringLiteral("decline") : QStringLiteral("accept")});
    }
    ++m_pages;
    QNetworkRequest request = requestFor(page.resolved(QUrl(action)));
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    follow(m_network.post(request, http::encodeForm(fields)));
}

void FormLogin::fail(Error::Kind kind, const QString &detail)
{
    Q_EMIT failed(Error{kind, 0, {}, detail, {}, 0});
}

} // namespace accountdesk::demo
