// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/linkpreview.h"

#include "json/literal.h"
#include "metadata/members.h"

#include <algorithm>

namespace accountdesk::linking {

namespace {

Error refused(const char *rule, const QString &detail)
{
    return {Error::Kind::Rejected, 0, {}, detail, QString::fromLatin1(rule), 0};
}

QString firstFilled(std::initializer_list<QString> texts)
{
    for (const QString &text : texts) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

bool isLinkedAlready(const account::AccountStore &store, const QString &subject)
{
    return store.user()
        && std::any_of(store.user()->identities.cbegin(), store.user()->identities.cend(),
                       [&subject](const api::Identity &identity) {
                           return identity.fullId() == subject;
                       });
}

bool isEmpty(const json::Value &metadata)
{
    return metadata.size() == 0;
}

} // namespace

std::optional<Error> checkSecond(const account::AccountStore &store, const token::TokenSet &second)
{
    const token::Claims &first = store.idClaims();
    const token::Claims &claims = second.idClaims;
    if (second.subject == store.subject())
        return refused("sameAccount", second.subject);
    if (isLinkedAlready(store, second.subject))
        return refused("alreadyLinked", second.subject);
    const QString algorithm = second.idHeader.root()[u"alg"].toString();
    if (algorithm != u"RS256")
        return refused("algorithm", algorithm);
    // Exactly the client of the first token: else the tenant finds another audience than its azp.
    const QString client = first.audience().value(0);
    const QString party = claims.text(u"azp");
    if (claims.audience() != QStringList{client} || (!party.isEmpty() && party != client))
        return refused("audience", claims.audience().join(QLatin1Char(' ')));
    if (claims.text(u"iss") != first.text(u"iss"))
        return refused("issuer", claims.text(u"iss"));
    const std::optional<QDateTime> expiry = claims.time(u"exp");
    if (!expiry || *expiry <= store.clock().now())
        return refused("expired", expiry ? expiry->toString(Qt::ISODate) : QString());
    return std::nullopt;
}

LinkSide sideOf(const api::User &user)
{
    LinkSide side;
    side.userId = user.userId;
    side.name = firstFilled({user.name.value_or(QString()), user.nickname.value_or(QString()),
                             user.username.value_or(QString()), user.email.value_or(QString()),
                             user.phoneNumber.value_or(QString())});
    side.email = user.email;
    side.isEmailVerified = user.emailVerified.value_or(false);
    side.picture = user.picture.value_or(QString());
    side.identities = user.identities;
    side.userMetadata = user.userMetadata;
    side.appMetadata = user.appMetadata;
    return side;
}

LinkSide sideOf(const token::Claims &idClaims)
{
    LinkSide side;
    side.userId = idClaims.text(u"sub");
    side.name = firstFilled({idClaims.text(u"name"), idClaims.text(u"nickname"),
                             idClaims.text(u"email"), idClaims.text(u"phone_number")});
    if (const QString email = idClaims.text(u"email"); !email.isEmpty())
        side.email = email;
    side.isEmailVerified = idClaims.value(u"email_verified").toBool();
    side.picture = idClaims.text(u"picture");
    return side;
}

QList<AdoptableKey> adoptableKeys(const json::Value &second, const json::Value &primary)
{
    const metadata::Members held = metadata::membersOf(primary);
    const metadata::Members lost = metadata::membersOf(second);
    QList<AdoptableKey> keys;
    for (const QString &key : lost.order) {
        const json::Value value = lost.value(key);
        const json::Value present = held.value(key);
        if (!metadata::isSame(value, present))
            keys.append({key, value, present});
    }
    return keys;
}

LinkPreview previewOf(const LinkSide &primary, const LinkSide &second, bool isMetadataKnown)
{
    LinkPreview preview{primary, second, {}, false, {}};
    preview.metadataKeys = adoptableKeys(second.userMetadata, primary.userMetadata);
    preview.losesAppMetadata = !isEmpty(second.appMetadata);
    if (!primary.isEmailVerified)
        preview.warnings.append(LinkWarning::PrimaryEmailUnverified);
    if (!second.isEmailVerified)
        preview.warnings.append(LinkWarning::SecondEmailUnverified);
    if (!isMetadataKnown)
        preview.warnings.append(LinkWarning::MetadataUnreadable);
    return preview;
}

Result<json::Document> withAdopted(const json::Value &primary, const QList<AdoptableKey> &chosen)
{
    const metadata::Members held = metadata::membersOf(primary);
    QHash<QString, json::Value> values = held.values;
    QStringList order = held.order;
    for (const AdoptableKey &one : chosen) {
        if (!values.contains(one.key))
            order.append(one.key);
        values.insert(one.key, one.value);
    }
    QByteArrayList members;
    for (const QString &key : std::as_const(order))
        members.append(json::literalOf(key) + ':' + values.value(key).rawText());
    return json::Document::parse('{' + members.join(',') + '}');
}

} // namespace accountdesk::linking
