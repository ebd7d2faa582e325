// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/themestyle.h"

#include "widgets/stylepaint.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>
#include <QTreeView>

namespace accountdesk {

namespace {

constexpr char primaryProperty[] = "accountdeskPrimary";

int scaled(int pixels)
{
    return Theme::current().scaled(pixels);
}

} // namespace

void setPrimary(QPushButton *button, bool isPrimary)
{
    button->setProperty(primaryProperty, isPrimary);
    button->update();
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property(primaryProperty).toBool();
}

ThemeStyle::ThemeStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
        || qobject_cast<QTabBar *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // Enter presses the button that has the focus, not in dialogs alone.
    if (auto *button = qobject_cast<QPushButton *>(widget))
        button->setAutoDefault(true);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return scaled(12);
    case PM_ScrollBarSliderMin: return scaled(32);
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return scaled(16);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return scaled(18);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return scaled(8);
    case PM_TabBarTabHSpace: return scaled(28);
    case PM_TabBarTabVSpace: return scaled(18);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_TabBarBaseOverlap: return 0;
    case PM_HeaderMargin: return scaled(8);
    case PM_FocusFrameHMargin:
        // The text of a cell begins below that of its header; Qt adds one.
        if (qobject_cast<const QTreeView *>(widget))
            return scaled(8) - 1;
        break;
    case PM_MenuPanelWidth: return 1;
    case PM_DefaultFrameWidth:
        // So much that the text's square background leaves the frame's round corners alone.
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return scaled(4);
        break;
    case PM_MenuVMargin: return scaled(4);
    case PM_ToolTipLabelFrameWidth: return scaled(6);
    default: break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_Widget_Animation_Duration:
    case SH_TabBar_PreferNoArrows: return 0;
    case SH_ScrollView_FrameOnlyAroundContents: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                   const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const QSize needed = size + QSize(scaled(26), scaled(10));
        return needed.expandedTo(QSize(scaled(48), scaled(32)));
    }
    case CT_ComboBox:
        return size.expandedTo(QSize(0, scaled(32))) + QSize(scaled(42), 0);
    case CT_LineEdit:
    case CT_SpinBox: return result.expandedTo(QSize(0, scaled(32)));
    case CT_ToolButton: return result.expandedTo(QSize(scaled(28), scaled(28)));
    case CT_MenuItem:
        return result + QSize(scaled(12), result.height() > scaled(12) ? scaled(6) : 0);
    case CT_MenuBarItem: return result + QSize(0, scaled(4));
    case CT_CheckBox:
    case CT_RadioButton: return result.expandedTo(QSize(0, scaled(24))) + QSize(scaled(4), 0);
    case CT_HeaderSection: return result.expandedTo(QSize(0, scaled(36)));
    default: return result;
    }
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    // The ring stands off the words; sizeFromContents() has left the room.
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return rect.adjusted(-scaled(4), 0, scaled(4), 0);
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    if (element != SE_LineEditContents || !edit || !edit->hasFrame())
        return rect;
    return rect.adjusted(scaled(8), 0, -scaled(8), 0);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider)
        return paint::scrollBarPart(*slider, part, scaled(32));
    if (control == CC_ComboBox && (part == SC_ComboBoxArrow || part == SC_ComboBoxEditField))
        return paint::comboBoxPart(*option, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return paint::buttonBevel(painter, *button, isPrimary(widget));
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy(*button);
            if (isPrimary(widget) && option->state & State_Enabled)
                copy.palette.setColor(QPalette::ButtonText,
                                      Theme::current().color(Theme::Role::OnAccent));
            if (copy.icon.isNull() || copy.text.isEmpty())
                return QProxyStyle::drawControl(element, &copy, painter, widget);
            return paint::iconAndText(painter, copy, *proxy());
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paint::tabShape(painter, *tab);
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return paint::headerSection(painter, option->rect);
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (widget && qobject_cast<QLineEdit *>(const_cast<QWidget *>(widget))
            && !static_cast<const QLineEdit *>(widget)->hasFrame())
            break;
        return paint::field(painter, *option);
    case PE_FrameLineEdit: return;
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return paint::field(painter, *option);
        return paint::frame(painter, option->rect);
    case PE_FrameFocusRect: return paint::focusRing(painter, option->rect);
    case PE_PanelButtonTool: return paint::toolButton(painter, *option);
    case PE_IndicatorCheckBox: return paint::checkBox(painter, *option);
    case PE_IndicatorRadioButton: return paint::radioButton(painter, *option);
    case PE_FrameTabBarBase:
        return paint::tabBase(painter, option->rect);
    case PE_FrameTabWidget: return;
    case PE_FrameMenu: return paint::frame(painter, option->rect, 0);
    case PE_PanelItemViewRow: return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            return paint::itemBackground(painter, *item);
        break;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider) {
        const QRect thumb = proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget);
        return paint::scrollBar(painter, *slider, thumb);
    }
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && box && !box->editable)
        return paint::comboBox(painter, *box,
                               proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace accountdesk
