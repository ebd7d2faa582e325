// SPDX-License-Identifier: GPL-3.0-or-later
#include "demodata/people.h"

#include <QFile>
#include <QJsonDocument>

static void initialiseResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace accountdesk::demo {

QString Account::userId() const
{
    return user.value(u"user_id").toString();
}

const QByteArray &Account::json() const
{
    // Two objects that share their data are equal at once.
    if (m_json.isEmpty() || m_serialised != user) {
        m_serialised = user;
        m_json = QJsonDocument(user).toJson(QJsonDocument::Compact);
    }
    return m_json;
}

bool Account::isBlocked() const
{
    return user.value(u"blocked").toBool();
}

bool Account::hasIdentity(const QString &provider, const QString &identityUserId) const
{
    for (const QJsonValue identity : user.value(u"identities").toArray()) {
        if (identity[u"provider"].toString() == provider
            && identityIdOf(identity.toObject()) == identityUserId)
            return true;
    }
    return false;
}

QString identityIdOf(const QJsonObject &identity)
{
    const QJsonValue id = identity.value(u"user_id");
    return id.isString() ? id.toString() : QString::number(id.toInteger());
}

People loadPeople()
{
    initialiseResources();
    QFile file(QStringLiteral(":/demo/people.json"));
    People people;
    if (!file.open(QIODevice::ReadOnly))
        return people;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue entry : entries) {
        const QJsonObject user = entry[u"user"].toObject();
        const QJsonObject primary = user.value(u"identities").toArray().first().toObject();
        Login login;
        login.person = {entry[u"id"].toString(), user.value(u"name").toString(),
                        entry[u"username"].toString(), entry[u"password"].toString(),
                        entry[u"description"].toString(), entry[u"offered"].toBool()};
        login.provider = primary.value(u"provider").toString();
        login.identityUserId = identityIdOf(primary);
        people.logins.append(login);
        Account account;
        account.user = user;
        account.enrollments = entry[u"enrollments"].toArray();
        people.accounts.append(account);
    }
    return people;
}

} // namespace accountdesk::demo
