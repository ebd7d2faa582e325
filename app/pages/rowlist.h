// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <optional>

class QAbstractItemModel;
class QVBoxLayout;

namespace accountdesk {

class PlainTextLabel;

/// Shows each row of a model as a widget that wraps its text, with hairlines between. For models
/// of some dozen rows; of longer ones the first are shown and the rest is counted.
class RowList : public QWidget
{
    Q_OBJECT

public:
    using Maker = std::function<QWidget *(int row)>;
    static constexpr int maximumRows = 200;

    /// The model outlives the list. make is called again for every row when the model changes.
    RowList(const QAbstractItemModel &model, Maker make, QWidget *parent = nullptr);
    void setHairlines(bool areShown) { m_hasHairlines = areShown; }

private:
    void rebuild();
    std::optional<int> focusedLine() const;
    bool focusLine(int index);
    void focusNear(int index);

    const QAbstractItemModel &m_model;
    Maker m_make;
    QVBoxLayout *m_lines;
    PlainTextLabel *m_rest;
    bool m_hasHairlines = true;
};

} // namespace accountdesk
