// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/processend.h"

#include <openssl/crypto.h>

namespace accountdesk::crypto {

void leaveCleanupToSystem()
{
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace accountdesk::crypto
