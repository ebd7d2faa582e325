// SPDX-License-Identifier: GPL-3.0-or-later
#include "support_demo/scriptedbrowser.h"

namespace accountdesk::test {

ScriptedBrowser::ScriptedBrowser(demo::DemoPerson person, QObject *parent)
    : Browser(parent), m_person(std::move(person))
{
}

Result<void> ScriptedBrowser::open(const QUrl &url)
{
    m_opened.append(url);
    if (m_isIdle)
        return {};
    delete m_login;
    m_login = new demo::FormLogin(m_network, m_person, this);
    m_login->setConsent(m_consent);
    m_login->setCallbackTaker(m_taker);
    connect(m_login, &demo::FormLogin::failed, this, &Browser::failed);
    m_login->start(url);
    return {};
}

} // namespace accountdesk::test
