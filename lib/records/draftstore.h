// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "records/accountfolder.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace accountdesk::records {

/// Unsaved edits of user_metadata.
struct Draft
{
    QByteArray base;        ///< what the server held when the edits began, as received
    QByteArray edited;      ///< the whole document as edited; may be no JSON yet (text being typed)
    QDateTime savedAt;      ///< UTC
    bool operator==(const Draft &) const = default;
};

/// The one draft of an account; survives crash, expiry and the next sign-in.
class DraftStore
{
public:
    explicit DraftStore(AccountFolder folder);

    /// Nothing if there is none; Rejected with rule "draft" if unreadable (set aside).
    Result<std::optional<Draft>> load() const;
    /// Of the file; 0 if there is none.
    qint64 bytes() const;
    Result<void> save(const Draft &draft) const;
    Result<void> discard() const;

private:
    AccountFolder m_folder;
};

} // namespace accountdesk::records
