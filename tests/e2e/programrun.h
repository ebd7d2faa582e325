// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <functional>

namespace accountdesk::test {

/// A finished run of the program.
struct ProgramRun
{
    int exitCode = -1;          ///< -1: did not start, crashed or did not end in time
    QByteArray output;
    QByteArray errors;
};

/// An environment with its own HOME and configuration folders below home and, unless wanted, no
/// display at all.
QProcessEnvironment privateEnvironment(const QString &home, bool isOffscreen = true);

/// meanwhile is called again and again until the program ends.
ProgramRun runProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                      int timeoutMs = 60000, const std::function<void()> &meanwhile = {});

/// Paths of all files below a folder, relative to it.
QStringList filesBelow(const QString &folder);

} // namespace accountdesk::test
