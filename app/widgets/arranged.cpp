// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/arranged.h"

#include <QEvent>
#include <QStyle>

namespace accountdesk {

Arranged::Arranged(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize Arranged::sizeHint() const
{
    return {usualWidth(), arrange(usualWidth(), false)};
}

QSize Arranged::minimumSizeHint() const
{
    return {leastWidth(), fontMetrics().height()};
}

void Arranged::place(QWidget *child, const QRect &rect, int width) const
{
    child->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, 1), rect));
}

bool Arranged::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        arrange(width(), true);
    }
    return QWidget::event(event);
}

void Arranged::resizeEvent(QResizeEvent *)
{
    arrange(width(), true);
}

} // namespace accountdesk
