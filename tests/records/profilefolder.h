// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/accountfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace accountdesk::test {

/// A profile folder of the test's own with the records of one account.
struct ProfileFolder
{
    QTemporaryDir top;

    QString path() const { return top.filePath(QStringLiteral("profile")); }
    records::AccountFolder account() const
    {
        return {path(), {QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|1")}};
    }
    QStringList files() const
    {
        return QDir(account().path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }
    QByteArray content(const QString &name) const
    {
        QFile file(account().pathOf(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Puts a file there without the code under test.
    bool plant(const QString &name, const QByteArray &bytes) const
    {
        QFile file(account().pathOf(name));
        return QDir().mkpath(account().path()) && file.open(QIODevice::WriteOnly)
            && file.write(bytes) == bytes.size();
    }
};

/// Contents that a record must set aside (row: phrase, bytes).
inline void addBrokenRows()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"version\":1,\"na");
    QTest::newRow("zeroes, as after a power cut") << QByteArray(64, '\0');
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("without version") << QByteArray("{}");
    QTest::newRow("version of a wrong type") << QByteArray("{\"version\":\"1\"}");
    QTest::newRow("version 0") << QByteArray("{\"version\":0}");
    QTest::newRow("doubled member") << QByteArray("{\"version\":1,\"version\":1}");
}

} // namespace accountdesk::test
