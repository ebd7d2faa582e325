// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "token/idtokenrules.h"
#include "token/tokenmaker.h"

#include <QByteArray>

namespace accountdesk::test {

inline constexpr qint64 now = 1790000000;
inline const QByteArray goodHeader(R"({"alg":"RS256","typ":"JWT","kid":"k1"})");

/// The good payload with one claim replaced (or taken out, when the value is empty).
QByteArray payload(const QByteArray &name = {}, const QByteArray &value = {});
QByteArray seconds(qint64 offset);
/// What goodHeader and payload() are accepted under.
token::Expectation expectation(const token::KeySet &keys);
/// The rule that refuses; empty when the token is accepted.
QString ruleFor(const QByteArray &text, const token::Expectation &expected);

} // namespace accountdesk::test
