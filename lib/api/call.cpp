// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/call.h"

#include "catalogue/lookup.h"

#include <QTimer>

namespace accountdesk::api {

namespace {

using Kind = Error::Kind;

constexpr int mostRepeats = 2;
/// Metadata may be 16 MB (security B13.7), the profile around it comes on top.
constexpr qsizetype mostBytes = 32 * 1024 * 1024;

QUrl urlOf(const QUrl &origin, const QByteArray &target)
{
    return QUrl::fromEncoded(
        origin.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment) + target,
        QUrl::StrictMode);
}

/// QUrl decodes "%2E%2E", and then the path would name another resource.
Error unsendable()
{
    return {Kind::Rejected, 0, {}, QStringLiteral("an id of dots alone cannot be sent"),
            QStringLiteral("path"), 0};
}

Error cancelled()
{
    return {Kind::Cancelled, 0, {}, {}, {}, 0};
}

Error signedOut()
{
    return {Kind::Unauthorized, 0, {}, QStringLiteral("there is no access token for the API"),
            QStringLiteral("session"), 0};
}

} // namespace

Call::Call(const Wiring &wiring, SendQueue &queue, catalogue::Action action,
           const QByteArray &target, QByteArray body, Completion<net::Answer> completion,
           QObject *parent)
    : QObject(parent), m_wiring(wiring), m_queue(queue), m_action(action), m_target(target),
      m_body(std::move(body)), m_completion(std::move(completion))
{
}

void Call::start()
{
    m_queue.enter(this, [this] { send(); });
}

void Call::cancel()
{
    if (m_hasEnded)
        return;
    m_isGivenUp = true;
    if (isChange() && isOnWire())
        return;
    if (m_transfer)
        m_transfer->cancel();
    refuse(cancelled());
}

void Call::send()
{
    const Secret &token = m_wiring.bearer.token();
    if (token.isEmpty())
        return refuse(signedOut());
    net::Outgoing outgoing;
    outgoing.verb = catalogue::verbName(catalogue::row(m_action).verb);
    outgoing.url = urlOf(m_wiring.bearer.origin(), m_target);
    if (outgoing.url.path(QUrl::FullyEncoded).toLatin1() != m_target)
        return refuse(unsendable());
    outgoing.headers = {{"Accept", "application/json"}};
    if (!m_body.isEmpty())
        outgoing.headers.emplaceBack("Content-Type", "application/json");
    outgoing.body = m_body;
    outgoing.limits.bytes = mostBytes;
    outgoing.bearer = token.duplicate();
    m_sentToken = token.duplicate();
    outgoing.bearerOrigin = m_wiring.bearer.origin();
    m_transfer = m_wiring.network.send(
        std::move(outgoing), this,
        {this, [this](Result<net::Answer> result) { received(std::move(result)); }});
}

void Call::refuse(const Error &error)
{
    end();
    m_completion.later(error);
}

void Call::received(Result<net::Answer> result)
{
    if (m_hasEnded)
        return;
    // The transfer deletes itself later.
    m_transfer.clear();
    const net::Answer *answer = result ? &*result : nullptr;
    if (answer)
        m_wiring.budget.learn(*answer);
    std::optional<Error> problem = answer ? problemOf(*answer) : result.error();
    if (!problem || isDoneAlready(*problem))
        return finish(std::move(result));
    if (m_isGivenUp
        && (problem->kind == Kind::RateLimited || problem->kind == Kind::Unauthorized))
        return finish(cancelled());
    if (isChange() && problem->kind == Kind::Server)
        problem->kind = Kind::UnknownOutcome;
    if (problem->kind == Kind::Unauthorized && !m_hasRenewed && !m_isGivenUp)
        return renew(*problem);
    m_mayHaveActed = m_mayHaveActed || problem->kind == Kind::UnknownOutcome;
    if (mayRepeat(*problem)) {
        if (const auto ms = m_wiring.budget.pauseMs(answer, m_repeats + 1, m_wiring.random))
            return pause(*ms, *problem);
    }
    finish(*problem);
}

bool Call::isDoneAlready(const Error &problem) const
{
    return catalogue::row(m_action).verb == catalogue::Verb::Delete && m_mayHaveActed
        && problem.kind == Kind::NotFound && !isUserGone(problem);
}

void Call::renew(const Error &refusal)
{
    m_hasRenewed = true;
    m_queue.leave(this);
    // Another call had the token renewed while this one was under way.
    if (!constantTimeEquals(m_sentToken.reveal(), m_wiring.bearer.token().reveal()))
        return start();
    m_wiring.bearer.renew(
        {this, [this, refusal](Result<void> renewal) { renewed(renewal, refusal); }});
}

void Call::renewed(const Result<void> &renewal, const Error &refusal)
{
    if (m_hasEnded)
        return;
    if (renewal)
        return start();
    // Being offline while renewing says nothing about the session.
    const Kind kind = renewal.error().kind;
    const bool isUndecided = kind == Kind::Network || kind == Kind::TimedOut
        || kind == Kind::Server || kind == Kind::RateLimited || kind == Kind::Cancelled;
    finish(isUndecided ? renewal.error() : refusal);
}

bool Call::mayRepeat(const Error &problem) const
{
    if (m_repeats >= mostRepeats || !m_completion.isAwaited() || m_isGivenUp)
        return false;
    if (problem.kind == Kind::RateLimited)
        return true;
    const catalogue::Verb verb = catalogue::row(m_action).verb;
    if (verb != catalogue::Verb::Get && verb != catalogue::Verb::Delete)
        return false;
    return problem.kind == Kind::Network || problem.kind == Kind::UnknownOutcome
        || problem.httpStatus >= 500 || problem.httpStatus == 408;
}

void Call::pause(int ms, const Error &because)
{
    ++m_repeats;
    m_queue.leave(this);
    Q_EMIT waiting(ms, because);
    QTimer::singleShot(ms * m_wiring.pauseScalePercent / 100, this, [this, because] {
        if (m_hasEnded)
            return;
        Q_EMIT waiting(0, because);
        start();
    });
}

void Call::end()
{
    m_hasEnded = true;
    m_queue.leave(this);
    deleteLater();
}

void Call::finish(Result<net::Answer> result)
{
    end();
    m_completion(std::move(result));
}

} // namespace accountdesk::api
