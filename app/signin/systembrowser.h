// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/browser.h"

namespace accountdesk {

/// The browser that the person trusts. Whether it really opened cannot be known.
class SystemBrowser : public auth::Browser
{
    Q_OBJECT

public:
    using auth::Browser::Browser;
    /// Rejected with rule "browser" if nothing could be started or the URL is no http(s) one.
    Result<void> open(const QUrl &url) override;
};

} // namespace accountdesk
