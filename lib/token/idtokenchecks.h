// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "token/idtokenrules.h"

/// The rules of idtokenrules.h one by one, private to it.
namespace accountdesk::token::check {

/// The token under judgement and what the rules find out on the way.
struct Case
{
    const Jwt &jwt;
    const Expectation &expected;
    const json::Value header;
    const json::Value payload;
    const qint64 now;
    const qint64 leeway;
    const crypto::RsaPublicKey *key = nullptr;
    bool isSignatureValid = false;
};

/// Why a rule refuses; null if it does not.
using Reason = const char *;

Reason shape(Case &c);
Reason algorithm(Case &c);
Reason headerOfAnyToken(Case &c);    ///< allows any typ
Reason header(Case &c);
Reason key(Case &c);
Reason signature(Case &c);
Reason issuer(Case &c);
Reason audience(Case &c);
Reason azp(Case &c);
Reason expiry(Case &c);
Reason issuedAt(Case &c);
Reason notBefore(Case &c);
Reason nonce(Case &c);
Reason subject(Case &c);
Reason atHash(Case &c);
Reason authTime(Case &c);
Reason organization(Case &c);

} // namespace accountdesk::token::check
