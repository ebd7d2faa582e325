// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionViewItem;

/// The shapes of ThemeStyle and of the self-painted widgets.
namespace accountdesk::paint {

/// A filled rounded rectangle with a hairline that lies wholly inside rect.
void roundedRect(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                 const QColor &line = Qt::transparent);
void focusRing(QPainter *painter, const QRect &rect, double radius = 6);

void buttonBevel(QPainter *painter, const QStyleOptionButton &option, bool isPrimary);
/// Icon and text of a button, centred together and mirrored (Qt 6.4 misplaces the text in
/// right-to-left layouts).
void iconAndText(QPainter *painter, const QStyleOptionButton &option, const QStyle &style);
void comboBox(QPainter *painter, const QStyleOptionComboBox &option, const QRect &arrow);
QRect comboBoxPart(const QStyleOption &option, QStyle::SubControl part);
void toolButton(QPainter *painter, const QStyleOption &option);
void field(QPainter *painter, const QStyleOption &option);
void frame(QPainter *painter, const QRect &rect, int radius = 6);
void checkBox(QPainter *painter, const QStyleOption &option);
void radioButton(QPainter *painter, const QStyleOption &option);
void tabShape(QPainter *painter, const QStyleOptionTab &option);
void tabBase(QPainter *painter, const QRect &rect);
void headerSection(QPainter *painter, const QRect &rect);
void itemBackground(QPainter *painter, const QStyleOptionViewItem &option);
void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &thumb);
QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part, int minimumThumb);

} // namespace accountdesk::paint
