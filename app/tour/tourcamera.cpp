// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourcamera.h"

#include "tour/tourstage.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollArea>

#include <algorithm>

namespace accountdesk {

namespace {

void settleLayouts()
{
    // A layout that settles may ask its parent to lay out again.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

void growToContent(QWidget &window, const QScrollArea &page)
{
    // With the scroll bar gone the content gets wider, so what is missing is measured twice.
    for (int i = 0; i < 2; ++i) {
        const int missing = page.widget()->height() - page.viewport()->height();
        if (missing <= 0)
            return;
        window.resize(window.width(), std::min(window.height() + missing, tourMaximumHeight));
        settleLayouts();
    }
}

} // namespace

QPixmap pictureOf(TourStage &stage)
{
    QWidget &window = *stage.tourWindow();
    settleLayouts();
    const QScrollArea *page = stage.shownPage();
    if (page && page->widget())
        growToContent(window, *page);
    return window.grab();
}

} // namespace accountdesk
