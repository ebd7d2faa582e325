// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/objectwriter.h"

#include "json/reader.h"

namespace accountdesk::records {

void ObjectWriter::addRaw(QLatin1String name, const QByteArray &json)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += '"' + QByteArray(name.data(), name.size()) + "\":" + json;
}

void ObjectWriter::add(QLatin1String name, const QString &text)
{
    addRaw(name, jsonString(text));
}

void ObjectWriter::add(QLatin1String name, bool value)
{
    addRaw(name, value ? QByteArrayLiteral("true") : QByteArrayLiteral("false"));
}

void ObjectWriter::add(QLatin1String name, qint64 value)
{
    addRaw(name, QByteArray::number(value));
}

void ObjectWriter::add(QLatin1String name, const QDateTime &time)
{
    add(name, time.toUTC().toString(Qt::ISODateWithMs));
}

void ObjectWriter::addBytes(QLatin1String name, const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return add(name, text);
    const QByteArray hexName = QByteArray(name.data(), name.size()) + "Hex";
    addRaw(QLatin1String(hexName), '"' + bytes.toHex() + '"');
}

QByteArray jsonString(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray literal = QByteArrayLiteral("\"");
    literal.reserve(utf8.size() + 2);
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            literal += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            literal += "\\u00" + QByteArray(1, c).toHex();
        else
            literal += c;
    }
    return literal + '"';
}

QByteArray bytesFrom(json::Reader &reader, QStringView name)
{
    const QString hexName = name.toString() + QStringLiteral("Hex");
    if (reader.value()[hexName].isMissing())
        return reader.string(name).toUtf8();
    const QByteArray hex = reader.string(hexName).toLatin1();
    const QByteArray bytes = QByteArray::fromHex(hex);
    if (bytes.toHex() != hex)
        reader.fail(reader.path() + QLatin1Char('.') + hexName,
                    QStringLiteral("is not hexadecimal"));
    return bytes;
}

QDateTime timeFrom(json::Reader &reader, QStringView name)
{
    const QString text = reader.string(name);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || !text.endsWith(QLatin1Char('Z')))
        reader.fail(reader.path() + QLatin1Char('.') + name.toString(),
                    QStringLiteral("is no time in UTC"));
    return time;
}

} // namespace accountdesk::records
