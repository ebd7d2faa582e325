// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace accountdesk::test {

/// Files below the folder that hold a piece of the secret: as it is, in hexadecimal or in Base64
/// of any alignment.
QStringList filesWithTraces(const QString &folder, const QByteArray &secret);

/// How many files such a search reads; a search of nothing proves nothing.
int filesBelow(const QString &folder);

} // namespace accountdesk::test
