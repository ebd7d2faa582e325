// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/jsonsamples.h"

namespace accountdesk::test {

namespace {

QByteArray recordOf(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "{\"id\":" + n + ",\"name\":\"Person " + n + "\",\"email\":\"person" + n
        + "@example.org\",\"active\":" + (number % 2 ? "true" : "false") + ",\"score\":" + n
        + ".25,\"tags\":[\"red\",\"green\",\"tag " + n + "\"],\"address\":{\"street\":\"Long Street " + n
        + "\",\"city\":\"Springfield\",\"zip\":\"" + n + "\",\"location\":[12.5,-" + n
        + ".75]},\"note\":null,\"created\":\"2024-03-01T12:00:00.000Z\",\"history\":[{\"at\":" + n
        + ",\"what\":\"login\"},{\"at\":" + n + "1,\"what\":\"change\"}]}";
}

} // namespace

QByteArray recordsOf(qsizetype bytes)
{
    QByteArray text("{\"records\":[");
    text.reserve(bytes + 1024);
    for (int i = 0; text.size() < bytes; ++i)
        text.append(i ? "," : "").append(recordOf(i + 1));
    return text.append("]}");
}

QByteArray flatOf(qsizetype bytes)
{
    QByteArray text("{");
    text.reserve(bytes + 1024);
    for (int i = 0; text.size() < bytes; ++i) {
        const QByteArray n = QByteArray::number(i).rightJustified(7, '0');
        text.append(i ? ",\"key" : "\"key").append(n).append(i % 3 ? "\":\"value " + n + '"' : "\":1" + n + ".5");
    }
    return text.append('}');
}

} // namespace accountdesk::test
