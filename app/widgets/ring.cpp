// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ring.h"

#include "widgets/theme.h"
#include "widgets/tonecolors.h"

#include <QPainter>

#include <algorithm>

namespace accountdesk {

Ring::Ring(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Ring::setState(double share, const QString &big, const QString &small, Badge::Tone tone)
{
    m_share = std::clamp(share, 0.0, 1.0);
    m_big = big;
    m_small = small;
    m_tone = tone;
    setAccessibleName(QStringLiteral("%1 %2").arg(big, small));
    updateGeometry();
    update();
}

QSize Ring::sizeHint() const
{
    const Theme &theme = Theme::current();
    const QFontMetrics big(theme.font(Theme::TextStyle::Heading, true));
    const int words = big.horizontalAdvance(m_big) + theme.scaled(44);
    const int side = std::max(theme.scaled(116), words);
    return {side, side};
}

void Ring::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const int stroke = theme.scaled(9);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = std::min(width(), height());
    const QRectF circle = QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side)
                              .adjusted(stroke, stroke, -stroke, -stroke);
    // In high contrast a full track would look like a full ring.
    painter.setPen(QPen(theme.color(Theme::Role::Line),
                        theme.isHighContrast() ? theme.scaled(1) : stroke));
    painter.drawEllipse(circle);
    if (m_share > 0) {
        painter.setPen(QPen(toneColors(m_tone).ink, stroke, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(circle, 90 * 16, -qRound(m_share * 360 * 16));
    }
    const QFont big = theme.font(Theme::TextStyle::Heading, true);
    const QFont small = theme.font(Theme::TextStyle::Small);
    const int bigHeight = QFontMetrics(big).height();
    const int smallHeight = m_small.isEmpty() ? 0 : QFontMetrics(small).height();
    const int top = (height() - bigHeight - smallHeight) / 2;
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(big);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(QRect(0, top, width(), bigHeight), Qt::AlignCenter, m_big);
    painter.setFont(small);
    painter.setPen(theme.color(Theme::Role::Muted));
    painter.drawText(QRect(0, top + bigHeight, width(), smallHeight), Qt::AlignCenter, m_small);
}

} // namespace accountdesk
