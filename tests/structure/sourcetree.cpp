// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace accountdesk::test {

namespace {

enum class Inside { Code, Line, Block, String, Character };

bool isEscaped(const QString &text, qsizetype at)
{
    qsizetype slashes = 0;
    while (at - slashes - 1 >= 0 && text[at - slashes - 1] == QLatin1Char('\\'))
        ++slashes;
    return slashes % 2 == 1;
}

/// A quote that separates digits (1'000) opens nothing.
bool opensCharacter(const QString &text, qsizetype at)
{
    return text[at] == QLatin1Char('\'') && (at == 0 || !text[at - 1].isLetterOrNumber());
}

Inside next(Inside now, const QString &text, qsizetype at)
{
    const QStringView here = QStringView(text).mid(at, 2);
    switch (now) {
    case Inside::Code:
        if (here == QLatin1String("//"))
            return Inside::Line;
        if (here == QLatin1String("/*"))
            return Inside::Block;
        if (text[at] == QLatin1Char('"'))
            return Inside::String;
        return opensCharacter(text, at) ? Inside::Character : Inside::Code;
    case Inside::Line:
        return text[at] == QLatin1Char('\n') ? Inside::Code : Inside::Line;
    case Inside::Block:
        return at > 0 && QStringView(text).mid(at - 1, 2) == QLatin1String("*/") ? Inside::Code
                                                                                 : Inside::Block;
    case Inside::String:
        return text[at] == QLatin1Char('"') && !isEscaped(text, at) ? Inside::Code
                                                                   : Inside::String;
    case Inside::Character:
        return text[at] == QLatin1Char('\'') && !isEscaped(text, at) ? Inside::Code
                                                                    : Inside::Character;
    }
    return now;
}

} // namespace

QStringList SourceFile::lines() const
{
    QStringList all = text.split(QLatin1Char('\n'));
    if (!all.isEmpty() && all.last().isEmpty())
        all.removeLast();
    return all;
}

QString SourceFile::code() const
{
    QString kept;
    Inside state = Inside::Code;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const Inside before = state;
        state = next(state, text, at);
        const bool isComment = state == Inside::Line || state == Inside::Block
            || before == Inside::Block;
        if (!isComment || text[at] == QLatin1Char('\n'))
            kept.append(text[at]);
    }
    return kept;
}

QString SourceFile::folder() const
{
    return path.left(path.lastIndexOf(QLatin1Char('/')));
}

QString SourceFile::name() const
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

QString SourceFile::module() const
{
    return path.startsWith(QLatin1String("lib/")) ? path.section(QLatin1Char('/'), 1, 1)
                                                  : QString();
}

QString sourceRoot()
{
    return qEnvironmentVariable("ACCOUNTDESK_SOURCE");
}

SourceFile fileAt(const QString &path)
{
    QFile file(sourceRoot() + QLatin1Char('/') + path);
    if (!file.open(QIODevice::ReadOnly))
        return {path, QString()};
    return {path, QString::fromUtf8(file.readAll())};
}

QList<SourceFile> filesIn(const QStringList &folders, const QStringList &wildcards)
{
    const QDir top(sourceRoot());
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(top.filePath(folder), wildcards, QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(top.relativeFilePath(files.next()));
    }
    std::sort(paths.begin(), paths.end());
    QList<SourceFile> all;
    for (const QString &path : paths)
        all.append(fileAt(path));
    return all;
}

QList<SourceFile> productFiles()
{
    return filesIn({QStringLiteral("lib"), QStringLiteral("app")},
                   {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
}

QByteArray listed(const QStringList &findings)
{
    // Qt Test cuts long messages, so all of them stand before the failure.
    for (const QString &finding : findings)
        std::fprintf(stdout, "FINDING: %s\n", qPrintable(finding));
    return QByteArray::number(findings.size()) + " findings, the first: "
        + findings.value(0).toUtf8();
}

} // namespace accountdesk::test
