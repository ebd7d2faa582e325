// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/discovery.h"

#include "auth/answererror.h"

#include <utility>
#include <vector>

namespace accountdesk::auth {

namespace {

Result<token::KeySet> readKeys(const Result<net::Answer> &answer)
{
    if (!answer)
        return answer.error();
    if (const std::optional<Error> error = answerError(*answer))
        return *error;
    Result<token::KeySet> keys = token::KeySet::parse(answer->body);
    if (!keys)
        return about(*answer, keys.error());
    return keys;
}

} // namespace

struct Discovery::Private
{
    net::Network &network;
    const Clock &clock;
    KeyRefetches *refetches;
    KeyRefetches ownRefetches;
    QString issuer;
    std::optional<Result<net::Answer>> guess;       ///< held until the metadata is checked
    std::optional<Result<token::KeySet>> keys;
    std::vector<Completion<const token::KeySet *>> waiting;
};

Discovery::Discovery(net::Network &network, const Clock &clock, KeyRefetches *refetches,
                     QObject *parent)
    : QObject(parent), d(new Private{network, clock, refetches, {}, {}, {}, {}, {}})
{
}

Discovery::~Discovery() = default;

void Discovery::start(const QString &issuer)
{
    d->issuer = issuer;
    if (!isSafeIssuer(QUrl(issuer, QUrl::StrictMode))) {
        const Error error{Error::Kind::Untrusted, 0, {},
                          QStringLiteral("the issuer is not reached by https"),
                          QStringLiteral("https"), 0};
        QMetaObject::invokeMethod(this, [this, error] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    // In one turn, so that two connections are open when the code is exchanged.
    get(QUrl(metadataPlace(issuer), QUrl::StrictMode), &Discovery::receiveMetadata);
    get(QUrl(usualKeyPlace(issuer), QUrl::StrictMode), &Discovery::receiveGuess);
}

void Discovery::get(const QUrl &url, void (Discovery::*received)(Result<net::Answer>))
{
    net::Outgoing request;
    request.verb = QByteArrayLiteral("GET");
    request.url = url;
    request.headers = {{QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}};
    d->network.send(std::move(request), this,
                    {this, [this, received](Result<net::Answer> answer) {
                         (this->*received)(std::move(answer));
                     }});
}

void Discovery::receiveMetadata(Result<net::Answer> answer)
{
    if (!answer)
        return fail(answer.error());
    if (const std::optional<Error> error = answerError(*answer))
        return fail(*error);
    Result<Metadata> metadata = checkMetadata(answer->body, d->issuer);
    if (!metadata)
        return fail(about(*answer, metadata.error()));
    m_metadata = std::move(*metadata);
    if (!m_metadata->hasUsualKeyPlace)
        get(m_metadata->jwksUri, &Discovery::receiveKeys);
    else if (d->guess)
        receiveKeys(std::move(*std::exchange(d->guess, std::nullopt)));
    Q_EMIT metadataReady(*m_metadata);
}

void Discovery::receiveGuess(Result<net::Answer> answer)
{
    if (!m_metadata)
        d->guess.emplace(std::move(answer));
    else if (m_metadata->hasUsualKeyPlace)
        receiveKeys(std::move(answer));
}

void Discovery::receiveKeys(Result<net::Answer> answer)
{
    d->keys.emplace(readKeys(answer));
    for (Completion<const token::KeySet *> &completion : std::exchange(d->waiting, {}))
        settle(completion);
}

void Discovery::settle(Completion<const token::KeySet *> &completion) const
{
    if (*d->keys)
        completion.later(&**d->keys);
    else
        completion.later(d->keys->error());
}

void Discovery::withKeys(Completion<const token::KeySet *> completion)
{
    if (d->keys)
        settle(completion);
    else
        d->waiting.push_back(std::move(completion));
}

void Discovery::refetchKeys(Completion<const token::KeySet *> completion)
{
    KeyRefetches &refetches = d->refetches ? *d->refetches : d->ownRefetches;
    if (!refetches.mayRefetch(d->issuer, d->clock.monotonicMs())) {
        completion.later(Error{Error::Kind::RateLimited, 0, {},
                               QStringLiteral("the keys were fetched again a moment ago"),
                               QStringLiteral("key"), 0});
        return;
    }
    d->keys.reset();
    d->waiting.push_back(std::move(completion));
    get(m_metadata->jwksUri, &Discovery::receiveKeys);
}

void Discovery::fail(const Error &error)
{
    Q_EMIT failed(error);
}

} // namespace accountdesk::auth
