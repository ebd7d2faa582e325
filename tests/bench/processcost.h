// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>

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
/// Proportional set size in MB.
double proportionalMegabytes(qint64 processId);
/// Voluntary context switches of all threads so far: how often it woke up.
qint64 wakeUpsOf(qint64 processId);

/// An X server of its own on a display number that it picks; ends with the object.
class PrivateDisplay
{
public:
    ~PrivateDisplay();
    /// ":N", or empty if none could be started.
    QString start(const QString &screen = QStringLiteral("1280x900x24"));

private:
    QProcess m_server;
};

} // namespace accountdesk::test
