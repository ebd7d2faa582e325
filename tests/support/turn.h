// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTimer>

namespace accountdesk::test {

/// One turn of the event loop: what was posted by now, and what sockets have to say, happens.
inline bool turnEventLoop()
{
    QTimer timer;
    timer.setSingleShot(true);
    QSignalSpy turned(&timer, &QTimer::timeout);
    timer.start(0);
    return turned.wait();
}

} // namespace accountdesk::test
