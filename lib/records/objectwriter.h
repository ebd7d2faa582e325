// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QLatin1String>
#include <QString>

namespace accountdesk::json {
class Reader;
}

namespace accountdesk::records {

/// Writes one JSON object of our own, member by member; names are plain ASCII.
class ObjectWriter
{
public:
    void add(QLatin1String name, const QString &text);
    void add(QLatin1String name, bool value);
    void add(QLatin1String name, qint64 value);
    /// To the millisecond, UTC.
    void add(QLatin1String name, const QDateTime &time);
    /// As text if they are UTF-8, else in hexadecimal under NAMEHex; bytesFrom() reads both.
    void addBytes(QLatin1String name, const QByteArray &bytes);
    /// A JSON value that is ready.
    void addRaw(QLatin1String name, const QByteArray &json);

    QByteArray object() const { return '{' + m_members + '}'; }

private:
    QByteArray m_members;
};

/// The text as a JSON string literal with its quotes.
QByteArray jsonString(const QString &text);

QByteArray bytesFrom(json::Reader &reader, QStringView name);
QDateTime timeFrom(json::Reader &reader, QStringView name);

} // namespace accountdesk::records
