// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QSet>
#include <QString>

#include <optional>

namespace accountdesk {

/// Why a typed text cannot be the document, and where.
struct TextProblem
{
    json::Position position;
    QString sentence;

    /// "Line 3, column 2: a comma is missing."
    QString line() const;
    bool operator==(const TextProblem &) const = default;
};

/// In the person's language, of an error of json::Document.
TextProblem problemOf(const Error &error);

struct ReadText
{
    json::Document document;    ///< empty if there is a problem
    std::optional<TextProblem> problem;
};

/// Reads user_metadata from a text: one object, no name twice, no name with '.' or '$' but those
/// in allowed (paths of names that the server holds already).
ReadText readMetadataText(const QByteArray &utf8, const QSet<QString> &allowed);

/// The paths of names that Auth0 would not take.
QSet<QString> strangeNames(const json::Value &object);

} // namespace accountdesk
