// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/accountheader.h"

#include "widgets/accessibility.h"
#include "widgets/avatar.h"
#include "widgets/stylepaint.h"
#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QMenu>
#include <QPainter>

namespace accountdesk {

namespace {

constexpr int avatarSide = 40;

int scaled(int pixels)
{
    return Theme::current().scaled(pixels);
}

} // namespace

AccountHeader::AccountHeader(QWidget *parent)
    : QAbstractButton(parent), m_avatar(new Avatar(avatarSide, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_avatar->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QAbstractButton::clicked, this, &AccountHeader::openMenu);
}

void AccountHeader::setAccount(const QString &name, const QString &tenant)
{
    m_name = name;
    m_tenant = tenant;
    m_avatar->setPerson(name);
    const QString words = tr("Account: %1, %2").arg(visibleLine(name), tenant);
    setAccessibleName(words);
    setPlainToolTip(this, tr("%1\n%2").arg(visibleLine(name), tenant));
    update();
}

void AccountHeader::setPicture(const QPixmap &picture)
{
    m_avatar->setPicture(picture);
}

void AccountHeader::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    update();
}

QSize AccountHeader::sizeHint() const
{
    return {scaled(64), scaled(72)};
}

void AccountHeader::openMenu()
{
    if (m_menu)
        m_menu->popup(mapToGlobal(QPoint(scaled(12), height() - scaled(8))));
}

void AccountHeader::resizeEvent(QResizeEvent *)
{
    const int side = scaled(avatarSide);
    const int left = m_isCompact ? (width() - side) / 2 : scaled(20);
    const QRect place(left, (height() - side) / 2, side, side);
    m_avatar->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

void AccountHeader::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (underMouse() || isDown())
        paint::roundedRect(&painter, rect().adjusted(scaled(6), scaled(6), -scaled(6), -scaled(6)),
                           scaled(8), theme.color(Theme::Role::Window));
    if (hasFocus())
        paint::focusRing(&painter, rect().adjusted(scaled(6), scaled(6), -scaled(6), -scaled(6)),
                         8);
    if (m_isCompact)
        return;
    const int icon = scaled(16);
    const int left = scaled(20 + avatarSide + 12);
    const QRect all(left, 0, width() - left - scaled(20) - icon, height());
    const auto mirrored = [&](const QRect &r) {
        return QStyle::visualRect(layoutDirection(), rect(), r);
    };
    const QFont strong = theme.font(Theme::TextStyle::Body, true);
    const QFont small = theme.font(Theme::TextStyle::Small);
    const int strongHeight = QFontMetrics(strong).height();
    const int smallHeight = QFontMetrics(small).height();
    const int top = (height() - strongHeight - smallHeight - scaled(2)) / 2;
    const int flags = int(Qt::AlignVCenter | Qt::AlignLeading);
    painter.setFont(strong);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(
        mirrored(QRect(all.left(), top, all.width(), strongHeight)), flags,
        QFontMetrics(strong).elidedText(visibleLine(m_name), Qt::ElideRight, all.width()));
    painter.setFont(small);
    painter.setPen(theme.color(Theme::Role::Muted));
    const int second = top + strongHeight + scaled(2);
    painter.drawText(mirrored(QRect(all.left(), second, all.width(), smallHeight)), flags,
                     QFontMetrics(small).elidedText(m_tenant, Qt::ElideMiddle, all.width()));
    theme.icon(QStringLiteral("more"), Theme::Role::Muted)
        .paint(&painter,
               mirrored(QRect(width() - scaled(16) - icon, (height() - icon) / 2, icon, icon)));
}

} // namespace accountdesk
