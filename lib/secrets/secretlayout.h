// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace accountdesk::secrets {

/// Most bytes of one entry: Windows takes about 2.5 KB, coded texts elsewhere grow by a third.
constexpr qsizetype entryLimit = 2000;

/// What stands in a secret's first entry: the secret itself if it fits, else how many parts it has
/// and of which generation. The generations take turns, so that a rewrite that is killed leaves
/// the old parts whole; the parts of a generation are always the first n, without a gap.
struct SecretLayout
{
    enum class Kind { Whole, Parts, Removed };

    Kind kind = Kind::Removed;
    char generation = 'a';
    int parts = 0;
    qsizetype size = 0;
    QByteArray digest;      ///< SHA-256 of the secret, hexadecimal
    qsizetype valueAt = 0;  ///< Whole: where it begins in the entry

    /// True if the secret is what was laid out.
    bool matches(const QByteArray &secret) const;
    QByteArray header() const;

    static SecretLayout of(const Secret &secret, char generation);
    /// Nothing if the entry is none of ours.
    static std::optional<SecretLayout> fromEntry(const QByteArray &entry);
};

char otherGeneration(char generation);
QString partKey(const QString &key, char generation, int index);
/// That part of a secret.
QByteArray partOf(const Secret &secret, int index);

} // namespace accountdesk::secrets
