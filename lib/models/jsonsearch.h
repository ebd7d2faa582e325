// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/search.h"

#include <QModelIndex>
#include <QTimer>

#include <optional>

namespace accountdesk::models {

class JsonModel;

/// Looks for text in names and values of a model, in slices of a few milliseconds from the event
/// loop. One search at a time; a new one, an edit or another document ends the old one.
class JsonSearch : public QObject
{
    Q_OBJECT

public:
    enum class Direction { Next, Previous };

    explicit JsonSearch(JsonModel &model, QObject *parent = nullptr);

    /// The next (previous) row behind (before) from that contains the text whatever its case,
    /// going on at the other end; finished() comes later. An empty text finds nothing.
    void find(const QString &text, const QModelIndex &from, Direction direction = Direction::Next);
    void cancel();
    bool isBusy() const { return m_search.has_value(); }

Q_SIGNALS:
    /// Invalid if there is none. Rows up to it have been brought in.
    void finished(const QModelIndex &found);

private:
    void step();

    JsonModel &m_model;
    QTimer m_timer;
    std::optional<jsonedit::Search> m_search;
};

} // namespace accountdesk::models
