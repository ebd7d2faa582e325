// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/metadatapatch.h"

namespace accountdesk::account {

/// An edit of user_metadata: what it was when editing began (may be missing) and what it is to be.
struct MetadataEdit
{
    json::Value base;
    json::Value edited;
};

/// What saving did.
struct Saved
{
    QList<metadata::Change> changes;    ///< empty: there was nothing to save, nothing was sent
    QByteArray body;                    ///< as sent
    json::Value before;                 ///< what the server held
    json::Value after;                  ///< what it holds now, by its answer
    QStringList differing;              ///< keys that it holds otherwise than they were sent
    bool wasInDoubt = false;            ///< the answer was lost, reading again showed the success

    /// Takes this save back, keeping what was changed elsewhere since.
    MetadataEdit undo() const { return {after, before}; }
};

} // namespace accountdesk::account
