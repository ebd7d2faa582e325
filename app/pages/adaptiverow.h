// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace accountdesk {

/// Cells side by side while there is room, below one another when there is not. Keeps the height
/// that wrapped text needs for its width, and is mirrored for right-to-left.
class AdaptiveRow : public QLayout
{
    Q_OBJECT

public:
    enum class Fit { Fill, Center };

    /// Below stackBelow pixels, or when the cells' least widths don't fit, cells are stacked.
    AdaptiveRow(int stackBelow, int gap, Fit fit = Fit::Fill, QWidget *parent = nullptr);
    ~AdaptiveRow() override;

    /// share 0: as wide as the widget wants to be; others divide the rest by their shares,
    /// up to their maximum widths.
    void addCell(QWidget *widget, int share);
    /// Between stacked cells; as between those side by side if not set.
    void setStackedGap(int gap) { m_stackedGap = gap; }
    bool isStackedAt(int width) const;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_cells.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect &rect) override;

private:
    struct Cell
    {
        QLayoutItem *item;
        int share;
    };
    QList<Cell> shown() const;
    QList<int> widths(const QList<Cell> &cells, int width) const;
    int arrange(const QRect &rect, bool isMoving) const;
    int stack(const QList<Cell> &cells, const QRect &rect, bool isMoving) const;
    void place(const Cell &cell, const QRect &within, const QRect &rect) const;

    QList<Cell> m_cells;
    int m_stackBelow;
    int m_gap;
    int m_stackedGap;
    Fit m_fit;
};

} // namespace accountdesk
