// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/accountapi.h"

#include "catalogue/lookup.h"

#include <memory>

namespace accountdesk::api {

namespace {

/// Takes the answer, delivers what parse makes of its body.
template <typename T>
Completion<net::Answer> parsedFor(Completion<T> completion, QObject *owner,
                                  Result<T> (*parse)(const json::Document &))
{
    const auto last = std::make_shared<Completion<T>>(std::move(completion));
    return {owner, [last, parse](Result<net::Answer> answer) {
        if (!answer)
            return (*last)(answer.error());
        const Result<json::Document> document = json::Document::parse(answer->body);
        Result<T> value = document ? parse(*document) : Result<T>(document.error());
        if (value)
            return (*last)(std::move(value));
        Error error = value.error();
        error.httpStatus = answer->status;
        error.exchange = answer->exchange;
        (*last)(error);
    }};
}

} // namespace

AccountApi::AccountApi(const Wiring &wiring, QObject *parent)
    : QObject(parent), m_wiring(wiring), m_queue(wiring.budget)
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
          parsedFor<User>(std::move(completion), this, &User::fromJson));
}

void AccountApi::fetchEnrollments(const QString &userId, Completion<QList<Enrollment>> completion)
{
    start(catalogue::Action::ReadEnrollments, {userId},
          parsedFor<QList<Enrollment>>(std::move(completion), this, &enrollmentsFromJson));
}

void AccountApi::cancelAll()
{
    // First those who wait: else each cancelled request would let one of them out.
    m_queue.dropWaiting();
    const QList<Call *> running = calls();
    for (Call *call : running)
        call->cancel();
}

void AccountApi::start(catalogue::Action action, const QStringList &pathValues,
                       Completion<net::Answer> completion)
{
    auto *call = new Call(m_wiring, m_queue, action, catalogue::expand(action, pathValues), {},
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
