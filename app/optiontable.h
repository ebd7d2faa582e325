// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

class QCommandLineParser;

namespace accountdesk {

/// One row per option of the command line.
struct OptionRow
{
    QString name;
    QString valueName;              ///< empty: a switch
    QString description;            ///< empty: not in --help
    QList<Options::Mode> modes;     ///< where it belongs; empty: everywhere
    QString belongsTo;              ///< for the sentence that refuses it elsewhere
};

QList<OptionRow> optionTable();
void describeOptions(QCommandLineParser &parser);
/// The known name that needs the fewest changes.
QString nearestOption(const QString &unknown);

std::optional<Theme::Scheme> themeOf(const QString &word);
QString themeName(Theme::Scheme scheme);

} // namespace accountdesk
