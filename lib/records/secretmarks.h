// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "records/accountfolder.h"

#include <QSet>
#include <QString>

namespace accountdesk::records {

/// Which secrets of an account were put into the keychain, by name and without their values: a
/// locked keychain reads like an absent entry, and the mark tells them apart (security fact 8).
class SecretMarks
{
public:
    explicit SecretMarks(AccountFolder folder);

    /// False if the file could not be read, or was set aside as broken and no new one written yet:
    /// anything may have been stored.
    bool isKnown() const { return m_isKnown; }
    bool has(const QString &name) const;
    /// The mark is on the disk when it returns.
    Result<void> add(const QString &name);
    Result<void> remove(const QString &name);
    /// Both at once; there is no moment with neither.
    Result<void> replace(const QString &name, const QString &by);
    const QSet<QString> &names() const { return m_names; }

private:
    Result<void> save(const QSet<QString> &names);

    AccountFolder m_folder;
    QSet<QString> m_names;
    bool m_isKnown = true;
};

} // namespace accountdesk::records
