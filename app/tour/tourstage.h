// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QScrollArea;
class QWidget;

namespace accountdesk {

/// What the tour needs of the window that it drives.
class TourStage
{
public:
    virtual ~TourStage() = default;
    virtual QWidget *tourWindow() = 0;
    /// In reading order.
    virtual QStringList pageIds() const = 0;
    virtual void openPage(const QString &id) = 0;
    /// The page that is shown now; nothing if it could not be built.
    virtual QScrollArea *shownPage() const = 0;
    /// Its id; empty if none is shown.
    virtual QString shownId() const = 0;
    /// The shown page's tabs beside its first; an empty id opens the first.
    virtual QStringList moreViews() const { return {}; }
    virtual void openView(const QString &id) { Q_UNUSED(id) }
};

} // namespace accountdesk
