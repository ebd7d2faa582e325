// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace accountdesk {

/// Gives that many random bytes. Collaborators take it as an argument; production code passes
/// systemRandom, tests a fixed sequence.
using RandomSource = std::function<QByteArray(qsizetype count)>;

/// Bytes from the operating system's generator.
QByteArray systemRandom(qsizetype count);

} // namespace accountdesk
