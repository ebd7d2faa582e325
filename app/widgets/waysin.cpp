// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waysin.h"

#include "widgets/stylepaint.h"
#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace accountdesk {

namespace {

/// By the layout's direction, not by that of the text.
int wrapped(Qt::LayoutDirection direction)
{
    return int(Qt::TextWordWrap) | int(Qt::AlignTop) | int(Qt::AlignAbsolute)
        | int(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

QString shown(const QString &text)
{
    return breakable(visibleText(text));
}

int textHeight(const QFont &font, const QString &text, int width)
{
    if (text.isEmpty())
        return 0;
    const QRect room(0, 0, width, 100000);
    return QFontMetrics(font).boundingRect(room, wrapped(Qt::LeftToRight), shown(text)).height();
}

QFont titleFont()
{
    return Theme::current().font(Theme::TextStyle::Body, true);
}

QFont detailFont()
{
    return Theme::current().font(Theme::TextStyle::Secondary);
}

QFont wordFont()
{
    return Theme::current().font(Theme::TextStyle::Small, true);
}

int padding()
{
    return Theme::current().scaled(12);
}

} // namespace

QRect WaysIn::Column::bounds() const
{
    return rects.isEmpty() ? QRect() : rects.first() | rects.last();
}

WaysIn::WaysIn(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WaysIn::setPicture(const Picture &picture)
{
    m_picture = picture;
    if (m_picture.ways.isEmpty())
        m_picture.ways = {{tr("None known"), {}, false, true}};
    if (m_picture.factors.isEmpty())
        m_picture.factors = {{tr("None known"), {}, false, true}};
    m_account = {{picture.account, {}, false, false}};
    describe();
    updateGeometry();
    update();
}

const QList<WaysIn::Tile> &WaysIn::tilesOf(int column) const
{
    if (column == 0)
        return m_picture.ways;
    return column == 1 ? m_picture.factors : m_account;
}

QString WaysIn::wordOf(const Tile &tile) const
{
    if (!m_picture.hasPlan || tile.isNone)
        return {};
    return tile.isRemoved ? tr("Goes") : tr("Stays");
}

void WaysIn::describe()
{
    const auto listed = [this](const QList<Tile> &tiles) {
        QStringList texts;
        for (const Tile &tile : tiles) {
            const QString name = tile.detail.isEmpty() ? tile.title
                                                       : tr("%1 (%2)").arg(tile.title, tile.detail);
            const QString word = wordOf(tile);
            texts.append(word.isEmpty() ? name : tr("%1: %2").arg(name, word.toLower()));
        }
        return visibleLine(texts.join(QLatin1String("; ")));
    };
    setAccessibleName(tr("How you get into the account"));
    setAccessibleDescription(tr("Ways in: %1. Second factors: %2.")
                                 .arg(listed(m_picture.ways), listed(m_picture.factors)));
}

int WaysIn::tileHeight(const Tile &tile, int width) const
{
    const int room = width - 2 * padding();
    int height = textHeight(titleFont(), tile.title, room)
        + textHeight(detailFont(), tile.detail, room);
    if (m_picture.hasPlan && !tile.isNone && &tile != m_account.constData())
        height += QFontMetrics(wordFont()).height() + Theme::current().scaled(4);
    return height + 2 * Theme::current().scaled(9);
}

WaysIn::Arrangement WaysIn::arrange(int width) const
{
    const Theme &theme = Theme::current();
    const QStringList headings{tr("Ways in"), tr("Second factor"), tr("Your account")};
    const int headingHeight = QFontMetrics(detailFont()).height() + theme.scaled(6);
    const int gap = theme.scaled(52);
    Arrangement at;
    at.isStacked = width < theme.scaled(560);
    const int columnWidth = at.isStacked ? width : (width - 2 * gap) / 3;
    int top = 0;
    for (int i = 0; i < 3; ++i) {
        Column column;
        const int left = at.isStacked ? 0 : i * (columnWidth + gap);
        column.heading = headings.at(i);
        column.headingRect = QRect(left, top, columnWidth, headingHeight);
        int y = top + headingHeight;
        for (const Tile &tile : tilesOf(i)) {
            column.rects.append(QRect(left, y, columnWidth, tileHeight(tile, columnWidth)));
            y += column.rects.last().height() + theme.scaled(8);
        }
        y -= theme.scaled(8);
        at.height = std::max(at.height, y);
        if (at.isStacked)
            top = y + theme.scaled(34);
        at.columns.append(column);
    }
    if (at.isStacked)
        return at;
    // Shorter columns stand in the middle, headings on one line.
    for (Column &column : at.columns) {
        const int down = (at.height - column.bounds().bottom() - 1) / 2;
        for (QRect &rect : column.rects)
            rect.translate(0, down);
    }
    return at;
}

int WaysIn::heightForWidth(int width) const
{
    return arrange(width).height;
}

QSize WaysIn::sizeHint() const
{
    const int width = Theme::current().scaled(640);
    return {width, heightForWidth(width)};
}

QSize WaysIn::minimumSizeHint() const
{
    return {Theme::current().scaled(180), 0};
}

QRect WaysIn::mirrored(const QRect &rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

void WaysIn::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const Arrangement at = arrange(width());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLinks(painter, at);
    for (int i = 0; i < at.columns.size(); ++i) {
        const Column &column = at.columns.at(i);
        painter.setFont(detailFont());
        painter.setPen(theme.color(Theme::Role::Muted));
        painter.drawText(mirrored(column.headingRect), wrapped(layoutDirection()),
                         column.heading);
        for (int row = 0; row < column.rects.size(); ++row)
            paintTile(painter, tilesOf(i).at(row), column.rects.at(row), i == 2);
    }
}

void WaysIn::paintTile(QPainter &painter, const Tile &tile, const QRect &rect,
                       bool isAccount) const
{
    using Role = Theme::Role;
    const Theme &theme = Theme::current();
    const bool isFaint = tile.isRemoved || tile.isNone;
    QPen outline(theme.color(isAccount ? Role::Accent : isFaint ? Role::Muted : Role::Good),
                 theme.scaled(isFaint || isAccount ? 1 : 2));
    if (isFaint)
        outline.setStyle(Qt::DashLine);
    painter.setPen(outline);
    painter.setBrush(theme.color(isAccount ? Role::AccentSurface
                                 : isFaint ? Role::Window
                                           : Role::Surface));
    painter.drawRoundedRect(QRectF(mirrored(rect)).adjusted(1, 1, -1, -1), theme.scaled(8),
                            theme.scaled(8));
    QRect left = rect.adjusted(padding(), theme.scaled(9), -padding(), 0);
    const auto write = [&](QFont font, Role role, const QString &text) {
        if (text.isEmpty())
            return;
        font.setStrikeOut(tile.isRemoved && font == titleFont());
        painter.setFont(font);
        painter.setPen(theme.color(role));
        const int height = textHeight(font, text, left.width());
        painter.drawText(mirrored(QRect(left.topLeft(), QSize(left.width(), height))),
                         wrapped(layoutDirection()), shown(text));
        left.setTop(left.top() + height);
    };
    write(titleFont(), isFaint ? Role::Muted : Role::Text, tile.title);
    write(detailFont(), Role::Muted, tile.detail);
    left.setTop(left.top() + theme.scaled(4));
    if (!isAccount)
        write(wordFont(), tile.isRemoved ? Role::Bad : Role::Good, wordOf(tile));
}

void WaysIn::paintLinks(QPainter &painter, const Arrangement &at) const
{
    const auto leading = [](const QRect &rect) { return QPoint(rect.left(), rect.center().y()); };
    const auto trailing = [](const QRect &rect) {
        return QPoint(rect.right() + 1, rect.center().y());
    };
    for (int i = 0; i < 2; ++i) {
        const QRect next = at.columns.at(i + 1).bounds();
        const QList<Tile> &tiles = tilesOf(i);
        // Without any factor left the way in is not cut but open.
        const bool areAllGone = std::all_of(tiles.cbegin(), tiles.cend(),
                                            [](const Tile &tile) { return tile.isRemoved; });
        const bool isOpen = i == 1 && areAllGone;
        if (at.isStacked) {
            const bool isCut = areAllGone && !isOpen;
            const QRect here = at.columns.at(i).bounds();
            const QPoint from(here.left() + here.width() / 2, here.bottom() + 1);
            paintLink(painter, from, from + QPoint(0, Theme::current().scaled(22)), isCut, true);
            continue;
        }
        for (int row = 0; row < tiles.size(); ++row)
            paintLink(painter, trailing(at.columns.at(i).rects.at(row)), leading(next),
                      tiles.at(row).isRemoved && !isOpen, false);
    }
}

void WaysIn::paintLink(QPainter &painter, QPoint from, QPoint to, bool isCut, bool isStacked) const
{
    const Theme &theme = Theme::current();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft && !isStacked;
    if (isMirrored) {
        from.setX(width() - from.x());
        to.setX(width() - to.x());
    }
    const QPoint middle = (from + to) / 2;
    QPainterPath path(from);
    if (isStacked)
        path.lineTo(to);
    else
        path.cubicTo(QPoint(middle.x(), from.y()), QPoint(middle.x(), to.y()), to);
    const double tip = theme.scaled(5);
    QPen pen(theme.color(Theme::Role::Muted), theme.scaled(isCut ? 1 : 2));
    pen.setStyle(isCut ? Qt::DashLine : Qt::SolidLine);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(path);
    pen.setStyle(Qt::SolidLine);
    if (isCut) {
        pen.setColor(theme.color(Theme::Role::Bad));
        pen.setWidth(theme.scaled(2));
        painter.setPen(pen);
        const QPointF at = path.pointAtPercent(0.4);
        painter.drawLine(at - QPointF(tip, tip), at + QPointF(tip, tip));
        painter.drawLine(at - QPointF(tip, -tip), at + QPointF(tip, -tip));
        return;
    }
    painter.setPen(pen);
    const QPointF end(to);
    const double back = isMirrored ? tip : -tip;
    painter.drawLine(end, isStacked ? end + QPointF(-tip, -tip) : end + QPointF(back, -tip));
    painter.drawLine(end, isStacked ? end + QPointF(tip, -tip) : end + QPointF(back, tip));
}

} // namespace accountdesk
