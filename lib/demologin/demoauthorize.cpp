// SPDX-License-Identifier: GPL-3.0-or-later
#include "demologin/demoauthorize.h"

#include "demologin/demoauthorizerequest.h"
#include "demologin/demopages.h"
#include "demologin/demoscopes.h"

namespace accountdesk::demo {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DemoPages", text);
}

http::Response expired()
{
    return DemoPages::problem(400, tr("This page is no longer valid"),
                              tr("Go back to Account Desk and start the sign-in again."));
}

/// Where the form's answer may lead, beside this origin.
QByteArray formTarget(const Transaction &transaction)
{
    return originOf(transaction.parameters.value(QStringLiteral("redirect_uri")));
}

} // namespace

DemoAuthorize::DemoAuthorize(DemoState &state, const DemoAddress &address)
    : m_state(state), m_address(address)
{
}

http::Response DemoAuthorize::authorize(const http::Request &request)
{
    const Parameters parameters = parametersOf(request.query);
    if (parameters.value(QStringLiteral("client_id")) != m_state.clientId)
        return DemoPages::problem(400, tr("Unknown application"),
                                  tr("This tenant knows no application with that client id."));
    const QString callback = parameters.value(QStringLiteral("redirect_uri"));
    if (!isAddressAllowed(m_state.options, callback)) {
        return DemoPages::problem(
            403, tr("Callback URL mismatch."),
            tr("The provided redirect_uri is not in the list of allowed callback URLs."), {callback});
    }
    if (const auto problem = problemOf(request, m_address)) {
        return backTo(parameters, {{QStringLiteral("error"), problem->first},
                                   {QStringLiteral("error_description"), problem->second}});
    }

    m_state.forgetOld();
    const QByteArray known = cookieOf(request, m_address);
    const QByteArray id = begin(parameters, known.isEmpty() ? randomText() : known);
    http::Response response = parameters.value(QStringLiteral("prompt")) == u"none" ? silent(id) : next(id);
    if (known.isEmpty() && m_state.transactions.contains(id))
        setCookie(response, m_address, m_state.transactions[id].session);
    return response;
}

QByteArray DemoAuthorize::begin(const Parameters &parameters, const QByteArray &cookie)
{
    const QByteArray id = randomText();
    Transaction &transaction = m_state.transactions[id];
    transaction.parameters = parameters;
    transaction.session = cookie;
    const Session session = m_state.sessions.value(cookie);
    if (m_state.account(session.userId)) {
        transaction.userId = session.userId;
        transaction.authTime = session.authTime;
        transaction.sessionId = session.id;
    }
    return id;
}

Transaction *DemoAuthorize::transactionOf(const http::Request &request, const Parameters &form)
{
    const auto found = m_state.transactions.find(form.value(QStringLiteral("tx")).toLatin1());
    if (found == m_state.transactions.end() || found->session != cookieOf(request, m_address))
        return nullptr;
    return &*found;
}

bool DemoAuthorize::needsLogin(const Transaction &transaction) const
{
    if (transaction.userId.isEmpty())
        return true;
    if (transaction.hasShownPage)
        return false;
    const QStringList prompts = promptsOf(transaction.parameters);
    if (prompts.contains(u"login") || prompts.contains(u"select_account"))
        return true;
    const QString maxAge = transaction.parameters.value(QStringLiteral("max_age"));
    return !maxAge.isEmpty()
        && m_state.now().toSecsSinceEpoch() - transaction.authTime > maxAge.toLongLong() - 1;
}

bool DemoAuthorize::needsConsent(const Transaction &transaction) const
{
    if (!m_state.options.showsConsent || transaction.hasConsented)
        return false;
    if (promptsOf(transaction.parameters).contains(u"consent"))
        return true;
    const QStringList known = m_state.consents.value(transaction.userId);
    for (const QString &scope : grantedScopes(m_state.options, m_address, transaction.parameters)) {
        if (!known.contains(scope))
            return true;
    }
    return false;
}

http::Response DemoAuthorize::next(const QByteArray &id)
{
    Transaction &transaction = m_state.transactions[id];
    if (needsLogin(transaction)) {
        return DemoPages::login(id, transaction.parameters.value(QStringLiteral("login_hint")), {},
                                formTarget(transaction));
    }
    const Account *account = m_state.account(transaction.userId);
    if (account && account->isBlocked())
        return refuse(id, QStringLiteral("access_denied"), QStringLiteral("user is blocked"));
    const QString person = account ? account->user.value(u"name").toString() : transaction.userId;
    if (needsConsent(transaction)) {
        transaction.hasShownPage = true;
        return DemoPages::consent(id, person, grantedScopes(m_state.options, m_address, transaction.parameters),
                                  formTarget(transaction));
    }
    if (m_state.options.showsConfirmation && !transaction.hasShownPage && !transaction.hasConfirmed)
        return DemoPages::confirmation(id, person, formTarget(transaction));
    return finish(id);
}

http::Response DemoAuthorize::silent(const QByteArray &id)
{
    const Transaction &transaction = m_state.transactions[id];
    if (needsLogin(transaction))
        return refuse(id, QStringLiteral("login_required"), QStringLiteral("Login required"));
    if (needsConsent(transaction))
        return refuse(id, QStringLiteral("consent_required"), QStringLiteral("Consent required"));
    if (m_state.options.showsConfirmation)
        return refuse(id, QStringLiteral("interaction_required"), QStringLiteral("Interaction required"));
    return finish(id);
}

http::Response DemoAuthorize::login(const http::Request &request)
{
    const Parameters form = parametersOf(request.body);
    Transaction *transaction = transactionOf(request, form);
    if (!transaction)
        return expired();
    const QByteArray id = form.value(QStringLiteral("tx")).toLatin1();
    if (form.value(QStringLiteral("action")) == u"cancel")
        return refuse(id, QStringLiteral("access_denied"), QStringLiteral("User cancelled the login"));
    const QString username = form.value(QStringLiteral("username"));
    const Login *login = m_state.loginOf(username);
    Account *account = login ? m_state.accountOf(*login) : nullptr;
    if (!account || login->person.password != form.value(QStringLiteral("password")))
        return DemoPages::login(id, username, tr("Wrong e-mail or password."), formTarget(*transaction));
    if (account->isBlocked())
        return refuse(id, QStringLiteral("access_denied"), QStringLiteral("user is blocked"));
    enter(*transaction, *account);
    const QByteArray cookie = transaction->session;
    http::Response response = next(id);
    setCookie(response, m_address, cookie);
    return response;
}

void DemoAuthorize::enter(Transaction &transaction, Account &account)
{
    const QDateTime now = m_state.now();
    transaction.userId = account.userId();
    transaction.authTime = now.toSecsSinceEpoch();
    transaction.sessionId = QString::fromLatin1(randomText(24));
    transaction.hasShownPage = true;
    // A new cookie, so that one that was planted before is worth nothing.
    m_state.sessions.remove(transaction.session);
    transaction.session = randomText();
    m_state.sessions.insert(transaction.session,
                            {transaction.userId, transaction.authTime, transaction.sessionId});
    account.user.insert(QStringLiteral("last_login"), now.toString(Qt::ISODateWithMs));
    account.user.insert(QStringLiteral("last_ip"), QStringLiteral("127.0.0.1"));
    account.user.insert(QStringLiteral("logins_count"), account.user.value(u"logins_count").toInteger() + 1);
}

http::Response DemoAuthorize::consent(const http::Request &request)
{
    return decide(request, &Transaction::hasConsented, "User did not authorize the request");
}

http::Response DemoAuthorize::confirm(const http::Request &request)
{
    return decide(request, &Transaction::hasConfirmed, "User did not confirm the sign-in");
}

http::Response DemoAuthorize::decide(const http::Request &request, bool Transaction::*answer,
                                     const char *refusal)
{
    const Parameters form = parametersOf(request.body);
    Transaction *transaction = transactionOf(request, form);
    if (!transaction || transaction->userId.isEmpty())
        return expired();
    const QByteArray id = form.value(QStringLiteral("tx")).toLatin1();
    if (form.value(QStringLiteral("action")) != u"accept")
        return refuse(id, QStringLiteral("access_denied"), QString::fromLatin1(refusal));
    transaction->*answer = true;
    if (transaction->hasConsented) {
        QStringList &known = m_state.consents[transaction->userId];
        known += grantedScopes(m_state.options, m_address, transaction->parameters);
        known.removeDuplicates();
    }
    return next(id);
}

http::Response DemoAuthorize::finish(const QByteArray &id)
{
    const Transaction transaction = m_state.transactions.take(id);
    const Parameters &parameters = transaction.parameters;
    Grant grant;
    grant.userId = transaction.userId;
    grant.scopes = grantedScopes(m_state.options, m_address, parameters);
    grant.wasScopeAsked = !parameters.value(QStringLiteral("scope")).isEmpty();
    grant.audience = parameters.value(QStringLiteral("audience"));
    grant.nonce = parameters.value(QStringLiteral("nonce"));
    grant.challenge = parameters.value(QStringLiteral("code_challenge"));
    grant.redirectUri = parameters.value(QStringLiteral("redirect_uri"));
    grant.organization = parameters.value(QStringLiteral("organization"));
    grant.sessionId = transaction.sessionId;
    grant.authTime = transaction.authTime;
    grant.tellsAuthTime = parameters.contains(QStringLiteral("max_age"));
    grant.expiresAt = m_state.now().addSecs(m_state.options.codeSeconds);
    const QByteArray code = randomText(33);
    m_state.codes.insert(code, grant);
    return backTo(parameters, {{QStringLiteral("code"), QString::fromLatin1(code)}});
}

http::Response DemoAuthorize::refuse(const QByteArray &id, const QString &error,
                                     const QString &description)
{
    return backTo(m_state.transactions.take(id).parameters,
                  {{QStringLiteral("error"), error}, {QStringLiteral("error_description"), description}});
}

http::Response DemoAuthorize::backTo(const Parameters &parameters,
                                     QList<QPair<QString, QString>> answer) const
{
    if (parameters.contains(QStringLiteral("state")))
        answer.append({QStringLiteral("state"), parameters.value(QStringLiteral("state"))});
    answer.append({QStringLiteral("iss"), m_address.issuer});
    return redirectTo(parameters.value(QStringLiteral("redirect_uri")), answer);
}

} // namespace accountdesk::demo
