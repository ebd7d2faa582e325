// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace accountdesk::crypto {

/// Leaves OpenSSL's memory to the system when the process ends. Its own clean-up at exit meets
/// threads that are still ending (Qt's network and other QThreads: wait() returns before a thread's
/// last destructors) and frees what they free. To be called before anything else uses OpenSSL.
void leaveCleanupToSystem();

} // namespace accountdesk::crypto
