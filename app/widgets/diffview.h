// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsondiff/change.h"

#include <QWidget>

class QVBoxLayout;

namespace accountdesk {

/// Differences one below the other: what kind, where, the value before and after, each marked by
/// sign and colour. Long values and long lists are cut, in words.
class DiffView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostShown = 100;

    explicit DiffView(QWidget *parent = nullptr);
    void setChanges(const QList<jsondiff::Change> &changes);

private:
    QWidget *makeRow(const jsondiff::Change &change) const;

    QVBoxLayout *m_lines;
};

/// What changed inside, as far as looking into it takes no time; else the change itself.
QList<jsondiff::Change> innerChanges(const QString &path, const json::Value &before,
                                     const json::Value &after);

} // namespace accountdesk
