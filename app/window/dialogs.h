// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace accountdesk {

/// Both open at once and delete themselves when closed.
void openAbout(QWidget *parent);
void openShortcuts(const QList<QAction *> &actions, QWidget *parent);

} // namespace accountdesk
