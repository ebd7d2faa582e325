// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

class QWidget;

namespace accountdesk {

/// The things in a window that a tour file's steps name: by object name, the visible ones only.
/// Errors are Rejected with a sentence that says what stands in the way.
class TourTarget
{
public:
    explicit TourTarget(QWidget &root) : m_root(root) { }

    /// Presses a button, or triggers an action of a menu. row: a part of its accessible name.
    Result<void> press(const QString &name, const QString &row = {}) const;
    /// Replaces what is in a field, as typing would.
    Result<void> type(const QString &name, const QString &text) const;
    /// The item of that text in a list, table, tree or combo box.
    Result<void> choose(const QString &name, const QString &item) const;
    Result<void> setChecked(const QString &name, bool isChecked) const;

    Result<void> expectEnabled(const QString &name) const;
    /// reason: a part of what its tool tip says.
    Result<void> expectDisabled(const QString &name, const QString &reason) const;
    Result<void> expectValue(const QString &name, const QString &value) const;
    /// Anywhere in what a screen reader gets of the window.
    Result<void> expectText(const QString &text) const;
    Result<void> expectNoText(const QString &text) const;

private:
    Result<QWidget *> find(const QString &name, const QString &row = {}) const;
    template <typename Wanted>
    Result<Wanted *> findUsable(const QString &name, const QString &row = {}) const;
    bool isShowing(const QString &text) const;

    QWidget &m_root;
};

} // namespace accountdesk
