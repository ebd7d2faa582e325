// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace accountdesk::crypto {

/// The same as Qt's, by the processor's own instructions where it has them.
QByteArray sha256(QByteArrayView bytes);

} // namespace accountdesk::crypto
