// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"

#include <QByteArray>

#include <vector>

namespace accountdesk::test {

/// The simplest thing that can be edited the same way: every value a node of its own. What the
/// document under test says is compared with what this says.
struct PlainTree
{
    json::Type type = json::Type::Null;
    QString name;
    QByteArray scalar;
    std::vector<PlainTree> children;

    static PlainTree of(const json::Value &value);
    PlainTree &at(const jsonedit::Rows &rows);
    void apply(const jsonedit::Edit &edit);
    QByteArray toText() const;
    /// Places of all values, the root first.
    QList<jsonedit::Rows> places() const;
};

} // namespace accountdesk::test
