// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/browser.h"
#include "demo/formlogin.h"

#include <QNetworkAccessManager>
#include <QPointer>

namespace accountdesk::test {

/// A person at a browser without scripts: walks the built-in tenant's own pages on connections
/// of its own, as another program would.
class ScriptedBrowser : public auth::Browser
{
    Q_OBJECT

public:
    explicit ScriptedBrowser(demo::DemoPerson person, QObject *parent = nullptr);

    Result<void> open(const QUrl &url) override;

    /// Who signs in from the next open() on.
    void setPerson(demo::DemoPerson person) { m_person = std::move(person); }
    void setConsent(demo::FormLogin::Answer answer) { m_consent = answer; }
    /// Gets the callback URL instead of its being requested.
    void setCallbackTaker(std::function<void(const QUrl &)> taker) { m_taker = std::move(taker); }
    /// Keeps open() from doing anything but remembering the URL.
    void setIdle(bool isIdle) { m_isIdle = isIdle; }

    const QList<QUrl> &opened() const { return m_opened; }
    int pagesSeen() const { return m_login ? m_login->pagesSeen() : 0; }

private:
    QNetworkAccessManager m_network;
    demo::DemoPerson m_person;
    demo::FormLogin::Answer m_consent = demo::FormLogin::Answer::Accept;
    std::function<void(const QUrl &)> m_taker;
    bool m_isIdle = false;
    QList<QUrl> m_opened;
    QPointer<demo::FormLogin> m_login;
};

} // namespace accountdesk::test
