// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourcamera.h"

#include "tour/tourstage.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QPainter>
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

QList<QDialog *> dialogsOver(const QWidget &window)
{
    QList<QDialog *> dialogs;
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            dialogs.append(dialog);
    }
    return dialogs;
}

} // namespace

QPixmap pictureOf(TourStage &stage)
{
    QWidget &window = *stage.tourWindow();
    settleLayouts();
    const QScrollArea *page = stage.shownPage();
    if (page && page->widget())
        growToContent(window, *page);
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QDialog *dialog : dialogsOver(window)) {
        QRect place(QPoint(), dialog->size());
        place.moveCenter(window.rect().center());
        painter.drawPixmap(place.topLeft(), dialog->grab());
        // The window system's frame is not in it.
        painter.setPen(dialog->palette().color(QPalette::PlaceholderText));
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return picture;
}

QList<AccessibleNode> transcriptOf(QWidget &window)
{
    QList<AccessibleNode> nodes = accessibleNodes(&window);
    for (QDialog *dialog : dialogsOver(window))
        nodes += accessibleNodes(dialog);
    return nodes;
}

} // namespace accountdesk
