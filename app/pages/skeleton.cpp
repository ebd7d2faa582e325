// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/skeleton.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QStyle>

namespace accountdesk {

Skeleton::Skeleton(int lines, QWidget *parent) : QWidget(parent), m_lines(lines)
{
    setAccessibleName(tr("Loading"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_isDue = true;
        update();
    });
    hide();
}

void Skeleton::setLoading(bool isLoading)
{
    if (isLoading == m_delay.isActive() && !m_isDue)
        return;
    if (isLoading && m_isDue)
        return;
    m_isDue = false;
    isLoading ? m_delay.start() : m_delay.stop();
    setVisible(isLoading);
}

QSize Skeleton::sizeHint() const
{
    return { Theme::current().scaled(240), Theme::current().scaled(28) * m_lines };
}

QSize Skeleton::minimumSizeHint() const
{
    return { Theme::current().scaled(80), sizeHint().height() };
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_isDue)
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Theme::Role::Line));
    const int step = theme.scaled(28);
    const int thickness = theme.scaled(10);
    for (int i = 0; i < m_lines; ++i) {
        const int length = width() * (i % 2 == 0 ? 6 : 4) / 10;
        const QRect line(0, i * step + (step - thickness) / 2, length, thickness);
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), line),
                                thickness / 2.0, thickness / 2.0);
    }
}

} // namespace accountdesk
