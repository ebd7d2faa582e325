// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/iconlabel.h"

#include <QPainter>

namespace accountdesk {

IconLabel::IconLabel(const QString &iconName, int pixels, Theme::Role role, QWidget *parent)
    : QWidget(parent), m_name(iconName), m_pixels(pixels), m_role(role)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &iconName, Theme::Role role)
{
    m_name = iconName;
    m_role = role;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = Theme::current().scaled(m_pixels);
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Theme::current().icon(m_name, m_role).paint(&painter, rect());
}

} // namespace accountdesk
