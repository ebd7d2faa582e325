// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QProcess;

namespace accountdesk::test {

/// CPU time and exit code of a program run to its end.
struct RunCost
{
    double cpuMs = 0;
    int exitCode = -1;
};
RunCost runToEnd(const QString &program, const QStringList &arguments);

/// User and system time of a running process, in seconds.
double cpuSecondsOf(qint64 processId);
/// Proportional set size, in MB, of all processes of a session.
double proportionalMegabytes(qint64 sessionId);
/// Voluntary context switches of all threads of a session so far: how often it woke up.
qint64 wakeUpsOf(qint64 sessionId);

/// Makes the program that this starts the leader of a session, whose id is its process id.
void setLeadsSession(QProcess &process);

} // namespace accountdesk::test
