// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jsonsearch.h"

#include "models/jsonmodel.h"

namespace accountdesk::models {

namespace {

constexpr int slice = 20000; ///< values that are looked at before events get their turn

} // namespace

JsonSearch::JsonSearch(JsonModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &JsonSearch::step);
    connect(&model, &JsonModel::edited, this, &JsonSearch::cancel);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &JsonSearch::cancel);
}

void JsonSearch::find(const QString &text, const QModelIndex &from, Direction direction)
{
    m_search.emplace(m_model.document(), text, m_model.rowsOf(from),
                     direction == Direction::Previous);
    m_timer.start();
}

void JsonSearch::cancel()
{
    m_timer.stop();
    m_search.reset();
}

void JsonSearch::step()
{
    if (!m_search->step(slice))
        return;
    const auto found = m_search->found();
    cancel();
    Q_EMIT finished(found ? m_model.indexOf(*found) : QModelIndex());
}

} // namespace accountdesk::models
