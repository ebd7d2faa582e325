// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demologout.h"

#include "demologin/demopages.h"

namespace accountdesk::demo {

namespace {

http::Response notListed(const QString &target)
{
    return DemoPages::problem(
        400, QCoreApplication::translate("DemoPages", "Unknown return address"),
        QCoreApplication::translate("DemoPages",
                                    "The return address is not in the list of allowed logout URLs."),
        {target});
}

} // namespace

DemoLogout::DemoLogout(DemoState &state, DemoIssuer &issuer, const DemoAddress &address)
    : m_state(state), m_issuer(issuer), m_address(address)
{
}

http::Response DemoLogout::plain(const http::Request &request)
{
    const QString target = parametersOf(request.query).value(QStringLiteral("returnTo"));
    if (!target.isEmpty() && !isAddressAllowed(m_state.options, target))
        return notListed(target);
    return leave(request, target, {});
}

http::Response DemoLogout::openId(const http::Request &request)
{
    const Parameters parameters = parametersOf(request.query);
    const QString target = parameters.value(QStringLiteral("post_logout_redirect_uri"));
    if (!target.isEmpty() && !isAddressAllowed(m_state.options, target))
        return notListed(target);
    const QByteArray cookie = cookieOf(request, m_address);
    if (isHinted(parameters, m_state.sessions.value(cookie)))
        return leave(request, target, parameters.value(QStringLiteral("state")));
    const QByteArray id = randomText();
    m_state.forgetOld();
    Transaction &transaction = m_state.transactions[id];
    transaction.parameters = parameters;
    transaction.session = cookie;
    return DemoPages::signOut(id, target.isEmpty() ? QByteArray() : originOf(target));
}

bool DemoLogout::isHinted(const Parameters &parameters, const Session &session)
{
    const QString hint = parameters.value(QStringLiteral("logout_hint"));
    if (!hint.isEmpty())
        return hint == session.id;
    const QString token = parameters.value(QStringLiteral("id_token_hint"));
    return !token.isEmpty() && m_issuer.check(token.toLatin1()).fault == TokenFault::None;
}

http::Response DemoLogout::confirmed(const http::Request &request)
{
    const Parameters form = parametersOf(request.body);
    const QByteArray id = form.value(QStringLiteral("tx")).toLatin1();
    const bool isKnown = m_state.transactions.contains(id);
    const Transaction transaction = m_state.transactions.take(id);
    if (!isKnown || transaction.session != cookieOf(request, m_address))
        return DemoPages::problem(
            400, QCoreApplication::translate("DemoPages", "This page is no longer valid"),
            QCoreApplication::translate("DemoPages", "Nothing was changed."));
    if (form.value(QStringLiteral("action")) != u"accept")
        return DemoPages::problem(
            200, QCoreApplication::translate("DemoPages", "Still signed in"),
            QCoreApplication::translate("DemoPages", "Nothing was changed."));
    return leave(request, transaction.parameters.value(QStringLiteral("post_logout_redirect_uri")),
                 transaction.parameters.value(QStringLiteral("state")));
}

http::Response DemoLogout::leave(const http::Request &request, const QString &target, const QString &state)
{
    m_state.sessions.remove(cookieOf(request, m_address));
    if (target.isEmpty())
        return DemoPages::signedOut();
    if (state.isEmpty())
        return redirectTo(target, {});
    return redirectTo(target, {{QStringLiteral("state"), state}});
}

} // namespace accountdesk::demo
