// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/types.h"

#include "api/providertokens.h"
#include "json/reader.h"

namespace accountdesk::api {

namespace {

Identity identityFromJson(json::Reader &reader)
{
    Identity identity;
    if (!reader.requireObject())
        return identity;
    identity.provider = reader.string(u"provider");
    identity.userId = reader.textOrNumber(u"user_id");
    identity.connection = reader.optionalString(u"connection").value_or(QString());
    identity.isSocial = reader.optionalBool(u"isSocial").value_or(false);
    identity.profileData = reader.optionalObject(u"profileData");
    identity.raw = reader.value();
    return identity;
}

/// The API writes "" where it has nothing to say.
std::optional<QString> filled(std::optional<QString> text)
{
    return text && text->isEmpty() ? std::nullopt : text;
}

Enrollment enrollmentFromJson(json::Reader &reader)
{
    Enrollment enrollment;
    if (!reader.requireObject())
        return enrollment;
    enrollment.id = reader.string(u"id");
    enrollment.status = reader.optionalString(u"status").value_or(QString());
    enrollment.type = reader.optionalString(u"type").value_or(QString());
    enrollment.name = reader.optionalString(u"name");
    enrollment.identifier = reader.optionalString(u"identifier");
    enrollment.phoneNumber = reader.optionalString(u"phone_number");
    enrollment.authMethod = filled(reader.optionalString(u"auth_method"));
    enrollment.enrolledAt = filled(reader.optionalString(u"enrolled_at"));
    enrollment.lastAuth = filled(reader.optionalString(u"last_auth"));
    enrollment.raw = reader.value();
    return enrollment;
}

void readPerson(json::Reader &reader, User &user)
{
    user.userId = reader.string(u"user_id");
    user.email = reader.optionalString(u"email");
    user.emailVerified = reader.optionalBool(u"email_verified");
    user.username = reader.optionalString(u"username");
    user.phoneNumber = reader.optionalString(u"phone_number");
    user.phoneVerified = reader.optionalBool(u"phone_verified");
    user.name = reader.optionalString(u"name");
    user.nickname = reader.optionalString(u"nickname");
    user.givenName = reader.optionalString(u"given_name");
    user.familyName = reader.optionalString(u"family_name");
    user.picture = reader.optionalString(u"picture");
}

void readHistory(json::Reader &reader, User &user)
{
    user.createdAt = reader.optionalString(u"created_at");
    user.updatedAt = reader.optionalString(u"updated_at");
    user.lastLogin = reader.optionalString(u"last_login");
    user.lastIp = reader.optionalString(u"last_ip");
    user.loginsCount = reader.optionalInteger(u"logins_count");
    user.lastPasswordReset = reader.optionalString(u"last_password_reset");
    user.multifactorLastModified = reader.optionalString(u"multifactor_last_modified");
    user.blocked = reader.optionalBool(u"blocked");
    user.multifactor = reader.stringList(u"multifactor");
}

} // namespace

Result<User> User::fromJson(const json::Document &document)
{
    User user;
    user.raw = withoutProviderTokens(document);
    json::Reader reader(user.raw.root());
    if (reader.requireObject()) {
        readPerson(reader, user);
        readHistory(reader, user);
        reader.optionalArray(u"identities", [&user](json::Reader &element) {
            user.identities.append(identityFromJson(element));
        });
        user.userMetadata = reader.optionalObject(u"user_metadata");
        user.appMetadata = reader.optionalObject(u"app_metadata");
    }
    if (reader.hasFailed())
        return *reader.problem();
    return user;
}

Result<QList<Identity>> identitiesFromJson(const json::Document &document)
{
    QList<Identity> identities;
    const json::Document cleaned = withoutProviderTokens(document);
    json::Reader reader(cleaned.root());
    reader.elements([&identities](json::Reader &element) {
        identities.append(identityFromJson(element));
    });
    if (reader.hasFailed())
        return *reader.problem();
    return identities;
}

Result<QString> credentialIdFromJson(const json::Document &document)
{
    QString id;
    json::Reader reader(document.root());
    if (reader.requireObject())
        id = reader.string(u"id");
    if (!reader.hasFailed() && id.isEmpty())
        reader.fail(QStringLiteral("$.id"), QStringLiteral("is empty"));
    if (reader.hasFailed())
        return *reader.problem();
    return id;
}

Result<QList<Enrollment>> enrollmentsFromJson(const json::Document &document)
{
    QList<Enrollment> enrollments;
    json::Reader reader(document.root());
    reader.elements([&enrollments](json::Reader &element) {
        enrollments.append(enrollmentFromJson(element));
    });
    if (reader.hasFailed())
        return *reader.problem();
    return enrollments;
}

const QStringList &knownUserMembers()
{
    static const QStringList names = QStringLiteral(
        "user_id email email_verified username phone_number phone_verified name nickname "
        "given_name family_name picture created_at updated_at last_login last_ip logins_count "
        "last_password_reset multifactor_last_modified blocked identities multifactor "
        "user_metadata app_metadata").split(QLatin1Char(' '));
    return names;
}

} // namespace accountdesk::api
