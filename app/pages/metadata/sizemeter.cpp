// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/sizemeter.h"

#include "metadata/metadatapatch.h"
#include "widgets/plaintextlabel.h"
#include "widgets/stylepaint.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

Theme::Role roleOf(metadata::Size size)
{
    switch (size) {
    case metadata::Size::Fine: return Theme::Role::Accent;
    case metadata::Size::Large: return Theme::Role::Warning;
    case metadata::Size::TooLarge: break;
    }
    return Theme::Role::Bad;
}

} // namespace

QString sizeText(qsizetype bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

SizeMeter::SizeMeter(QWidget *parent) : QWidget(parent), m_words(new PlainTextLabel)
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, Theme::current().scaled(12), 0, 0);
    lines->addWidget(m_words);
    setBytes(0);
}

void SizeMeter::setBytes(qsizetype bytes)
{
    m_bytes = bytes;
    const metadata::Size size = metadata::sizeOf(bytes);
    switch (size) {
    case metadata::Size::Fine:
        m_words->setPlainText(tr("%1 of the %2 that are safe to store")
                                  .arg(sizeText(bytes), sizeText(metadata::largeBytes)));
        break;
    case metadata::Size::Large:
        m_words->setPlainText(tr("%1: large. Your tenant may soon refuse more than about 10 kB for "
                                 "a whole profile.").arg(sizeText(bytes)));
        break;
    case metadata::Size::TooLarge:
        m_words->setPlainText(tr("%1: too large. More than %2 is only saved if you insist.")
                                  .arg(sizeText(bytes), sizeText(metadata::tooLargeBytes)));
        break;
    }
    m_words->setTextStyle(Theme::TextStyle::Secondary, false,
                          size == metadata::Size::Fine ? Theme::Role::Muted : roleOf(size));
    tell();
}

void SizeMeter::setUnknown()
{
    m_bytes = 0;
    m_words->setPlainText(tr("Known once the text is valid JSON"));
    m_words->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    tell();
}

void SizeMeter::tell()
{
    setAccessibleName(tr("Size: %1").arg(m_words->plainText()));
    update();
}

QString SizeMeter::words() const
{
    return m_words->plainText();
}

void SizeMeter::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, theme.scaled(2), width(), theme.scaled(6));
    const double radius = track.height() / 2;
    paint::roundedRect(&painter, track, radius, theme.color(Theme::Role::Line));
    const double share = std::min(1.0, double(m_bytes) / metadata::tooLargeBytes);
    if (m_bytes > 0) {
        QRectF part = track;
        part.setWidth(std::max(track.height(), track.width() * share));
        if (layoutDirection() == Qt::RightToLeft)
            part.moveRight(track.right());
        paint::roundedRect(&painter, part, radius, theme.color(roleOf(metadata::sizeOf(m_bytes))));
    }
    // Where it begins to be large.
    const double mark = track.width() * metadata::largeBytes / metadata::tooLargeBytes;
    const double x = layoutDirection() == Qt::RightToLeft ? track.width() - mark : mark;
    painter.fillRect(QRectF(x, track.top() - 1, theme.scaled(2), track.height() + 2),
                     theme.color(Theme::Role::Muted));
}

} // namespace accountdesk
