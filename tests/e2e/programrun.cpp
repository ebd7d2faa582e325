// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/programrun.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QProcess>

#include <algorithm>

namespace accountdesk::test {

QProcessEnvironment privateEnvironment(const QString &home, bool isOffscreen)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("TMPDIR"), home + QStringLiteral("/tmp"));
    QDir().mkpath(home + QStringLiteral("/tmp"));
    if (isOffscreen)
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    return environment;
}

ProgramRun runProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                      int timeoutMs, const std::function<void()> &meanwhile)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("ACCOUNTDESK_PROGRAM"), arguments);
    ProgramRun run;
    if (!process.waitForStarted())
        return run;
    process.closeWriteChannel();
    const QDeadlineTimer deadline(timeoutMs);
    bool hasEnded = false;
    while (!hasEnded && !deadline.hasExpired()) {
        if (meanwhile)
            meanwhile();
        const qint64 left = deadline.remainingTime();
        hasEnded = process.waitForFinished(int(meanwhile ? std::min<qint64>(left, 50) : left));
    }
    if (!hasEnded) {
        process.kill();
        process.waitForFinished();
    }
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    if (hasEnded && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    return run;
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator iterator(folder, QDir::Files | QDir::Hidden | QDir::System,
                          QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files.append(QDir(folder).relativeFilePath(iterator.next()));
    files.sort();
    return files;
}

} // namespace accountdesk::test
