// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace accountdesk {

/// One line of a tour file.
struct TourStep
{
    enum class Verb {
        Page,
        View,
        Press,          ///< text: the row whose accessible name holds it
        Answer,         ///< a button of the sheet that asks
        Type,
        Choose,
        Check,
        Uncheck,
        ExpectText,
        ExpectNoText,
        ExpectEnabled,
        ExpectDisabled, ///< text: part of the reason
        ExpectValue,
        ExpectPage,
        ExpectSheet,
        ExpectNoSheet,
    };

    Verb verb = Verb::Page;
    QString name;
    QString text;
    QString file;       ///< as it was named
    int line = 0;       ///< from 1
    QString source;     ///< the line as it stands there

    bool operator==(const TourStep &) const = default;
};

/// What a step may name.
struct TourNames
{
    QStringList pages;
    QStringList views;
    QStringList controls;   ///< one that ends in a colon begins many names
};

/// Steps as data (README, "Tours that act"): a line each, `#` begins a comment, texts in double
/// quotes with \" \\ and \n. Rejected with rule "tourFile"; detail names file, line and, for an
/// unknown word or name, the nearest that exists.
Result<QList<TourStep>> parseTourFile(const QString &text, const QString &fileName,
                                      const TourNames &names);
/// The same of a file's content, which is UTF-8, with the names that this program has.
Result<QList<TourStep>> readTourFile(const QString &path, const QStringList &pageIds);

} // namespace accountdesk
