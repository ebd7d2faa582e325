// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace accountdesk {

/// The picture in an answer's body, made small; a null image unless it is a PNG, JPEG or WebP of
/// at most 4096 pixels a side. Safe to call from any thread.
QImage decodedPicture(const QByteArray &body);
/// Whether an answer of that media type may be a picture that decodedPicture takes.
bool isPictureType(QByteArray contentType);

} // namespace accountdesk
