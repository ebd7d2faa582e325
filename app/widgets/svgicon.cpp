// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/svgicon.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace accountdesk {

void SvgIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const Theme::Role role = mode == QIcon::Selected ? Theme::Role::Accent : m_role;
    const QByteArray ink = Theme::current().color(role).name().toLatin1();
    QSvgRenderer renderer(file.readAll().replace("currentColor", ink));
    painter->save();
    if (mode == QIcon::Disabled)
        painter->setOpacity(0.5);
    renderer.render(painter, rect);
    painter->restore();
}

QPixmap SvgIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    const QString key = QStringLiteral("svgicon/%1/%2/%3/%4x%5")
                            .arg(m_name, Theme::current().color(m_role).name())
                            .arg(int(mode)).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace accountdesk
