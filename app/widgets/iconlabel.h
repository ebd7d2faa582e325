// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace accountdesk {

/// An icon as decoration: follows the theme, is not read out.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    IconLabel(const QString &iconName, int pixels, Theme::Role role, QWidget *parent = nullptr);
    void setIcon(const QString &iconName, Theme::Role role);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_pixels;
    Theme::Role m_role;
};

} // namespace accountdesk
