// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QBoxLayout;
class QLayout;
class QWidget;

namespace accountdesk {

/// Removes and deletes everything in a layout, inner layouts too. Deletes later: the sender of
/// the signal that led here may be among it.
void clearLines(QLayout *layout);
/// Adds a line to a layout that may be on screen already, and shows it at once.
void addLine(QBoxLayout *layout, QWidget *line);
/// A hairline between two lines of a card.
QWidget *makeHairline();

} // namespace accountdesk
