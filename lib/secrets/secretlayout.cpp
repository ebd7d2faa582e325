// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretlayout.h"

#include <QCryptographicHash>
#include <QList>

namespace accountdesk::secrets {

namespace {

using Kind = SecretLayout::Kind;

const QByteArray signature = QByteArrayLiteral("accountdesk/1");
constexpr qsizetype headerRoom = 128;
constexpr int mostParts = 1000;

QByteArray digestOf(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
}

std::optional<SecretLayout> parsed(const QList<QByteArray> &words)
{
    SecretLayout layout;
    if (words.size() == 2 && words[1] == "removed")
        return layout;
    if (words.size() != 6 || (words[1] != "whole" && words[1] != "parts"))
        return std::nullopt;
    layout.kind = words[1] == "whole" ? Kind::Whole : Kind::Parts;
    layout.generation = words[2] == "b" ? 'b' : 'a';
    layout.parts = words[3].toInt();
    layout.size = words[4].toLongLong();
    layout.digest = words[5];
    return layout;
}

bool isPossible(const SecretLayout &layout)
{
    switch (layout.kind) {
    case Kind::Whole: return layout.parts == 0 && layout.size <= entryLimit;
    case Kind::Parts: return layout.parts > 0 && layout.parts <= mostParts;
    case Kind::Removed: return true;
    }
    return false;
}

} // namespace

bool SecretLayout::matches(const QByteArray &secret) const
{
    return secret.size() == size && digestOf(secret) == digest;
}

QByteArray SecretLayout::header() const
{
    if (kind == Kind::Removed)
        return signature + " removed\n";
    return signature + (kind == Kind::Whole ? " whole " : " parts ") + generation + ' '
        + QByteArray::number(parts) + ' ' + QByteArray::number(size) + ' ' + digest + '\n';
}

SecretLayout SecretLayout::of(const Secret &secret, char generation)
{
    const qsizetype size = secret.reveal().size();
    SecretLayout layout{Kind::Whole, generation, 0, size, digestOf(secret.reveal()), 0};
    if (size > entryLimit - headerRoom) {
        layout.kind = Kind::Parts;
        layout.parts = static_cast<int>((size + entryLimit - 1) / entryLimit);
    }
    return layout;
}

std::optional<SecretLayout> SecretLayout::fromEntry(const QByteArray &entry)
{
    const qsizetype end = entry.indexOf('\n');
    const QList<QByteArray> words = entry.left(qMax(end, qsizetype(0))).split(' ');
    if (words.first() != signature)
        return std::nullopt;
    std::optional<SecretLayout> layout = parsed(words);
    if (!layout || !isPossible(*layout))
        return std::nullopt;
    layout->valueAt = end + 1;
    return layout;
}

char otherGeneration(char generation)
{
    return generation == 'a' ? 'b' : 'a';
}

QString partKey(const QString &key, char generation, int index)
{
    return QStringLiteral("%1#%2%3").arg(key, QChar::fromLatin1(generation)).arg(index);
}

QByteArray partOf(const Secret &secret, int index)
{
    return secret.reveal().mid(index * entryLimit, entryLimit);
}

} // namespace accountdesk::secrets
