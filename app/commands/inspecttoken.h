// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace accountdesk {

/// What --inspect-token and the options beside it say; empty means not given.
struct InspectTokenOptions
{
    QString file;
    QString jwksFile;
    QString issuer;
    QString audience;
    QString nonce;
    std::optional<qint64> now;  ///< seconds since 1970; the clock if not given
    qint64 leewaySeconds = 60;
};

/// What the program prints and how it ends.
struct InspectTokenOutcome
{
    int exitCode = 0;       ///< 0 accepted, 1 refused, 2 a file is unreadable
    QByteArray output;      ///< one JSON object: accepted, rule, detail, notChecked, header, claims
    QString problem;        ///< why a file is unreadable
};

/// Judges the token in a file as an ID token, by the rules of sign-in. Sends nothing anywhere.
InspectTokenOutcome inspectToken(const InspectTokenOptions &options);

/// Prints the outcome on standard output and error and gives the exit code; needs no window.
int runInspectToken(const InspectTokenOptions &options);

} // namespace accountdesk
