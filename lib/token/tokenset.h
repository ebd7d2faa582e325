// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "token/claims.h"
#include "token/idtokenrules.h"

#include <QDateTime>
#include <QStringList>

namespace accountdesk::token {

/// What a finished sign-in holds. Move-only.
struct TokenSet
{
    Secret accessToken;
    Secret idToken;
    Secret refreshToken;            ///< empty unless granted
    Claims accessClaims;            ///< empty when the access token is opaque
    Claims idClaims;
    json::Document accessHeader;    ///< empty when opaque
    json::Document idHeader;
    Verdict idVerdict;
    Verdict accessVerdict;          ///< signature only; for display
    QString subject;
    QStringList requestedScopes;
    QStringList grantedScopes;      ///< from the answer, else the access token, else as asked
    QDateTime issuedAt;             ///< by our clock, when the answer came
    QDateTime expiresAt;            ///< from expires_in by our clock
    bool isAccessTokenOpaque = false; ///< the audience was forgotten: the API is not called
};

} // namespace accountdesk::token
