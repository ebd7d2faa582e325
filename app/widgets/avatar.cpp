// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/avatar.h"

#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

namespace accountdesk {

namespace {

/// The first letter or digit with the marks that belong to it; empty if there is none.
QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    qsizetype from = 0;
    while (from < word.size()) {
        const qsizetype to = finder.toNextBoundary();
        if (to < 0)
            break;
        const QString grapheme = word.mid(from, to - from);
        const uint first = grapheme.toUcs4().value(0);
        if (QChar::isLetterOrNumber(first))
            return grapheme.toUpper();
        from = to;
    }
    return {};
}

} // namespace

Avatar::Avatar(int diameter, QWidget *parent)
    : QWidget(parent), m_diameter(diameter), m_initials(QStringLiteral("?"))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPerson({});
}

void Avatar::setPerson(const QString &name)
{
    m_initials = initials(name);
    setAccessibleName(name.isEmpty() ? tr("Picture") : tr("Picture of %1").arg(visibleLine(name)));
    update();
}

void Avatar::setPicture(const QPixmap &picture)
{
    m_picture = picture;
    m_fitted = {};
    update();
}

QSize Avatar::sizeHint() const
{
    const int side = Theme::current().scaled(m_diameter);
    return {side, side};
}

QString Avatar::initials(const QString &name)
{
    QStringList letters;
    for (const QString &word : name.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString letter = firstLetter(word);
        if (!letter.isEmpty())
            letters.append(letter);
    }
    if (letters.isEmpty())
        return QStringLiteral("?");
    return letters.size() == 1 ? letters.first() : letters.first() + letters.last();
}

/// The middle of the picture, scaled well: painting alone would leave jagged edges.
void Avatar::fit()
{
    const QSize wanted = size() * devicePixelRatio();
    if (m_fitted.size() == wanted)
        return;
    const QPixmap scaled =
        m_picture.scaled(wanted, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    m_fitted = scaled.copy((scaled.width() - wanted.width()) / 2,
                           (scaled.height() - wanted.height()) / 2, wanted.width(),
                           wanted.height());
    m_fitted.setDevicePixelRatio(devicePixelRatio());
}

void Avatar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(rect());
    if (!m_picture.isNull()) {
        fit();
        QBrush brush(m_fitted);
        brush.setTransform(QTransform::fromScale(1 / m_fitted.devicePixelRatio(),
                                                 1 / m_fitted.devicePixelRatio()));
        painter.fillPath(circle, theme.color(Theme::Role::Surface));
        painter.fillPath(circle, brush);
        return;
    }
    painter.fillPath(circle, theme.color(Theme::Role::Accent));
    QFont font = theme.font(Theme::TextStyle::Body, true);
    font.setPixelSize(std::max(8, height() * 2 / 5));
    painter.setFont(font);
    painter.setPen(theme.color(Theme::Role::OnAccent));
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

} // namespace accountdesk
