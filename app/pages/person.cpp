// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/person.h"

#include "auth/session.h"
#include "catalogue/lookup.h"
#include "pages/providertext.h"

#include <algorithm>

namespace accountdesk {

namespace {

std::optional<QString> filled(const std::optional<QString> &text)
{
    return text && !text->trimmed().isEmpty() ? text : std::nullopt;
}

std::optional<QString> claim(const account::AccountStore &store, QStringView name)
{
    return filled(store.idClaims().text(name));
}

template <typename T>
std::optional<T> either(const std::optional<T> &first, const std::optional<T> &second)
{
    return first ? first : second;
}

std::optional<bool> verifiedClaim(const account::AccountStore &store)
{
    const json::Value value = store.idClaims().value(u"email_verified");
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

void addUser(const api::User &user, Person &person)
{
    person.isFromApi = true;
    person.email = either(filled(user.email), person.email);
    person.isEmailVerified = user.email ? user.emailVerified : person.isEmailVerified;
    person.lastLogin = filled(user.lastLogin);
    person.lastIp = filled(user.lastIp);
    person.loginsCount = user.loginsCount;
    person.createdAt = filled(user.createdAt);
}

} // namespace

Person personOf(const account::AccountStore &store)
{
    Person person;
    person.userId = store.subject();
    person.email = claim(store, u"email");
    person.isEmailVerified = verifiedClaim(store);
    std::optional<QString> name = either(claim(store, u"name"), claim(store, u"nickname"));
    if (store.user()) {
        addUser(*store.user(), person);
        name = either(either(filled(store.user()->name), filled(store.user()->nickname)), name);
    }
    person.name = name.value_or(person.email.value_or(person.userId));
    return person;
}

std::optional<TokenLife> tokenLifeOf(const auth::Session &session)
{
    if (!session.isSignedIn())
        return std::nullopt;
    return TokenLife{ session.tokens().issuedAt, session.tokens().expiresAt };
}

CheckupData checkupDataOf(const account::AccountStore &store,
                          std::optional<qint64> tokenSecondsLeft)
{
    CheckupData data;
    data.tokenSecondsLeft = tokenSecondsLeft;
    data.isApiUsable = store.isApiUsable();
    for (const catalogue::Action action : catalogue::allActions())
        data.capabilities[action] = store.capability(action);
    const Person person = personOf(store);
    if (person.isFromApi || person.email)
        data.hasEmail = person.email.has_value();
    data.isEmailVerified = person.isEmailVerified;
    if (store.user()) {
        data.signInMethods = store.user()->identities.size();
        if (!store.user()->identities.isEmpty())
            data.onlyMethod = providerName(store.user()->identities.first().provider);
    }
    if (store.enrollments()) {
        data.confirmedFactors = std::count_if(
            store.enrollments()->begin(), store.enrollments()->end(),
            [](const auto &each) { return each.status == QLatin1String("confirmed"); });
    }
    return data;
}

} // namespace accountdesk
