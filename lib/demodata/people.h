// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace accountdesk::demo {

/// Who can type a password, and which identity that proves.
struct Login
{
    DemoPerson person;
    QString provider;
    QString identityUserId;
};

/// One user as the Management API knows it.
struct Account
{
    QJsonObject user;
    QJsonArray enrollments;

    QString userId() const;
    /// The user as the API sends it, serialised once per change.
    const QByteArray &json() const;
    bool isBlocked() const;
    bool hasIdentity(const QString &provider, const QString &identityUserId) const;

private:
    mutable QJsonObject m_serialised;   ///< shares its data with user until that changes
    mutable QByteArray m_json;
};

struct People
{
    QList<Login> logins;
    QList<Account> accounts;
};

/// The invented people of resources/demo/people.json.
People loadPeople();

/// An identity's id as text, also when it is an integer in the JSON.
QString identityIdOf(const QJsonObject &identity);

} // namespace accountdesk::demo
