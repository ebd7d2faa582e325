// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/picturedecoder.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace accountdesk {

namespace {

constexpr int mostPixels = 4096;    ///< a side
constexpr int shownPixels = 512;
constexpr int mostMegabytes = 64;   ///< what mostPixels squared takes

/// By its first bytes, so that no other decoder ever sees it.
QByteArray formatOf(const QByteArray &body)
{
    if (body.startsWith("\x89PNG\r\n\x1a\n"))
        return QByteArrayLiteral("png");
    if (body.startsWith("\xff\xd8\xff"))
        return QByteArrayLiteral("jpeg");
    if (body.startsWith("RIFF") && body.mid(8, 4) == "WEBP")
        return QByteArrayLiteral("webp");
    return {};
}

} // namespace

bool isPictureType(QByteArray contentType)
{
    contentType = contentType.split(';').first().trimmed().toLower();
    return contentType == "image/png" || contentType == "image/jpeg" || contentType == "image/webp";
}

QImage decodedPicture(const QByteArray &body)
{
    const QByteArray format = formatOf(body);
    if (format.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(body);
    QImageReader::setAllocationLimit(mostMegabytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || std::max(size.width(), size.height()) > mostPixels)
        return {};
    if (std::min(size.width(), size.height()) > shownPixels)
        reader.setScaledSize(
            size.scaled(shownPixels, shownPixels, Qt::KeepAspectRatioByExpanding));
    return reader.read();
}

} // namespace accountdesk
