// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/threadstate.h"

#include <openssl/crypto.h>

namespace accountdesk::crypto {

void forgetThread()
{
    OPENSSL_thread_stop();
}

} // namespace accountdesk::crypto
