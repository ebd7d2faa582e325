// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/droptextcommand.h"

#include <QCoreApplication>

namespace accountdesk {

DropTextCommand::DropTextCommand(std::optional<UnreadText> &place)
    : QUndoCommand(QCoreApplication::translate("accountdesk::EditCommand", "Drop the text")),
      m_place(place)
{
}

} // namespace accountdesk
