// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace accountdesk::json {

/// A JSON string literal with its quotes; lone surrogates stay, as escapes.
QByteArray literalOf(QStringView text);
/// The text of a literal with its quotes.
QString textOf(QByteArrayView literal);
bool isNumberLiteral(QByteArrayView text);

} // namespace accountdesk::json
