// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylepaint.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <algorithm>

namespace accountdesk::paint {

namespace {

using Role = Theme::Role;

QColor color(Role role)
{
    return Theme::current().color(role);
}

double scaled(int pixels)
{
    return Theme::current().scaled(pixels);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto blend = [share](float x, float y) { return float(x * (1 - share) + y * share); };
    return QColor::fromRgbF(blend(a.redF(), b.redF()), blend(a.greenF(), b.greenF()),
                            blend(a.blueF(), b.blueF()));
}

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// Borders of controls need more contrast than hairlines between surfaces.
QColor controlLine()
{
    return mixed(color(Role::Line), color(Role::Muted), 0.45);
}

} // namespace

void roundedRect(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                 const QColor &line)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(line.alpha() ? QPen(line, 1) : QPen(Qt::NoPen));
    const double inset = line.alpha() ? 0.5 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void focusRing(QPainter *painter, const QRect &rect, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color(Role::Accent), 2));
    const double r = scaled(int(radius));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), r, r);
    painter->restore();
}

void buttonBevel(QPainter *painter, const QStyleOptionButton &option, bool isPrimary)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isDown = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    QColor fill = color(isPrimary && isEnabled ? Role::Accent : Role::Surface);
    QColor line = isPrimary && isEnabled ? fill : controlLine();
    const QColor ink = color(isPrimary ? Role::OnAccent : Role::Text);
    if (!isEnabled) {
        fill = color(Role::Window);
        line = color(Role::Line);
    } else if (isDown) {
        fill = mixed(fill, ink, 0.16);
    } else if (has(option, QStyle::State_MouseOver)) {
        fill = mixed(fill, ink, 0.06);
    }
    roundedRect(painter, option.rect, scaled(6), fill, line);
    if (has(option, QStyle::State_HasFocus) && isPrimary) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(ink, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), scaled(4),
                                 scaled(4));
        painter->restore();
    } else if (has(option, QStyle::State_HasFocus)) {
        focusRing(painter, option.rect);
    }
}

void iconAndText(QPainter *painter, const QStyleOptionButton &option, const QStyle &style)
{
    const bool isUnderlined = style.styleHint(QStyle::SH_UnderlineShortcut, &option);
    const int flags = int(Qt::AlignCenter)
        | int(isUnderlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    const QSize icon = option.iconSize;
    const int gap = int(scaled(6));
    const int text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int left = option.rect.left()
        + std::max(0, (option.rect.width() - icon.width() - gap - text) / 2);
    const QRect iconRect(QPoint(left, option.rect.center().y() - icon.height() / 2 + 1), icon);
    const QRect textRect(iconRect.right() + 1 + gap, option.rect.top(), text,
                         option.rect.height());
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const bool isEnabled = has(option, QStyle::State_Enabled);
    option.icon.paint(painter, mirrored(iconRect), Qt::AlignCenter,
                      isEnabled ? QIcon::Normal : QIcon::Disabled);
    style.drawItemText(painter, mirrored(textRect), flags, option.palette, isEnabled, option.text,
                       QPalette::ButtonText);
}

void comboBox(QPainter *painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    QStyleOptionButton button;
    button.rect = option.rect;
    button.state = option.state & ~(QStyle::State_Sunken | QStyle::State_On);
    buttonBevel(painter, button, false);
    const int side = int(scaled(16));
    const QRect place(arrow.center() - QPoint(side / 2 - 1, side / 2 - 1), QSize(side, side));
    Theme::current().icon(QStringLiteral("more"), Role::Muted).paint(painter, place);
}

QRect comboBoxPart(const QStyleOption &option, QStyle::SubControl part)
{
    const int arrow = int(scaled(32));
    const QRect rect = part == QStyle::SC_ComboBoxArrow
        ? option.rect.adjusted(option.rect.width() - arrow, 0, 0, 0)
        : option.rect.adjusted(int(scaled(10)), 1, -arrow, -1);
    return QStyle::visualRect(option.direction, option.rect, rect);
}

void toolButton(QPainter *painter, const QStyleOption &option)
{
    const bool isDown = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool isHovered = has(option, QStyle::State_MouseOver);
    if (has(option, QStyle::State_Enabled) && (isDown || isHovered))
        roundedRect(painter, option.rect, scaled(6),
                    mixed(color(Role::Surface), color(Role::Text), isDown ? 0.14 : 0.07));
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect);
}

void field(QPainter *painter, const QStyleOption &option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isEditable = isEnabled && !has(option, QStyle::State_ReadOnly);
    roundedRect(painter, option.rect, scaled(6), color(isEditable ? Role::Surface : Role::Window),
                isEditable ? controlLine() : color(Role::Line));
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect);
}

void frame(QPainter *painter, const QRect &rect, int radius)
{
    roundedRect(painter, rect, scaled(radius), Qt::transparent, color(Role::Line));
}

void checkBox(QPainter *painter, const QStyleOption &option)
{
    const bool isOn = has(option, QStyle::State_On);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QRectF box = option.rect;
    roundedRect(painter, box, scaled(4), color(isOn && isEnabled ? Role::Accent : Role::Surface),
                isOn && isEnabled ? color(Role::Accent) : controlLine());
    if (!isOn)
        return;
    QPainterPath tick;
    tick.moveTo(box.left() + box.width() * 0.25, box.top() + box.height() * 0.52);
    tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.70);
    tick.lineTo(box.left() + box.width() * 0.76, box.top() + box.height() * 0.32);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(isEnabled ? Role::OnAccent : Role::Muted), box.width() / 9,
                         Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(tick);
    painter->restore();
}

void radioButton(QPainter *painter, const QStyleOption &option)
{
    const bool isOn = has(option, QStyle::State_On);
    const QRectF box = option.rect;
    const QColor accent = color(has(option, QStyle::State_Enabled) ? Role::Accent : Role::Muted);
    roundedRect(painter, box, box.height() / 2, color(Role::Surface),
                isOn ? accent : controlLine());
    if (!isOn)
        return;
    const double inset = box.width() * 0.28;
    roundedRect(painter, box.adjusted(inset, inset, -inset, -inset), box.height() / 2, accent);
}

void tabShape(QPainter *painter, const QStyleOptionTab &option)
{
    const bool isSelected = has(option, QStyle::State_Selected);
    QRect line = option.rect;
    line.setTop(line.bottom() - int(scaled(3)) + 1);
    if (isSelected)
        painter->fillRect(line, color(Role::Accent));
    else if (has(option, QStyle::State_MouseOver))
        painter->fillRect(line, color(Role::Line));
}

void tabBase(QPainter *painter, const QRect &rect)
{
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Role::Line));
}

void headerSection(QPainter *painter, const QRect &rect)
{
    painter->fillRect(rect, color(Role::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Role::Line));
}

void itemBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (has(option, QStyle::State_Selected))
        painter->fillRect(option.rect, color(Role::AccentSurface));
    else if (has(option, QStyle::State_MouseOver))
        painter->fillRect(option.rect, mixed(color(Role::Surface), color(Role::Text), 0.04));
}

void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &thumb)
{
    if (option.maximum <= option.minimum)
        return;
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const bool isActive = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const double inset = scaled(isActive ? 2 : 3);
    const QRectF bar = isHorizontal ? QRectF(thumb).adjusted(2, inset, -2, -inset)
                                    : QRectF(thumb).adjusted(inset, 2, -inset, -2);
    roundedRect(painter, bar, std::min(bar.width(), bar.height()) / 2,
                mixed(color(Role::Window), color(Role::Muted), isActive ? 0.8 : 0.5));
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part, int minimumThumb)
{
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const int length = isHorizontal ? option.rect.width() : option.rect.height();
    const int thickness = isHorizontal ? option.rect.height() : option.rect.width();
    const int range = option.maximum - option.minimum;
    int thumb = length;
    if (range > 0)
        thumb =
            std::clamp(int(qint64(option.pageStep) * length / (qint64(range) + option.pageStep)),
                       std::min(minimumThumb, length), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum,
                                                      option.sliderPosition, length - thumb,
                                                      option.upsideDown);
    int from = 0;
    int size = 0;
    switch (part) {
    case QStyle::SC_ScrollBarGroove: size = length; break;
    case QStyle::SC_ScrollBarSlider: from = start; size = thumb; break;
    case QStyle::SC_ScrollBarSubPage: size = start; break;
    case QStyle::SC_ScrollBarAddPage: from = start + thumb; size = length - from; break;
    default: break;
    }
    const QRect rect = isHorizontal ? QRect(from, 0, size, thickness)
                                    : QRect(0, from, thickness, size);
    return QStyle::visualRect(option.direction, option.rect,
                              rect.translated(option.rect.topLeft()));
}

} // namespace accountdesk::paint
