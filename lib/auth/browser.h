// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QUrl>

namespace accountdesk::auth {

/// What shows the authorization page to the person. Success of open() means only that something
/// was started: the callback decides.
class Browser : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Opens an http(s) URL of the verified metadata; failing is no end, the link can be copied.
    virtual Result<void> open(const QUrl &url) = 0;
    /// The attempt is over; whatever was opened may be closed.
    virtual void close() {}

Q_SIGNALS:
    /// What was opened cannot go on (a form refused, a helper crashed); ends the attempt.
    void failed(const accountdesk::Error &error);
};

} // namespace accountdesk::auth
