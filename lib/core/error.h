// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

namespace accountdesk {

/// Why something did not work, named after what the program does about it.
struct Error
{
    /// Closed set; each kind has one reaction in one place.
    enum class Kind {
        Network,       ///< no usable connection; the session stays
        TimedOut,      ///< our own deadline ran out
        Server,        ///< 5xx, or an answer that is not the API's (a web page)
        Untrusted,     ///< TLS or a check of ours failed; never retried
        Unauthorized,  ///< 401: the token is not accepted (any more)
        MissingScope,  ///< 403 that names the scopes that would do
        NotFound,      ///< 404
        Conflict,      ///< 409
        Rejected,      ///< any other refusal that repeating cannot change
        RateLimited,   ///< 429
        Malformed,     ///< an answer that is not what the contract says
        SecretStore,   ///< the keychain refused or is missing
        UnknownOutcome, ///< a write whose answer never came
        Cancelled,     ///< the person or the owner gave up
    };

    Kind kind = Kind::Rejected;
    int httpStatus = 0;     ///< 0 when no HTTP answer was involved
    QString code;           ///< the server's machine word, as sent
    QString detail;         ///< the server's or our sentence; plain text, never markup
    QString rule;           ///< the check of ours, or the JSON path, that failed
    quint64 exchange = 0;   ///< number in the activity log, 0 when none

    bool operator==(const Error &) const = default;
};

/// The kind's name as written in JSON outputs ("UnknownOutcome").
QLatin1String kindName(Error::Kind kind);

} // namespace accountdesk
