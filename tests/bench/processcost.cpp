// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/processcost.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

namespace accountdesk::test {

RunCost runToEnd(const QString &program, const QStringList &arguments)
{
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const pid_t child = fork();
    if (child == 0) {
        execv(pointers[0], pointers.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        return {};
    const auto ms = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return {ms(usage.ru_utime) + ms(usage.ru_stime), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

namespace {

QByteArray fileOf(qint64 processId, const QString &name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(processId).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The number behind "NAME:" of a status-like file.
qint64 field(const QByteArray &text, const QByteArray &name)
{
    const qsizetype at = text.indexOf(name + ':');
    return at < 0 ? 0 : text.mid(at + name.size() + 1).simplified().split(' ').first().toLongLong();
}

/// What stands behind the name in /proc/ID/stat, from the state on.
QList<QByteArray> statusFields(qint64 processId)
{
    const QByteArray stat = fileOf(processId, QStringLiteral("stat"));
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

QList<qint64> processesOf(qint64 sessionId)
{
    QList<qint64> ids;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 id = name.toLongLong();
        if (id > 0 && statusFields(id).value(3).toLongLong() == sessionId)
            ids.append(id);
    }
    return ids;
}

} // namespace

double cpuSecondsOf(qint64 processId)
{
    const QList<QByteArray> fields = statusFields(processId);
    if (fields.size() < 13)
        return 0;
    return double(fields[11].toLongLong() + fields[12].toLongLong()) / double(sysconf(_SC_CLK_TCK));
}

double proportionalMegabytes(qint64 sessionId)
{
    double sum = 0;
    for (const qint64 id : processesOf(sessionId))
        sum += double(field(fileOf(id, QStringLiteral("smaps_rollup")), "Pss")) / 1024;
    return sum;
}

qint64 wakeUpsOf(qint64 sessionId)
{
    qint64 sum = 0;
    for (const qint64 id : processesOf(sessionId)) {
        const QDir tasks(QStringLiteral("/proc/%1/task").arg(id));
        for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            sum += field(fileOf(id, QStringLiteral("task/%1/status").arg(task)),
                         "voluntary_ctxt_switches");
        }
    }
    return sum;
}

void setLeadsSession(QProcess &process)
{
    process.setChildProcessModifier([] { setsid(); });
}

} // namespace accountdesk::test
