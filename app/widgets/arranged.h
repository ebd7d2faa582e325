// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace accountdesk {

/// A widget that places its children itself, by the width it gets, and takes the height that
/// they need for it. For rows that stack when they are narrow.
class Arranged : public QWidget
{
    Q_OBJECT

public:
    explicit Arranged(QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(width, false); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    /// The height needed for width; moves the children only if isApplied.
    virtual int arrange(int width, bool isApplied) const = 0;
    virtual int usualWidth() const = 0;
    virtual int leastWidth() const = 0;
    /// Sets a child's place, mirrored in right-to-left layouts.
    void place(QWidget *child, const QRect &rect, int width) const;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace accountdesk
