// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/formbrowser.h"

#include "demo/formlogin.h"

namespace accountdesk {

FormBrowser::FormBrowser(demo::DemoPerson person, QObject *parent)
    : auth::Browser(parent), m_person(std::move(person))
{
}

FormBrowser::~FormBrowser() = default;

Result<void> FormBrowser::open(const QUrl &url)
{
    m_login = std::make_unique<demo::FormLogin>(m_network, m_person);
    connect(m_login.get(), &demo::FormLogin::failed, this, &auth::Browser::failed);
    m_login->start(url);
    return {};
}

void FormBrowser::close()
{
    // The login may be the one that is reporting.
    if (m_login)
        m_login.release()->deleteLater();
}

} // namespace accountdesk
