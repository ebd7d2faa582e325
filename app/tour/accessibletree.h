// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QObject;

namespace accountdesk {

/// One thing that a screen reader can stop at.
struct AccessibleNode
{
    int level = 0;
    QString role; ///< "push button"
    QString name;
    QString value;
    QString description;
    QStringList states; ///< "focusable", "disabled"
    bool operator==(const AccessibleNode &) const = default;
};

/// What a screen reader gets of a window, in reading order: what is hidden and what says nothing
/// is left out, secrets are masked.
QList<AccessibleNode> accessibleNodes(QObject *root);

} // namespace accountdesk
