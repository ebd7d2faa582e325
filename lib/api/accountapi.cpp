// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/accountapi.h"

#include "catalogue/lookup.h"
#include "json/literal.h"

#include <algorithm>
#include <memory>

namespace accountdesk::api {

namespace {

/// Below it reading takes less than a frame.
constexpr qsizetype largeBytes = 256 * 1024;

template <typename T>
using Parse = Result<T> (*)(const json::Document &);

template <typename T>
Result<T> valueOf(const net::Answer &answer, Parse<T> parse)
{
    const Result<json::Document> document = json::Document::parse(answer.body);
    Result<T> value = document ? parse(*document) : Result<T>(document.error());
    if (value)
        return value;
    Error error = value.error();
    // The parser's word is none of the server's.
    if (error.kind == Error::Kind::Malformed)
        error.code.clear();
    // Of a repeated DELETE: it is done, but what remains was not told.
    if (answer.status == 404)
        error.kind = Error::Kind::UnknownOutcome;
    error.httpStatus = answer.status;
    error.exchange = answer.exchange;
    return error;
}

/// Takes the answer, delivers what parse makes of its body.
template <typename T>
Completion<net::Answer> parsedFor(Completion<T> completion, QObject *owner,
                                  Background &background, Parse<T> parse)
{
    const auto last = std::make_shared<Completion<T>>(std::move(completion));
    return {owner, [last, parse, &background](Result<net::Answer> answer) {
        if (!answer)
            return (*last)(answer.error());
        if (answer->body.size() < largeBytes)
            return (*last)(valueOf(*answer, parse));
        background.run<T>([answer = *answer, parse] { return valueOf(answer, parse); },
                          std::move(*last));
    }};
}

/// Takes an answer whose body says nothing.
Completion<net::Answer> doneFor(Completion<void> completion, QObject *owner)
{
    const auto last = std::make_shared<Completion<void>>(std::move(completion));
    return {owner, [last](const Result<net::Answer> &answer) {
        (*last)(answer ? Result<void>() : Result<void>(answer.error()));
    }};
}

QByteArray member(const char *name, const QByteArray &literal)
{
    return '"' + QByteArray(name) + "\":" + literal;
}

QByteArray bodyOf(const NewDeviceCredential &credential)
{
    const QByteArrayList members{
        member("device_name", json::literalOf(credential.deviceName)),
        member("type", "\"public_key\""),
        member("value", '"' + credential.publicKeyDer.toBase64() + '"'),
        member("device_id", json::literalOf(credential.deviceId))};
    return '{' + members.join(',') + '}';
}

} // namespace

AccountApi::AccountApi(const Wiring &wiring, QObject *parent)
    : QObject(parent), m_outerWiring(wiring), m_bearer(wiring.bearer),
      m_wiring{wiring.network, m_bearer, wiring.budget, wiring.random, wiring.pauseScalePercent},
      m_queue(wiring.budget)
{
}

AccountApi::~AccountApi()
{
    // They refer to the queue, which dies before QObject's children do.
    qDeleteAll(calls());
}

void AccountApi::fetchUser(const QString &userId, Completion<User> completion)
{
    start(catalogue::Action::ReadUser, {userId},
          parsedFor<User>(std::move(completion), this, m_background, &User::fromJson));
}

void AccountApi::fetchEnrollments(const QString &userId, Completion<QList<Enrollment>> completion)
{
    start(catalogue::Action::ReadEnrollments, {userId},
          parsedFor<QList<Enrollment>>(std::move(completion), this, m_background,
                                       &enrollmentsFromJson));
}

void AccountApi::saveMetadata(const QString &userId, const QByteArray &body,
                              Completion<User> completion)
{
    start(catalogue::Action::SaveMetadata, {userId},
          parsedFor<User>(std::move(completion), this, m_background, &User::fromJson), body);
}

void AccountApi::linkIdentity(const QString &userId, const Secret &idToken,
                              Completion<QList<Identity>> completion)
{
    start(catalogue::Action::LinkIdentity, {userId},
          parsedFor<QList<Identity>>(std::move(completion), this, m_background,
                                     &identitiesFromJson),
          '{' + member("link_with", json::literalOf(QString::fromUtf8(idToken.reveal()))) + '}');
}

void AccountApi::unlinkIdentity(const QString &userId, const QString &provider,
                                const QString &identityId,
                                Completion<QList<Identity>> completion)
{
    start(catalogue::Action::UnlinkIdentity, {userId, provider, identityId},
          parsedFor<QList<Identity>>(std::move(completion), this, m_background,
                                     &identitiesFromJson));
}

void AccountApi::removeMultifactor(const QString &userId, const QString &provider,
                                   Completion<void> completion)
{
    start(catalogue::Action::RemoveMultifactor, {userId, provider},
          doneFor(std::move(completion), this));
}

void AccountApi::createDeviceCredential(const NewDeviceCredential &credential,
                                        Completion<QString> completion)
{
    start(catalogue::Action::CreateDeviceCredential, {},
          parsedFor<QString>(std::move(completion), this, m_background, &credentialIdFromJson),
          bodyOf(credential));
}

void AccountApi::deleteDeviceCredential(const QString &credentialId, Completion<void> completion)
{
    start(catalogue::Action::DeleteDeviceCredential, {credentialId},
          doneFor(std::move(completion), this));
}

bool AccountApi::isWriting() const
{
    const QList<Call *> running = calls();
    return std::any_of(running.cbegin(), running.cend(),
                       [](const Call *call) { return call->isChange() && call->isOnWire(); });
}

void AccountApi::cancelAll()
{
    cancelThose([](const Call &) { return true; });
}

void AccountApi::cancelReads()
{
    cancelThose([](const Call &call) { return !call.isChange(); });
}

void AccountApi::cancel(catalogue::Action action)
{
    cancelThose([action](const Call &call) { return call.action() == action; });
}

void AccountApi::cancelThose(const std::function<bool(const Call &)> &isMeant)
{
    QList<Call *> meant = calls();
    meant.removeIf([&isMeant](const Call *call) { return !isMeant(*call); });
    // First those who wait: else each cancelled request would let one of them out.
    for (Call *call : std::as_const(meant))
        m_queue.dropWaiting(call);
    for (Call *call : std::as_const(meant))
        call->cancel();
}

void AccountApi::start(catalogue::Action action, const QStringList &pathValues,
                       Completion<net::Answer> completion, const QByteArray &body)
{
    auto *call = new Call(m_wiring, m_queue, action, catalogue::expand(action, pathValues), body,
                          std::move(completion), this);
    connect(call, &Call::waiting, this, [this, action](int ms, const Error &because) {
        Q_EMIT waiting(action, ms, because);
    });
    call->start();
}

QList<Call *> AccountApi::calls() const
{
    return findChildren<Call *>(Qt::FindDirectChildrenOnly);
}

} // namespace accountdesk::api
