// SPDX-License-Identifier: GPL-3.0-or-later
// Linking and unlinking identities (contract sections 1.4 and 1.5).
#include "demo/demomanagement.h"

#include <QJsonDocument>

namespace accountdesk::demo {

namespace {

ApiError invalidBody(const char *what)
{
    return {400, QStringLiteral("invalid_body"),
            QStringLiteral("Payload validation error: ") + QString::fromLatin1(what), {}};
}

ApiError badRequest(const char *message)
{
    return {400, QString(), QString::fromLatin1(message), {}};
}

/// The members of a user that an identity's profileData repeats.
QJsonObject profileOf(const QJsonObject &user)
{
    QJsonObject profile;
    for (const char *name : {"email", "email_verified", "name", "username", "given_name", "family_name",
                             "nickname", "picture", "phone_number", "phone_verified"}) {
        const QLatin1String member(name);
        if (user.contains(member))
            profile.insert(member, user.value(member));
    }
    return profile;
}

QJsonArray withProfiles(const QJsonObject &user)
{
    QJsonArray identities = user.value(u"identities").toArray();
    for (QJsonValueRef entry : identities) {
        QJsonObject identity = entry.toObject();
        if (!identity.contains(u"profileData"))
            identity.insert(QStringLiteral("profileData"), profileOf(user));
        entry = identity;
    }
    return identities;
}

bool isKnownProvider(const QString &provider)
{
    static const QStringList names = QStringLiteral(
        "ad adfs amazon apple auth0 auth0-oidc baidu bitbucket bitly box custom daccount dropbox dwolla "
        "email evernote evernote-sandbox exact facebook fitbit github google-apps google-oauth2 instagram "
        "ip line linkedin oauth1 oauth2 office365 oidc okta paypal paypal-sandbox pingfederate "
        "planningcenter salesforce salesforce-community salesforce-sandbox samlp sharepoint shop shopify "
        "sms soundcloud thirtysevensignals twitter untappd vkontakte waad weibo windowslive wordpress "
        "yahoo yandex").split(QLatin1Char(' '));
    return names.contains(provider);
}

} // namespace

std::optional<ApiError> DemoManagement::linkFault(const QJsonObject &body, const Caller &caller)
{
    if (body.contains(u"provider") || body.contains(u"user_id") || body.contains(u"connection_id")) {
        if (body.contains(u"link_with"))
            return invalidBody("'link_with cannot be combined with provider'.");
        return ApiError{403, QStringLiteral("insufficient_scope"),
                        QStringLiteral("Insufficient scope, expected any of: update:users"), {}};
    }
    if (body.size() != 1 || !body.value(u"link_with").isString())
        return invalidBody("'Missing required property: link_with'.");
    const CheckedToken &token = m_issuer.check(body.value(u"link_with").toString().toLatin1());
    switch (token.fault) {
    case TokenFault::None:
        break;
    case TokenFault::BadAlgorithm:
        return badRequest("JWT (link_with) must have an alg of RS256.");
    case TokenFault::NotThreeParts:
    case TokenFault::BadSignature:
    case TokenFault::Unreadable:
        return badRequest("Invalid token (link_with).");
    }
    const QJsonObject &claims = token.claims;
    if (claims.value(u"exp").toInteger() <= m_state.now().toSecsSinceEpoch())
        return badRequest("Invalid token (link_with).");
    if (claims.value(u"iss").toString() != m_address.issuer)
        return badRequest("JWT (link_with) must have the same issuer as the calling user.");
    if (!claims.value(u"aud").isString())
        return badRequest("JWT (link_with) contains an invalid aud claim.");
    if (claims.value(u"aud").toString() != caller.client)
        return badRequest("JWT (link_with) must have an aud claim that matches that of the calling token's azp.");
    const QString subject = claims.value(u"sub").toString();
    if (subject.isEmpty())
        return badRequest("JWT (link_with) must contains sub claim.");
    if (subject == caller.subject)
        return badRequest("Main identity and the new one are the same");
    if (m_state.account(subject))
        return std::nullopt;
    for (const Account &other : std::as_const(m_state.accounts)) {
        if (other.hasIdentity(subject.section(QLatin1Char('|'), 0, 0), subject.section(QLatin1Char('|'), 1)))
            return ApiError{409, QString(), QStringLiteral("Specified identity already exists."), {}};
    }
    return badRequest("Provided secondary account not found.");
}

http::Response DemoManagement::link(Account &account, const QByteArray &body, const Caller &caller)
{
    const QJsonObject wanted = QJsonDocument::fromJson(body).object();
    if (const auto fault = linkFault(wanted, caller))
        return fail(*fault);
    const QString subject = m_issuer.check(wanted.value(u"link_with").toString().toLatin1())
                                .claims.value(u"sub").toString();
    QJsonArray identities = withProfiles(account.user);
    for (qsizetype i = 0; i < m_state.accounts.size(); ++i) {
        if (m_state.accounts[i].userId() != subject)
            continue;
        for (const QJsonValue identity : withProfiles(m_state.accounts[i].user))
            identities.append(identity);
        break;
    }
    account.user.insert(QStringLiteral("identities"), identities);
    touch(account);
    http::Response response = jsonResponse(201, identities);
    // Last, because it moves the accounts in memory.
    for (qsizetype i = 0; i < m_state.accounts.size(); ++i) {
        if (m_state.accounts[i].userId() == subject) {
            m_state.accounts.removeAt(i);
            break;
        }
    }
    return response;
}

http::Response DemoManagement::unlink(Account &account, const QString &provider, const QString &identityId)
{
    if (!isKnownProvider(provider))
        return fail({400, QStringLiteral("invalid_uri"),
                     QStringLiteral("Path validation error: 'No enum match for: %1' on property provider.")
                         .arg(provider), {}});
    QJsonArray identities = account.user.value(u"identities").toArray();
    for (qsizetype i = 0; i < identities.size(); ++i) {
        const QJsonObject identity = identities[i].toObject();
        if (identity.value(u"provider").toString() != provider || identityIdOf(identity) != identityId)
            continue;
        if (i == 0)
            return fail({400, QString(), QStringLiteral("Main identity cannot be removed."), {}});
        identities.removeAt(i);
        account.user.insert(QStringLiteral("identities"), identities);
        touch(account);
        const http::Response response = jsonResponse(200, identities);
        QJsonObject user = identity.value(u"profileData").toObject();
        user.insert(QStringLiteral("user_id"), QString(provider + QLatin1Char('|') + identityId));
        user.insert(QStringLiteral("identities"), QJsonArray{identity});
        user.insert(QStringLiteral("created_at"), m_state.now().toString(Qt::ISODateWithMs));
        user.insert(QStringLiteral("updated_at"), m_state.now().toString(Qt::ISODateWithMs));
        Account separate;
        separate.user = user;
        m_state.accounts.append(separate);
        return response;
    }
    return jsonResponse(200, identities);
}

} // namespace accountdesk::demo
