// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/metadata/draftkeeper.h"
#include "widgets/sheet.h"

namespace accountdesk {

/// Edits that were found on this machine: what they would change, and whether to go on with them.
class DraftSheet : public Sheet
{
    Q_OBJECT

public:
    /// stored: what the tenant holds now; missing if nothing.
    DraftSheet(const FoundDraft &found, const json::Value &stored, QWidget *parent = nullptr);

Q_SIGNALS:
    void continued();
    void discarded();
};

} // namespace accountdesk
