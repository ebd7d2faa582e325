// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QByteArrayView>
#include <QString>

namespace accountdesk::json {

/// Length of the well-formed UTF-8 sequence (RFC 3629) at the start, 0 if it is none.
int utf8Length(const char *first, const char *end);

/// Behind the run of plain ASCII characters that a string may hold as they are.
const char *skipPlain(const char *first, const char *end);

/// The inside of a valid JSON string literal, decoded; a lone surrogate becomes U+FFFD.
QString unescaped(QByteArrayView literal);

/// Value of four hexadecimal digits, -1 if they are none.
int hexadecimal(const char *four);

Position positionOf(QByteArrayView text, qsizetype offset);

} // namespace accountdesk::json
