// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/tenant.h"
#include "core/completion.h"
#include "net/network.h"

#include <QObject>

namespace accountdesk::auth {

/// Asks the tenant to send the e-mail with which a password is changed (contract section 4.1):
/// no token, no scope, and the same answer for an address that the tenant doesn't know.
class PasswordEmail : public QObject
{
    Q_OBJECT

public:
    explicit PasswordEmail(net::Network &network, QObject *parent = nullptr);

    /// connection is a database connection's name. Gives the tenant's sentence, which is plain
    /// text; Rejected with the tenant's words, RateLimited, Server, Network and so on. A lost
    /// answer is UnknownOutcome: the e-mail may be on its way.
    void send(const config::Tenant &tenant, const QString &email, const QString &connection,
              Completion<QString> completion);

private:
    net::Network &m_network;
};

} // namespace accountdesk::auth
