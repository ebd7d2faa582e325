// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/directsend.h"

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#endif

namespace accountdesk::http {

qsizetype sendNow(qintptr descriptor, QByteArrayView bytes)
{
#ifdef Q_OS_LINUX
    const ssize_t sent = ::send(static_cast<int>(descriptor), bytes.data(),
                                static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent > 0 ? static_cast<qsizetype>(sent) : 0;
#else
    Q_UNUSED(descriptor)
    Q_UNUSED(bytes)
    return 0;
#endif
}

} // namespace accountdesk::http
