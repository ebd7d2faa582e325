// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/adaptiverow.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace accountdesk {

namespace {

int heightOf(const QLayoutItem *item, int width)
{
    return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
}

} // namespace

AdaptiveRow::AdaptiveRow(int stackBelow, int gap, Fit fit, QWidget *parent)
    : QLayout(parent),
      m_stackBelow(stackBelow),
      m_gap(gap),
      m_stackedGap(gap),
      m_fit(fit)
{
    setContentsMargins(0, 0, 0, 0);
}

AdaptiveRow::~AdaptiveRow()
{
    for (const Cell &cell : std::as_const(m_cells))
        delete cell.item;
}

void AdaptiveRow::addCell(QWidget *widget, int share)
{
    addWidget(widget);
    m_cells.last().share = share;
}

void AdaptiveRow::addItem(QLayoutItem *item)
{
    m_cells.append({ item, 1 });
    invalidate();
}

QLayoutItem *AdaptiveRow::itemAt(int index) const
{
    return index >= 0 && index < m_cells.size() ? m_cells.at(index).item : nullptr;
}

QLayoutItem *AdaptiveRow::takeAt(int index)
{
    if (index < 0 || index >= m_cells.size())
        return nullptr;
    invalidate();
    return m_cells.takeAt(index).item;
}

QList<AdaptiveRow::Cell> AdaptiveRow::shown() const
{
    QList<Cell> cells;
    std::copy_if(m_cells.begin(), m_cells.end(), std::back_inserter(cells),
                 [](const Cell &cell) { return !cell.item->isEmpty(); });
    return cells;
}

bool AdaptiveRow::isStackedAt(int width) const
{
    if (width < m_stackBelow)
        return true;
    const QList<Cell> cells = shown();
    int least = m_gap * std::max(0, static_cast<int>(cells.size()) - 1);
    for (const Cell &cell : cells)
        least += cell.share == 0 ? cell.item->sizeHint().width() : cell.item->minimumSize().width();
    return width < least;
}

QSize AdaptiveRow::sizeHint() const
{
    QSize size;
    for (const Cell &cell : shown()) {
        const QSize hint = cell.item->sizeHint();
        size = QSize(size.width() + hint.width() + m_gap, std::max(size.height(), hint.height()));
    }
    return size;
}

QSize AdaptiveRow::minimumSize() const
{
    QSize size;
    for (const Cell &cell : shown())
        size = size.expandedTo(cell.item->minimumSize());
    return size;
}

int AdaptiveRow::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

void AdaptiveRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QList<int> AdaptiveRow::widths(const QList<Cell> &cells, int width) const
{
    QList<int> result(cells.size(), 0);
    int rest = width - m_gap * std::max(0, static_cast<int>(cells.size()) - 1);
    int shares = 0;
    for (int i = 0; i < cells.size(); ++i) {
        shares += cells.at(i).share;
        if (cells.at(i).share == 0)
            rest -= result[i] = cells.at(i).item->sizeHint().width();
    }
    // A cell whose share is too small for it gets its least width; the others divide the rest.
    for (bool isSettled = false; !isSettled;) {
        isSettled = true;
        for (int i = 0; i < cells.size(); ++i) {
            const int least = cells.at(i).item->minimumSize().width();
            if (cells.at(i).share > 0 && result.at(i) == 0
                && rest * cells.at(i).share < least * shares) {
                result[i] = std::max(least, 1);
                rest -= result.at(i);
                shares -= cells.at(i).share;
                isSettled = false;
            }
        }
    }
    for (int i = 0; i < cells.size(); ++i) {
        if (result.at(i) == 0 && shares > 0)
            result[i] = rest * cells.at(i).share / shares;
        result[i] = std::min(result.at(i), cells.at(i).item->maximumSize().width());
    }
    return result;
}

int AdaptiveRow::arrange(const QRect &rect, bool isMoving) const
{
    const QList<Cell> cells = shown();
    if (isStackedAt(rect.width()))
        return stack(cells, rect, isMoving);
    const QList<int> wide = widths(cells, rect.width());
    int height = 0;
    for (int i = 0; i < cells.size(); ++i)
        height = std::max(height, heightOf(cells.at(i).item, wide.at(i)));
    int x = rect.x();
    for (int i = 0; i < cells.size() && isMoving; ++i) {
        const int own = m_fit == Fit::Fill ? height : heightOf(cells.at(i).item, wide.at(i));
        place(cells.at(i), rect, QRect(x, rect.y() + (height - own) / 2, wide.at(i), own));
        x += wide.at(i) + m_gap;
    }
    return height;
}

int AdaptiveRow::stack(const QList<Cell> &cells, const QRect &rect, bool isMoving) const
{
    int y = rect.y();
    for (const Cell &cell : cells) {
        const int hint = cell.item->sizeHint().width();
        const int width = cell.share == 0 ? std::min(hint, rect.width()) : rect.width();
        const int height = heightOf(cell.item, width);
        if (isMoving)
            place(cell, rect, QRect(rect.x(), y, width, height));
        y += height + m_stackedGap;
    }
    return cells.isEmpty() ? 0 : y - m_stackedGap - rect.y();
}

void AdaptiveRow::place(const Cell &cell, const QRect &within, const QRect &rect) const
{
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    cell.item->setGeometry(QStyle::visualRect(direction, within, rect));
}

} // namespace accountdesk
