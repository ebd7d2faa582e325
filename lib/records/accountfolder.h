// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "records/accountkey.h"

#include <QByteArray>

#include <optional>

namespace accountdesk::records {

/// Where this machine keeps what it remembers for one account:
/// PROFILE/accounts/AccountKey::folderName(), mode 0700, files 0600, each written as a whole
/// (security B14.3: a link in a file's place is replaced, never followed). Nothing secret rests
/// here.
class AccountFolder
{
public:
    AccountFolder(QString profileFolder, AccountKey key);

    const AccountKey &key() const { return m_key; }
    QString path() const;
    /// Names are plain file names.
    QString pathOf(const QString &fileName) const;

    /// Nothing if there is no such file; Rejected with rule "file" if it cannot be read or is
    /// larger than limit bytes.
    Result<std::optional<QByteArray>> read(const QString &fileName,
                                           qsizetype limit = 64 * 1024 * 1024) const;
    /// Makes the folders; Rejected with rule "file" and the system's words (disk full, read-only).
    /// On return the bytes are on the disk (flushed), or the old file is whole.
    Result<void> write(const QString &fileName, const QByteArray &bytes) const;
    Result<void> remove(const QString &fileName) const;
    /// Renames an unreadable file to NAME.broken (or .broken-2, …), so that nothing overwrites it;
    /// false if that failed.
    bool setAside(const QString &fileName) const;

private:
    QString accountsPath() const;
    Result<void> refuseLinks() const;
    Result<void> makeFolders() const;

    QString m_profileFolder;
    AccountKey m_key;
};

} // namespace accountdesk::records
