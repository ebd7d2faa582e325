// SPDX-License-Identifier: GPL-3.0-or-later
#include "traces.h"

#include <QDirIterator>
#include <QFile>
#include <QList>

#include <algorithm>

namespace accountdesk::test {

namespace {

constexpr qsizetype pieceSize = 24;

/// The middle of the Base64 text, which does not depend on what stands before and behind.
QByteArray innerBase64(const QByteArray &piece, QByteArray::Base64Options options)
{
    return piece.toBase64(options | QByteArray::OmitTrailingEquals).chopped(4);
}

QList<QByteArray> formsOf(const QByteArray &piece)
{
    QList<QByteArray> forms{piece, piece.toHex(), piece.toHex().toUpper()};
    for (qsizetype shift = 0; shift < 3; ++shift) {
        forms.append(innerBase64(piece.mid(shift), QByteArray::Base64Encoding));
        forms.append(innerBase64(piece.mid(shift), QByteArray::Base64UrlEncoding));
    }
    return forms;
}

QList<QByteArray> needles(const QByteArray &secret)
{
    QList<QByteArray> all;
    for (qsizetype at = 0; at < secret.size(); at += 500)
        all += formsOf(secret.mid(at, pieceSize));
    all += formsOf(secret.right(pieceSize));
    return all;
}

QStringList files(const QString &folder)
{
    QStringList all;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        all.append(walk.next());
    return all;
}

} // namespace

QStringList filesWithTraces(const QString &folder, const QByteArray &secret)
{
    const QList<QByteArray> wanted = needles(secret);
    QStringList found;
    for (const QString &path : files(folder)) {
        QFile file(path);
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (std::any_of(wanted.begin(), wanted.end(),
                        [&content](const QByteArray &needle) { return content.contains(needle); }))
            found.append(path);
    }
    return found;
}

int filesBelow(const QString &folder)
{
    return static_cast<int>(files(folder).size());
}

} // namespace accountdesk::test
