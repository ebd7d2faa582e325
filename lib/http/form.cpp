// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/form.h"

#include <QStringDecoder>

#include <algorithm>

namespace accountdesk::http {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<QString> decoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes.append(text[i] == '+' ? ' ' : text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high < 0 ? -1 : hexValue(text[i + 2]);
        if (low < 0)
            return std::nullopt;
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString result = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return result;
}

} // namespace

std::optional<QList<Parameter>> parseForm(const QByteArray &encoded)
{
    QList<Parameter> parameters;
    if (encoded.isEmpty())
        return parameters;
    const QByteArrayView all(encoded);
    for (qsizetype start = 0; start <= all.size();) {
        const qsizetype ampersand = all.indexOf('&', start);
        const qsizetype end = ampersand < 0 ? all.size() : ampersand;
        const QByteArrayView pair = all.sliced(start, end - start);
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = decoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1));
        if (!name || name->isEmpty() || !value)
            return std::nullopt;
        parameters.append({*name, *value});
        start = end + 1;
    }
    return parameters;
}

QByteArray encodeForm(const QList<Parameter> &parameters)
{
    QByteArray encoded;
    for (const Parameter &parameter : parameters) {
        if (!encoded.isEmpty())
            encoded.append('&');
        encoded.append(parameter.first.toUtf8().toPercentEncoding());
        encoded.append('=');
        encoded.append(parameter.second.toUtf8().toPercentEncoding());
    }
    return encoded;
}

std::optional<QString> onlyValue(const QList<Parameter> &parameters, QStringView name)
{
    std::optional<QString> value;
    for (const Parameter &parameter : parameters) {
        if (parameter.first != name)
            continue;
        if (value)
            return std::nullopt;
        value = parameter.second;
    }
    return value;
}

int countOf(const QList<Parameter> &parameters, QStringView name)
{
    return static_cast<int>(std::count_if(parameters.cbegin(), parameters.cend(),
        [name](const Parameter &parameter) { return parameter.first == name; }));
}

} // namespace accountdesk::http
