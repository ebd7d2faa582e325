// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/edit.h"

namespace accountdesk::jsonedit {

Rows parentOf(const Rows &rows)
{
    return rows.first(rows.size() - 1);
}

Rows countedWith(const Rows &moved, Rows place)
{
    const qsizetype level = moved.size() - 1;
    if (place.size() > level && place.first(level) == parentOf(moved) && place[level] >= moved[level])
        ++place[level];
    return place;
}

Edit Edit::setValue(const Rows &at, const Fragment &value)
{
    return {Kind::SetValue, at, {}, {}, value, false};
}

Edit Edit::rename(const Rows &at, const QString &name)
{
    return {Kind::Rename, at, {}, name, {}, false};
}

Edit Edit::insert(const Rows &at, const QString &name, const Fragment &value)
{
    return {Kind::Insert, at, {}, name, value, false};
}

Edit Edit::remove(const Rows &at)
{
    return {Kind::Remove, at, {}, {}, {}, false};
}

Edit Edit::move(const Rows &at, const Rows &to, const QString &name)
{
    return {Kind::Move, at, to, name, {}, false};
}

} // namespace accountdesk::jsonedit
