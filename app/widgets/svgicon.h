// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QIconEngine>

namespace accountdesk {

/// An icon of resources/icons drawn in a colour of the theme, whatever the theme is by then.
class SvgIcon : public QIconEngine
{
public:
    SvgIcon(const QString &name, Theme::Role role) : m_name(name), m_role(role) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override { return new SvgIcon(*this); }

private:
    QString m_name;
    Theme::Role m_role;
};

} // namespace accountdesk
