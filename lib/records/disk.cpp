// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/disk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace accountdesk::records {

namespace {

constexpr QFileDevice::Permissions ownersFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownersFolder = ownersFile | QFileDevice::ExeOwner;

bool flushToDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return ::_commit(file.handle()) == 0;
#endif
}

/// In one step; a link in the target's place is replaced itself.
std::error_code renamed(const QString &from, const QString &to)
{
    std::error_code problem;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(),
                            QFileInfo(to).filesystemFilePath(), problem);
    return problem;
}

} // namespace

Error fileError(const QString &words)
{
    return {Error::Kind::Rejected, 0, {}, words, QStringLiteral("file"), 0};
}

bool isLink(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() || info.isJunction();
}

Result<void> makePrivateFolder(const QString &path)
{
    if (isLink(path))
        return fileError(QStringLiteral("A link is in the place of the folder %1").arg(path));
    if (QFileInfo(path).isDir()) {
        if (!QFile::setPermissions(path, ownersFolder))
            return fileError(QStringLiteral("The folder %1 is not ours").arg(path));
        return {};
    }
    if (!QDir().mkdir(path, ownersFolder))
        return fileError(QStringLiteral("The folder %1 cannot be made").arg(path));
    flushFolder(QFileInfo(path).path());
    return {};
}

Result<void> replaceFile(const QString &path, const QByteArray &bytes)
{
    const QString temporary = path + QStringLiteral(".new");
    QFile::remove(temporary); // of a run that was killed
    QFile file(temporary);
    // NewOnly never opens what is there, so that no link is followed.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, ownersFile))
        return fileError(QStringLiteral("%1: %2").arg(path, file.errorString()));
    if (file.write(bytes) != bytes.size() || !flushToDisk(file)) {
        const QString words = file.errorString();
        file.remove();
        return fileError(QStringLiteral("%1: %2").arg(path, words));
    }
    file.close();
    if (const std::error_code problem = renamed(temporary, path)) {
        QFile::remove(temporary);
        return fileError(
            QStringLiteral("%1: %2").arg(path, QString::fromStdString(problem.message())));
    }
    flushFolder(QFileInfo(path).path());
    return {};
}

void flushFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
#else
    Q_UNUSED(path)
#endif
}

} // namespace accountdesk::records
