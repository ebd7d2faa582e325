// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/metadata/textproblem.h"

#include <QUndoCommand>

namespace accountdesk {

/// A typed text that is no JSON (yet), and why.
struct UnreadText
{
    QString text;
    TextProblem problem;
};

/// Throws such a text away. What the document has of it and what this step keeps change places,
/// so that whatever is typed between undo and redo is not lost either.
class DropTextCommand : public QUndoCommand
{
public:
    /// The place outlives the step.
    explicit DropTextCommand(std::optional<UnreadText> &place);

    void undo() override { redo(); }
    void redo() override { m_place.swap(m_kept); }

private:
    std::optional<UnreadText> &m_place;
    std::optional<UnreadText> m_kept;
};

} // namespace accountdesk
