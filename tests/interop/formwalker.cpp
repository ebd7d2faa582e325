// SPDX-License-Identifier: GPL-3.0-or-later
#include "formwalker.h"

#include <QNetworkCookie>
#include <QRegularExpression>
#include <QUrlQuery>

namespace accountdesk::test {

namespace {

QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression pattern(QStringLiteral("\\b%1=\"([^\"]*)\"").arg(name));
    return pattern.match(tag).captured(1).replace(QLatin1String("&amp;"), QLatin1String("&"));
}

QByteArray filledIn(const QString &form, const QString &username)
{
    static const QRegularExpression input(QStringLiteral("<input\\b[^>]*>"));
    QUrlQuery fields;
    auto tags = input.globalMatch(form);
    while (tags.hasNext()) {
        const QString tag = tags.next().captured(0);
        const QString type = attribute(tag, QStringLiteral("type"));
        const QString name = attribute(tag, QStringLiteral("name"));
        if (type == QLatin1String("hidden"))
            fields.addQueryItem(name, attribute(tag, QStringLiteral("value")));
        else if (type == QLatin1String("password"))
            fields.addQueryItem(name, QStringLiteral("any"));
        else if (!name.isEmpty())
            fields.addQueryItem(name, username);
    }
    return fields.toString(QUrl::FullyEncoded).toUtf8();
}

} // namespace

FormWalker::FormWalker(QString username, Way way, QObject *parent)
    : Browser(parent), m_username(std::move(username)), m_way(way)
{
    m_network.setCookieJar(nullptr);
}

Result<void> FormWalker::open(const QUrl &url)
{
    send(url);
    return {};
}

void FormWalker::send(const QUrl &url, const QByteArray &form)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QByteArrayList cookies;
    for (auto it = m_cookies.cbegin(); it != m_cookies.cend(); ++it)
        cookies.append(it.key() + '=' + it.value());
    if (!cookies.isEmpty())
        request.setRawHeader("Cookie", cookies.join("; "));
    if (!form.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = form.isEmpty() ? m_network.get(request) : m_network.post(request, form);
    connect(reply, &QNetworkReply::finished, this, [this, reply] { received(reply); });
}

void FormWalker::received(QNetworkReply *reply)
{
    reply->deleteLater();
    keepCookies(*reply);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400) {
        send(reply->url().resolved(
            QUrl::fromEncoded(reply->rawHeader("Location"))));
    } else if (reply->url().path() == QLatin1String("/done")) {
        return;
    } else if (status == 200) {
        answer(reply->url(), QString::fromUtf8(reply->readAll()));
    } else {
        Q_EMIT failed(Error{Error::Kind::Rejected, status, QString(),
                            QString::fromUtf8(reply->readAll().left(300)), reply->url().path(), 0});
    }
}

void FormWalker::answer(const QUrl &page, const QString &html)
{
    static const QRegularExpression form(QStringLiteral("<form\\b([^>]*)>(.*?)</form>"),
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression leave(QStringLiteral("href=\"([^\"]*/abort)\""));
    if (m_way == Way::Leave) {
        send(page.resolved(QUrl(leave.match(html).captured(1))));
        return;
    }
    const QRegularExpressionMatch found = form.match(html);
    ++m_forms;
    send(page.resolved(QUrl(attribute(found.captured(1), QStringLiteral("action")))),
         filledIn(found.captured(2), m_username));
}

void FormWalker::keepCookies(const QNetworkReply &reply)
{
    const auto cookies =
        reply.header(QNetworkRequest::SetCookieHeader).value<QList<QNetworkCookie>>();
    for (const QNetworkCookie &cookie : cookies)
        m_cookies.insert(cookie.name(), cookie.value());
}

} // namespace accountdesk::test
