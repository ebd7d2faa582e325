// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"

#include <QRandomGenerator>

namespace accountdesk {

QByteArray systemRandom(qsizetype count)
{
    QByteArray bytes((count + 3) / 4 * 4, Qt::Uninitialized);
    auto *words = reinterpret_cast<quint32 *>(bytes.data());
    QRandomGenerator::system()->generate(words, words + bytes.size() / 4);
    bytes.truncate(count);
    return bytes;
}

} // namespace accountdesk
