// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace accountdesk {

/// Grey lines where text will be. They keep the room at once and are painted after 150 ms, so
/// that a quick answer doesn't flash.
class Skeleton : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(int lines, QWidget *parent = nullptr);
    /// Shows or hides it.
    void setLoading(bool isLoading);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_lines;
    QTimer m_delay;
    bool m_isDue = false;
};

} // namespace accountdesk
