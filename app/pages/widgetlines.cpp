// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/widgetlines.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QWidget>

namespace accountdesk {

namespace {

class Hairline : public QWidget
{
public:
    Hairline() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), Theme::current().color(Theme::Role::Line));
    }
};

} // namespace

void clearLines(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *inner = item->layout()) {
            clearLines(inner);
        }
        delete item;
    }
}

void addLine(QBoxLayout *layout, QWidget *line)
{
    layout->addWidget(line);
    // The layout would show it only in a later turn of the event loop.
    if (line->parentWidget())
        line->show();
}

QWidget *makeHairline()
{
    return new Hairline;
}

} // namespace accountdesk
