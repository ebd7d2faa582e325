// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace accountdesk::test {

/// A file of the project; path is relative to its top and has forward slashes.
struct SourceFile
{
    QString path;
    QString text;

    QStringList lines() const;
    /// The text without comments; line breaks and string literals stay.
    QString code() const;
    QString folder() const;         ///< path up to the last slash, without it
    QString name() const;           ///< what follows the last slash
    /// "auth" for lib/auth/…; empty outside lib.
    QString module() const;
};

/// The checkout that is tested, from ACCOUNTDESK_SOURCE.
QString sourceRoot();

/// Files below the given folders whose names match one of the wildcards, sorted by path.
QList<SourceFile> filesIn(const QStringList &folders, const QStringList &wildcards);

/// The file at this path; its text is empty if there is none.
SourceFile fileAt(const QString &path);

/// lib and app: every .h and .cpp.
QList<SourceFile> productFiles();

/// Prints all findings and gives a summary for a failed check.
QByteArray listed(const QStringList &findings);

} // namespace accountdesk::test

/// Fails with every finding named.
#define ACCOUNTDESK_VERIFY_NONE(findings) \
    QVERIFY2((findings).isEmpty(), accountdesk::test::listed(findings).constData())
