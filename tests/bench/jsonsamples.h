// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace accountdesk::test {

/// {"records": [...]}: many small objects with lists and objects inside, about so many bytes.
QByteArray recordsOf(qsizetype bytes);
/// One object with a short text or number under each of very many names.
QByteArray flatOf(qsizetype bytes);

} // namespace accountdesk::test
