// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsontree/fragment.h"

#include <QList>
#include <QString>

namespace accountdesk::jsonedit {

using jsontree::Fragment;

/// A place: row by row from the root down. The root itself is the empty list.
using Rows = QList<int>;

Rows parentOf(const Rows &rows);
/// A place that is counted without the moved value, as it is while that one still stands where
/// it was.
Rows countedWith(const Rows &moved, Rows place);

/// One step of editing, a plain value. EditableDocument::apply gives the step that takes it back,
/// which is what an undo command keeps.
struct Edit
{
    enum class Kind { SetValue, Rename, Insert, Remove, Move };

    Kind kind = Kind::SetValue;
    Rows at;            ///< what is edited; Insert: where it will stand
    Rows to;            ///< Move: where it will stand, counted without it
    QString name;       ///< Rename; Insert and Move into an object
    Fragment value;     ///< SetValue, Insert
    bool isReversal = false; ///< restores what was: names are not judged again

    static Edit setValue(const Rows &at, const Fragment &value);
    static Edit rename(const Rows &at, const QString &name);
    /// Into an object; name is ignored in an array.
    static Edit insert(const Rows &at, const QString &name, const Fragment &value);
    static Edit remove(const Rows &at);
    /// name: only needed from an array into an object.
    static Edit move(const Rows &at, const Rows &to, const QString &name = {});
};

} // namespace accountdesk::jsonedit
