// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demostate.h"
#include "demologin/demobrowser.h"
#include "http/message.h"

namespace accountdesk::demo {

/// The authorization endpoint and its pages (contract sections 2.2, 2.3, 2.6): login, consent,
/// confirmation, then back to the callback with a code.
class DemoAuthorize
{
public:
    DemoAuthorize(DemoState &state, const DemoAddress &address);

    http::Response authorize(const http::Request &request);
    http::Response login(const http::Request &request);
    http::Response consent(const http::Request &request);
    http::Response confirm(const http::Request &request);

private:
    using Parameters = QHash<QString, QString>;

    /// A new transaction of the browser with that cookie; its id is the forms' token.
    QByteArray begin(const Parameters &parameters, const QByteArray &cookie);
    /// The person has proved who they are.
    void enter(Transaction &transaction, Account &account);
    /// The transaction that a form belongs to, if its token and cookie fit.
    Transaction *transactionOf(const http::Request &request, const Parameters &form);
    /// A page's answer: accepted goes on, anything else goes back as access_denied.
    http::Response decide(const http::Request &request, bool Transaction::*answer, const char *refusal);
    http::Response next(const QByteArray &id);
    http::Response silent(const QByteArray &id);
    http::Response finish(const QByteArray &id);
    http::Response refuse(const QByteArray &id, const QString &error, const QString &description);
    http::Response backTo(const Parameters &parameters, QList<QPair<QString, QString>> answer) const;
    bool needsLogin(const Transaction &transaction) const;
    bool needsConsent(const Transaction &transaction) const;

    DemoState &m_state;
    const DemoAddress &m_address;
};

} // namespace accountdesk::demo
