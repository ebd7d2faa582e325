// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/demoserver.h"
#include "commands/inspecttoken.h"
#include "core/result.h"
#include "widgets/theme.h"

#include <QStringList>

#include <optional>

namespace accountdesk {

/// Exit codes of every way in which the program can be started.
enum ExitCode {
    exitGood = 0,
    exitRefused = 1,
    exitUsage = 2,
    exitSignInFailed = 3,
    exitPageFailed = 4
};

/// What the command line asks for.
struct Options
{
    enum class Mode { Window, Help, Version, InspectToken, DemoServer };

    Mode mode = Mode::Window;
    bool isDemo = false;
    QString person;                     ///< --demo=NAME; signed in at once
    QString domain;
    QString clientId;
    QString audience;
    QList<quint16> callbackPorts;
    QString caFile;
    QString tourFolder;                 ///< --tour DIR; empty: no tour
    QString tourFile;                   ///< --tour-file FILE; empty: every page
    QString profileFolder;
    std::optional<Theme::Scheme> theme; ///< for this run; else the setting
    bool quitsAfterPaint = false;
    InspectTokenOptions inspect;
    demo::DemoOptions demoServer;
};

/// arguments begin with the program's name. Rejected with rule "usage" and a sentence in detail.
Result<Options> parseOptions(const QStringList &arguments);
QString helpText();
QString versionText();

} // namespace accountdesk
