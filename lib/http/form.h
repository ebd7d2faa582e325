// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace accountdesk::http {

using Parameter = QPair<QString, QString>;

/// Decoded application/x-www-form-urlencoded pairs in order, doubles kept ('+' is a space).
/// Nothing if a percent sign is not followed by two hexadecimal digits, a name is empty or the
/// bytes are not UTF-8.
std::optional<QList<Parameter>> parseForm(const QByteArray &encoded);
/// Percent-encodes everything but unreserved characters, '+' too (QUrlQuery does not).
QByteArray encodeForm(const QList<Parameter> &parameters);

/// The only value of a name; nothing if it is absent or doubled.
std::optional<QString> onlyValue(const QList<Parameter> &parameters, QStringView name);
int countOf(const QList<Parameter> &parameters, QStringView name);

} // namespace accountdesk::http
