// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/browser.h"
#include "demodata/demooptions.h"

#include <QNetworkAccessManager>

#include <memory>

namespace accountdesk {

namespace demo { class FormLogin; }

/// Signs a person of the built-in tenant in through the tenant's own pages, without a browser.
/// Like a browser it has a network of its own.
class FormBrowser : public auth::Browser
{
    Q_OBJECT

public:
    explicit FormBrowser(demo::DemoPerson person, QObject *parent = nullptr);
    ~FormBrowser() override;

    Result<void> open(const QUrl &url) override;
    void close() override;

private:
    demo::DemoPerson m_person;
    QNetworkAccessManager m_network;
    std::unique_ptr<demo::FormLogin> m_login;
};

} // namespace accountdesk
