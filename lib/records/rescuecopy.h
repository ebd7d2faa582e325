// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "records/accountfolder.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace accountdesk::records {

/// What a secondary account held before it was linked: linking discards its metadata (contract
/// section 1.4).
struct RescueCopy
{
    QString id;             ///< of this copy: a UUID
    QString secondaryUserId;
    QString secondaryName;  ///< for people
    QByteArray userMetadata; ///< as received; empty if it had none
    QByteArray appMetadata;
    QDateTime savedAt;      ///< UTC
    bool operator==(const RescueCopy &) const = default;
};

/// The copies kept for the primary account, newest first; one file each.
class RescueCopies
{
public:
    explicit RescueCopies(AccountFolder folder);

    QList<RescueCopy> all() const;
    Result<void> save(const RescueCopy &copy) const;
    Result<void> remove(const QString &id) const;

private:
    AccountFolder m_folder;
};

} // namespace accountdesk::records
