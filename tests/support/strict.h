// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace accountdesk::test {

/// To be called from every test's init(): an unexpected warning fails the test.
void failOnAnyWarning();

/// Path below the shared folder (recordings, vectors); the test is registered only with it.
QString sharedPath(const QString &relative);
/// Whole file, empty (and a failed test) if it cannot be read.
QByteArray readFile(const QString &path);

} // namespace accountdesk::test
