// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace accountdesk::crypto {

/// Frees what OpenSSL keeps for the calling thread (random generators, error queue). A thread that
/// ends beside the program's end calls it last: OpenSSL's clean-up at exit must not meet it.
void forgetThread();

} // namespace accountdesk::crypto
