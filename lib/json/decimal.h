// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace accountdesk::json {

/// The exact value of a JSON number: digits (no zeros at either end) times ten to the exponent.
/// Zero has no digits, exponent 0 and no sign.
struct Decimal
{
    QByteArray digits;
    qint64 exponent = 0;
    bool isNegative = false;

    bool operator==(const Decimal &) const = default;
    std::optional<qint64> toInteger() const;
};

/// From valid JSON number text. Exponents beyond 10^15 are all the same.
Decimal decimalOf(QByteArrayView text);

} // namespace accountdesk::json
