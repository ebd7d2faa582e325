// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/accountfolder.h"

#include "records/disk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace accountdesk::records {

namespace {

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(QLatin1Char('.'))
        && !name.contains(QLatin1Char('/')) && !name.contains(QLatin1Char('\\'))
        && !name.contains(QChar(u'\0'));
}

Error oddName()
{
    return fileError(QStringLiteral("This is no plain file name"));
}

bool isThere(const QString &path)
{
    return isLink(path) || QFileInfo::exists(path);
}

} // namespace

AccountFolder::AccountFolder(QString profileFolder, AccountKey key)
    : m_profileFolder(std::move(profileFolder)), m_key(std::move(key))
{
}

QString AccountFolder::accountsPath() const
{
    return m_profileFolder + QStringLiteral("/accounts");
}

QString AccountFolder::path() const
{
    return accountsPath() + QLatin1Char('/') + m_key.folderName();
}

QString AccountFolder::pathOf(const QString &fileName) const
{
    return path() + QLatin1Char('/') + fileName;
}

Result<void> AccountFolder::refuseLinks() const
{
    for (const QString &folder : {accountsPath(), path()}) {
        if (isLink(folder))
            return fileError(QStringLiteral("A link is in the place of the folder %1").arg(folder));
    }
    return {};
}

Result<void> AccountFolder::makeFolders() const
{
    if (!QFileInfo(m_profileFolder).isDir()) {
        const QFileInfo profile(QDir::cleanPath(m_profileFolder));
        if (!QDir().mkpath(profile.path()))
            return fileError(
                QStringLiteral("The folder %1 cannot be made").arg(profile.path()));
        if (const Result<void> made = makePrivateFolder(profile.filePath()); !made)
            return made;
    }
    if (const Result<void> made = makePrivateFolder(accountsPath()); !made)
        return made;
    return makePrivateFolder(path());
}

Result<std::optional<QByteArray>> AccountFolder::read(const QString &fileName,
                                                      qsizetype limit) const
{
    if (!isPlainName(fileName))
        return oddName();
    if (const Result<void> checked = refuseLinks(); !checked)
        return checked.error();
    const QFileInfo info(pathOf(fileName));
    if (!isThere(info.filePath()))
        return std::optional<QByteArray>();
    if (isLink(info.filePath()) || !info.isFile())
        return fileError(QStringLiteral("%1 is no file").arg(info.filePath()));
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return fileError(QStringLiteral("%1: %2").arg(info.filePath(), file.errorString()));
    if (file.size() > limit)
        return fileError(QStringLiteral("%1 is too large").arg(info.filePath()));
    QByteArray bytes = file.readAll(); // read(limit) would take that much memory first
    if (file.error() != QFileDevice::NoError)
        return fileError(QStringLiteral("%1: %2").arg(info.filePath(), file.errorString()));
    return std::optional<QByteArray>(std::move(bytes));
}

Result<void> AccountFolder::write(const QString &fileName, const QByteArray &bytes) const
{
    if (!isPlainName(fileName))
        return oddName();
    if (const Result<void> made = makeFolders(); !made)
        return made;
    return replaceFile(pathOf(fileName), bytes);
}

Result<void> AccountFolder::remove(const QString &fileName) const
{
    if (!isPlainName(fileName))
        return oddName();
    if (const Result<void> checked = refuseLinks(); !checked)
        return checked;
    QFile file(pathOf(fileName));
    if (!isThere(file.fileName()))
        return {};
    if (!file.remove())
        return fileError(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    flushFolder(path());
    return {};
}

bool AccountFolder::setAside(const QString &fileName) const
{
    if (!isPlainName(fileName) || !refuseLinks())
        return false;
    const QString file = pathOf(fileName);
    QString aside = file + QStringLiteral(".broken");
    for (int n = 2; isThere(aside); ++n)
        aside = file + QStringLiteral(".broken-%1").arg(n);
    const bool isAside = QFile::rename(file, aside);
    flushFolder(path());
    return isAside;
}

} // namespace accountdesk::records
