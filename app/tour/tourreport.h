// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "tour/accessibletree.h"

#include <QByteArray>

#include <optional>

class QPixmap;

namespace accountdesk {

/// A page as it opens, or another view of it (a tab).
struct TourView
{
    QString id;
    QString png; ///< file name beside the report
    QList<AccessibleNode> nodes;
};

struct TourPage
{
    TourView first;
    QList<TourView> more;
};

/// What stood there after a step of a tour file.
struct TourStop
{
    int line = 0;
    QString source; ///< the step as the file spells it
    QString png;
    QList<AccessibleNode> nodes;
};

/// DIR/tour.json and the pictures beside it.
class TourReport
{
public:
    explicit TourReport(QString folder);

    /// Creates the folder, sees that it can be written and removes an earlier tour's pictures.
    /// Rejected with rule "folder".
    Result<void> prepare() const;
    /// Saves the picture under its number; Rejected with rule "picture".
    Result<void> addPage(const QString &id, const QPixmap &picture, QList<AccessibleNode> nodes);
    /// The same for another view of the page added last.
    Result<void> addView(const QString &id, const QPixmap &picture, QList<AccessibleNode> nodes);
    /// The same for a step; name is a part of the picture's.
    Result<void> addStop(int line, const QString &source, const QString &name,
                         const QPixmap &picture, QList<AccessibleNode> nodes);
    /// Rejected with rule "report".
    Result<void> write(const std::optional<Error> &error) const;
    QByteArray toJson(const std::optional<Error> &error) const;
    const QList<TourPage> &pages() const { return m_pages; }
    const QList<TourStop> &stops() const { return m_stops; }

private:
    Result<void> save(const QString &name, const QPixmap &picture) const;

    QString m_folder;
    QList<TourPage> m_pages;
    QList<TourStop> m_stops;
};

} // namespace accountdesk
