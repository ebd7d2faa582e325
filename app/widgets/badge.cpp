// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge.h"

#include "widgets/stylepaint.h"
#include "widgets/theme.h"
#include "widgets/tonecolors.h"
#include "widgets/visibletext.h"

#include <QPainter>

namespace accountdesk {

Badge::Badge(Tone tone, const QString &word, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::current().font(Theme::TextStyle::Small, true));
    setState(tone, word);
}

void Badge::setState(Tone tone, const QString &word)
{
    m_tone = tone;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int text = fontMetrics().horizontalAdvance(visibleLine(m_word));
    return {text + theme.scaled(32), fontMetrics().height() + theme.scaled(6)};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const ToneColors colors = toneColors(m_tone);
    QPainter painter(this);
    paint::roundedRect(&painter, rect(), height() / 2.0, colors.surface,
                       theme.isHighContrast() ? colors.ink : QColor(Qt::transparent));
    const int dot = theme.scaled(7);
    const QRect dotRect(theme.scaled(10), (height() - dot) / 2, dot, dot);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), dotRect);
    paint::roundedRect(&painter, place, dot / 2.0, colors.ink);
    painter.setPen(colors.ink);
    const QRect text = QStyle::visualRect(
        layoutDirection(), rect(), rect().adjusted(theme.scaled(22), 0, -theme.scaled(4), 0));
    const Qt::Alignment side =
        QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(text, int(side | Qt::AlignAbsolute) | Qt::TextSingleLine,
                     visibleLine(m_word));
}

} // namespace accountdesk
