// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk::records {

/// Which account a record belongs to: the issuer as configured and the subject, both as text.
struct AccountKey
{
    QString issuer;
    QString subject;

    bool isEmpty() const { return issuer.isEmpty() || subject.isEmpty(); }
    /// 32 hex digits of SHA-256 over both: a folder's name that tells nothing and cannot clash.
    QString folderName() const;
    bool operator==(const AccountKey &) const = default;
};

} // namespace accountdesk::records
