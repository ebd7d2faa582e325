// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"

namespace accountdesk {

/// `--demo-server`: the built-in tenant alone. Needs a QCoreApplication. Prints one line of JSON when it listens, serves until SIGINT or
/// SIGTERM and returns the exit code: 0, or 1 if it could not listen.
int runDemoServer(const demo::DemoOptions &options);

} // namespace accountdesk
