// SPDX-License-Identifier: GPL-3.0-or-later
// What each row of the catalogue does to the state; who may call it is decided in
// demomanagement.cpp.
#include "demo/demomanagement.h"
#include "demologin/demobrowser.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace accountdesk::demo {

namespace {

ApiError invalidBody(const QString &what)
{
    return {400, QStringLiteral("invalid_body"), QStringLiteral("Payload validation error: ") + what, {}};
}

ApiError invalidQuery(const QString &what)
{
    return {400, QStringLiteral("invalid_query_string"), QStringLiteral("Query validation error: ") + what, {}};
}

ApiError additionalProperty(const QString &name)
{
    return invalidBody(QStringLiteral("'Additional properties not allowed: %1'.").arg(name));
}

/// What only an administrator may change (contract section 1.2).
bool isRootAttribute(const QString &name)
{
    static const QStringList names = QStringLiteral(
        "name nickname given_name family_name picture email email_verified username phone_number phone_verified "
        "password blocked connection client_id verify_email verify_phone_number app_metadata").split(QLatin1Char(' '));
    return names.contains(name);
}

http::Response noContent()
{
    return http::Response::text(204, QByteArray());
}

} // namespace

http::Response DemoManagement::readUser(Account &account, const QByteArray &query) const
{
    const auto parameters = parametersOf(query);
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (it.key() != u"fields" && it.key() != u"include_fields")
            return fail(invalidQuery(QStringLiteral("'Additional properties not allowed: %1'.").arg(it.key())));
    }
    const QString include = parameters.value(QStringLiteral("include_fields"), QStringLiteral("true"));
    if (include != u"true" && include != u"false")
        return fail(invalidQuery(QStringLiteral(
            "'Expected type boolean but found type string' on property include_fields.")));
    const QStringList fields = parameters.value(QStringLiteral("fields")).split(QLatin1Char(','),
                                                                                Qt::SkipEmptyParts);
    if (fields.isEmpty())
        return http::Response::text(200, account.json(), "application/json; charset=utf-8");
    QJsonObject chosen;
    for (auto it = account.user.begin(); it != account.user.end(); ++it) {
        if (fields.contains(it.key()) == (include == u"true"))
            chosen.insert(it.key(), it.value());
    }
    return jsonResponse(200, chosen);
}

/// The first confirmed one only (contract section 1.3); a pending one if there is no other.
http::Response DemoManagement::readEnrollments(const Account &account) const
{
    QJsonArray first;
    for (const QJsonValue enrollment : account.enrollments) {
        if (first.isEmpty() && enrollment[u"status"].toString() == u"confirmed")
            first.append(enrollment);
    }
    if (first.isEmpty() && !account.enrollments.isEmpty())
        first.append(account.enrollments.first());
    return jsonResponse(200, first);
}

http::Response DemoManagement::saveMetadata(Account &account, const QByteArray &body)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return fail(invalidBody(QStringLiteral("'Expected type object but found something else'.")));
    const QJsonObject wanted = document.object();
    QStringList foreign = wanted.keys();
    foreign.removeAll(QStringLiteral("user_metadata"));
    for (const QString &member : foreign) {
        if (!isRootAttribute(member))
            return fail(additionalProperty(member));
    }
    if (!foreign.isEmpty())
        return fail({403, QStringLiteral("insufficient_scope"),
                     QStringLiteral("You cannot update the following fields: ")
                         + foreign.join(QStringLiteral(", ")), {}});
    if (!wanted.value(u"user_metadata").isObject())
        return fail(invalidBody(QStringLiteral("'Expected type object' on property user_metadata.")));

    const QJsonObject changes = wanted.value(u"user_metadata").toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.key().contains(u'.') || it.key().contains(u'$'))
            return fail(invalidBody(QStringLiteral("'Invalid property name' on property user_metadata.")));
    }
    applyMetadata(account, changes);
    return http::Response::text(200, account.json(), "application/json; charset=utf-8");
}

void DemoManagement::applyMetadata(Account &account, const QJsonObject &changes) const
{
    QJsonObject metadata = account.user.value(u"user_metadata").toObject();
    if (changes.isEmpty())
        metadata = {};
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it->isNull())
            metadata.remove(it.key());
        else
            metadata.insert(it.key(), it.value());
    }
    account.user.insert(QStringLiteral("user_metadata"), metadata);
    touch(account);
}

http::Response DemoManagement::removeMultifactor(Account &account, const QString &provider)
{
    if (provider != u"duo" && provider != u"google-authenticator")
        return fail({400, QStringLiteral("invalid_uri"),
                     QStringLiteral("Path validation error: 'No enum match for: %1' on property provider "
                                    "(The multi-factor provider).").arg(provider), {}});
    QJsonArray left;
    for (const QJsonValue entry : account.user.value(u"multifactor").toArray()) {
        if (entry.toString() != provider)
            left.append(entry);
    }
    if (account.user.contains(u"multifactor"))
        account.user.insert(QStringLiteral("multifactor"), left);
    if (provider == u"google-authenticator") {
        QJsonArray enrollments;
        for (const QJsonValue enrollment : std::as_const(account.enrollments)) {
            if (enrollment[u"auth_method"].toString() != u"authenticator")
                enrollments.append(enrollment);
        }
        account.enrollments = enrollments;
    }
    touch(account);
    return noContent();
}

http::Response DemoManagement::createCredential(const QString &userId, const QByteArray &body)
{
    static const QRegularExpression deviceId(QStringLiteral("^[A-Fa-f0-9-]{1,36}\\z"));
    const QJsonObject wanted = QJsonDocument::fromJson(body).object();
    for (const QString &member : wanted.keys()) {
        static const QStringList known{QStringLiteral("device_name"), QStringLiteral("type"),
                                       QStringLiteral("value"), QStringLiteral("device_id"),
                                       QStringLiteral("client_id")};
        if (!known.contains(member))
            return fail(additionalProperty(member));
    }
    DeviceCredential credential{userId, wanted.value(u"device_id").toString(),
                                wanted.value(u"device_name").toString(),
                                wanted.value(u"value").toString().toLatin1()};
    if (credential.deviceName.isEmpty())
        return fail(invalidBody(QStringLiteral("'Missing required property: device_name'.")));
    if (wanted.value(u"type").toString() != u"public_key")
        return fail(invalidBody(QStringLiteral("'No enum match' on property type.")));
    if (!deviceId.match(credential.deviceId).hasMatch())
        return fail(invalidBody(QStringLiteral("'String does not match pattern' on property device_id.")));
    static const QRegularExpression base64(
        QStringLiteral("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\\z"));
    if (credential.value.isEmpty() || !base64.match(QString::fromLatin1(credential.value)).hasMatch())
        return fail(invalidBody(QStringLiteral("'String does not match pattern' on property value.")));
    const QString client = wanted.value(u"client_id").toString(m_state.clientId);
    if (client != m_state.clientId)
        return fail({403, QString(), QStringLiteral("Cannot create device credentials for that client."), {}});
    for (const DeviceCredential &other : std::as_const(m_state.credentials)) {
        if (other.userId == userId && other.deviceId == credential.deviceId)
            return fail({409, QString(), QStringLiteral("A public key already exists for the device."), {}});
    }
    const QString id = m_state.newId(QStringLiteral("dcr_"), 16);
    m_state.credentials.insert(id, credential);
    return jsonResponse(201, QJsonObject{{QStringLiteral("id"), id}});
}

/// 204 proves nothing: a repeated or a foreign id gets it too (contract section 1.9).
http::Response DemoManagement::deleteCredential(const QString &userId, const QString &id)
{
    static const QRegularExpression credentialId(QStringLiteral("^dcr_[A-Za-z0-9]{16}\\z"));
    if (!credentialId.match(id).hasMatch())
        return fail({400, QStringLiteral("invalid_uri"),
                     QStringLiteral("Path validation error: 'String does not match pattern' on property id."), {}});
    if (m_state.credentials.value(id).userId == userId)
        m_state.credentials.remove(id);
    return noContent();
}

} // namespace accountdesk::demo
