// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message.h"

namespace accountdesk::http {

namespace {

bool isNamed(const Header &header, QByteArrayView name)
{
    return header.first.size() == name.size()
        && QByteArrayView(header.first).compare(name, Qt::CaseInsensitive) == 0;
}

struct Phrase
{
    int status;
    const char *text;
};

constexpr Phrase phrases[] = {
    {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"},
    {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
    {307, "Temporary Redirect"}, {308, "Permanent Redirect"}, {400, "Bad Request"},
    {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"},
    {407, "Proxy Authentication Required"}, {408, "Request Timeout"}, {409, "Conflict"},
    {413, "Content Too Large"}, {414, "URI Too Long"}, {415, "Unsupported Media Type"},
    {417, "Expectation Failed"}, {421, "Misdirected Request"}, {422, "Unprocessable Content"},
    {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
    {503, "Service Unavailable"}, {504, "Gateway Timeout"}, {505, "HTTP Version Not Supported"},
};

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (isNamed(header, name))
            return header.second;
    }
    return {};
}

int Request::headerCount(QByteArrayView name) const
{
    int count = 0;
    for (const Header &header : headers)
        count += isNamed(header, name) ? 1 : 0;
    return count;
}

Response Response::text(int status, const QByteArray &body, const QByteArray &contentType)
{
    Response response;
    response.status = status;
    response.headers.append({QByteArrayLiteral("Content-Type"), contentType});
    response.body = body;
    return response;
}

void Response::setHeader(const QByteArray &name, const QByteArray &value)
{
    for (Header &header : headers) {
        if (isNamed(header, name)) {
            header.second = value;
            return;
        }
    }
    headers.append({name, value});
}

QByteArray reasonPhrase(int status)
{
    for (const Phrase &phrase : phrases) {
        if (phrase.status == status)
            return QByteArray(phrase.text);
    }
    return QByteArrayLiteral("Unknown");
}

} // namespace accountdesk::http
