// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/responsetext.h"

#include <QDateTime>
#include <QLocale>

namespace accountdesk::http {

namespace {

/// The Date header's value, made once a second.
const QByteArray &dateText()
{
    static thread_local qint64 second = 0;
    static thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(now).toUTC();
        text = QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return text;
}

bool splits(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

} // namespace

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

QByteArray headOf(const Response &response, bool isLast)
{
    QByteArray head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    head.append(reasonPhrase(response.status)).append("\r\nDate: ").append(dateText());
    for (const Header &header : response.headers) {
        if (splits(header.first) || splits(header.second))
            return QByteArrayLiteral("HTTP/1.1 500 Internal Server Error\r\n"
                                     "Content-Length: 0\r\nConnection: close\r\n\r\n");
        head.append("\r\n").append(header.first).append(": ").append(header.second);
    }
    if (hasBody(response.status))
        head.append("\r\nContent-Length: ").append(QByteArray::number(response.body.size()));
    head.append(isLast ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
    return head;
}

} // namespace accountdesk::http
