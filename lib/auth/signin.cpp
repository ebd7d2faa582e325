// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signin.h"

#include "auth/authorizationflow.h"
#include "auth/discovery.h"
#include "auth/tokenchecks.h"
#include "catalogue/lookup.h"
#include "core/logging.h"

#include <QTimer>

#include <utility>

namespace accountdesk::auth {

namespace {

Error attemptError(Error::Kind kind, const QString &rule, const QString &detail)
{
    return Error{kind, 0, {}, detail, rule, 0};
}

QString text(const QVariantMap &parameters, const char *name)
{
    return parameters.value(QLatin1String(name)).toString();
}

QStringList completed(QStringList scopes)
{
    if (scopes.isEmpty())
        scopes = catalogue::firstScopes();
    const QString openId = QStringLiteral("openid");
    if (!scopes.contains(openId))
        scopes.prepend(openId);
    return scopes;
}

AuthorizationFlow::Parameters parametersOf(const SignInRequest &request, const QByteArray &nonce)
{
    AuthorizationFlow::Parameters parameters{
        {QStringLiteral("scope"), request.scopes.join(QLatin1Char(' '))},
        {QStringLiteral("audience"), request.tenant.audience},
        {QStringLiteral("nonce"), QString::fromLatin1(nonce)},
        {QStringLiteral("prompt"), request.prompt},
        {QStringLiteral("login_hint"), request.loginHint},
        {QStringLiteral("organization"), request.organization},
        {QStringLiteral("connection"), request.connection}};
    parameters.removeIf([](const auto &parameter) { return parameter.second.isEmpty(); });
    if (request.maxAgeSeconds)
        parameters.append({QStringLiteral("max_age"), QString::number(*request.maxAgeSeconds)});
    return parameters;
}

/// RFC 9207 section 2.4.
bool isIssAcceptable(const QVariantMap &parameters, const Metadata &metadata)
{
    if (!parameters.contains(QStringLiteral("iss")))
        return !metadata.announcesIssInCallback;
    return text(parameters, "iss") == metadata.issuer;
}

} // namespace

struct SignIn::Private
{
    explicit Private(const Collaborators &collaborators)
        : with(collaborators), pkce(with.random), state(randomToken(with.random)),
          nonce(randomToken(with.random)), handler(new RedirectHandler(state)),
          discovery(with.network, with.clock, with.keyRefetches)
    {
    }

    Collaborators with;
    Pkce pkce;
    QByteArray state;
    QByteArray nonce;
    RedirectHandler *handler;   ///< outlives the attempt for its last page
    Discovery discovery;
    std::unique_ptr<AuthorizationFlow> flow;
    QTimer timer;
    QDateTime deadline;
    QUrl authorizeUrl;
    std::optional<TokenAnswer> answer;
    QDateTime answeredAt;
    bool hasRefetchedKeys = false;
    std::optional<Result<token::TokenSet>> result;
};

SignIn::SignIn(const Collaborators &with, SignInRequest request, QObject *parent)
    : QObject(parent), d(new Private(with)), m_request(std::move(request))
{
    m_request.scopes = completed(m_request.scopes);
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] {
        d->handler->close();
        fail(attemptError(Error::Kind::TimedOut, QStringLiteral("deadline"),
                          QStringLiteral("the time for signing in is over")));
    });
    connect(&d->discovery, &Discovery::metadataReady, this, &SignIn::invite);
    connect(&d->discovery, &Discovery::failed, this, &SignIn::fail);
    connect(d->handler, &RedirectHandler::answered, this, &SignIn::takeCallback);
    connect(d->handler, &RedirectHandler::tokenRequestFailed, this, &SignIn::fail);
    connect(d->handler, &RedirectHandler::tokenAnswered, this, [this](const net::Answer &answer) {
        if (m_stage != Stage::Exchanging)
            return;
        Result<TokenAnswer> tokens = readTokenAnswer(answer);
        tokens ? (d->answer.emplace(std::move(*tokens)), verify()) : fail(tokens.error());
    });
    connect(&d->with.browser, &Browser::failed, this, [this](const Error &error) {
        if (m_stage == Stage::AwaitingCallback)
            fail(error);
    });
}

SignIn::~SignIn()
{
    d->handler->disconnect(this);
    d->flow.reset();
    d->handler->finishUnder(&d->with.network);
}

void SignIn::start()
{
    if (m_stage != Stage::Idle)
        return;
    d->deadline = d->with.clock.now().addMSecs(m_request.deadlineMs);
    d->timer.start(m_request.deadlineMs);
    enter(Stage::Discovering);
    if (const Result<void> listening = d->handler->listen(m_request.tenant.callbackPorts);
        !listening)
        return fail(listening.error());
    d->discovery.start(m_request.tenant.issuer);
}

void SignIn::cancel()
{
    d->handler->close();
    fail(attemptError(Error::Kind::Cancelled, {}, QStringLiteral("signing in was cancelled")));
}

void SignIn::openAgain()
{
    if (m_stage == Stage::AwaitingCallback)
        openBrowser();
}

QUrl SignIn::authorizeUrl() const
{
    return d->authorizeUrl;
}

QString SignIn::callbackUrl() const
{
    return d->handler->callback();
}

QDateTime SignIn::deadline() const
{
    return d->deadline;
}

void SignIn::enter(Stage stage)
{
    m_stage = stage;
    qCDebug(lcAuth) << "sign-in" << stage;
    Q_EMIT stageChanged(stage);
}

void SignIn::invite()
{
    if (m_stage != Stage::Discovering)
        return;
    d->flow = std::make_unique<AuthorizationFlow>(
        d->with.network, *d->handler, *d->discovery.metadata(), m_request.tenant.clientId,
        d->state, d->pkce, parametersOf(m_request, d->nonce));
    d->authorizeUrl = d->flow->makeAuthorizeUrl();
    enter(Stage::AwaitingCallback);
    openBrowser();
}

void SignIn::openBrowser()
{
    if (const Result<void> opened = d->with.browser.open(d->authorizeUrl); !opened)
        Q_EMIT browserFailed(opened.error());
}

void SignIn::takeCallback(const QVariantMap &parameters)
{
    if (m_stage != Stage::AwaitingCallback)
        return;
    if (const QString code = text(parameters, "error"); !code.isEmpty())
        return fail({Error::Kind::Rejected, 0, code, text(parameters, "error_description"), {}, 0});
    if (!isIssAcceptable(parameters, *d->discovery.metadata()))
        return fail(attemptError(Error::Kind::Untrusted, QStringLiteral("iss"),
                                 QStringLiteral("the callback is not from the issuer asked")));
    enter(Stage::Exchanging);
    d->flow->exchange(parameters);
}

void SignIn::verify()
{
    d->answeredAt = d->with.clock.now();
    enter(Stage::Verifying);
    d->discovery.withKeys({this, [this](Result<const token::KeySet *> keys) { judge(keys); }});
}

void SignIn::judge(Result<const token::KeySet *> keys)
{
    if (m_stage != Stage::Verifying)
        return;
    if (!keys)
        return refetchKeys(keys.error());
    const TokenContext context{m_request.tenant.issuer, m_request.tenant.clientId, d->nonce,
                               m_request.organization, m_request.maxAgeSeconds,
                               m_request.expectedSubject, m_request.scopes, d->answeredAt};
    Result<token::TokenSet> tokens = checkTokens(*d->answer, context, **keys);
    if (!tokens && tokens.error().rule == QLatin1String("key")
        && namesUnknownKey(*d->answer, **keys))
        return refetchKeys(tokens.error());
    end(std::move(tokens));
}

/// Once; what else went wrong stands if the keys may not be asked for again now.
void SignIn::refetchKeys(const Error &otherwise)
{
    if (std::exchange(d->hasRefetchedKeys, true))
        return fail(otherwise);
    d->discovery.refetchKeys({this, [this, otherwise](Result<const token::KeySet *> keys) {
        const bool isTooSoon = !keys && keys.error().kind == Error::Kind::RateLimited
            && keys.error().rule == QLatin1String("key");
        isTooSoon ? fail(otherwise) : judge(keys);
    }});
}

void SignIn::fail(const Error &error)
{
    end(error);
}

void SignIn::end(Result<token::TokenSet> result)
{
    if (m_stage == Stage::Finished || m_stage == Stage::Idle)
        return;
    m_stage = Stage::Finished;
    d->timer.stop();
    d->flow.reset();
    if (!d->handler->hasAnswered())
        d->handler->close();
    d->with.browser.close();
    d->result.emplace(std::move(result));
    QMetaObject::invokeMethod(this, [this] { Q_EMIT finished(*d->result); }, Qt::QueuedConnection);
    enter(Stage::Finished);
}

} // namespace accountdesk::auth
