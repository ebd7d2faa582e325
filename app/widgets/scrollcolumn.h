// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace accountdesk {

/// What a scroll area scrolls. Its layout's least height is that of its least width, which is far
/// more than is needed at the width that it has: the scroll area asks for the height of that.
class ScrollColumn : public QWidget
{
public:
    using QWidget::QWidget;
    QSize minimumSizeHint() const override { return { QWidget::minimumSizeHint().width(), 0 }; }

protected:
    void showEvent(QShowEvent *event) override
    {
        QWidget::showEvent(event);
        // Now that all have their fonts they may need less height, and tell nobody.
        updateGeometry();
    }
};

} // namespace accountdesk
