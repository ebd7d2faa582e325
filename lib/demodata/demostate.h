// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "demodata/demorecords.h"
#include "demodata/faults.h"
#include "demodata/people.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace accountdesk::demo {

/// Everything that the built-in tenant knows: a value that can be reset and asked what it was
/// told. Lives in the tenant's thread; reached through DemoTenant::withState.
struct DemoState
{
    DemoOptions options;
    QString clientId;
    QList<Login> logins;
    QList<Account> accounts;
    QHash<QByteArray, Transaction> transactions;
    QHash<QByteArray, Session> sessions;        ///< by cookie
    QHash<QByteArray, Grant> codes;
    QHash<QString, Family> families;
    QHash<QByteArray, QString> familyOfToken;
    QHash<QByteArray, Grant> opaqueTokens;
    QSet<QByteArray> droppedTokens;             ///< SHA-256 of access tokens no longer accepted
    QHash<QString, QStringList> consents;       ///< user id → scopes consented to
    QHash<QString, DeviceCredential> credentials;
    QList<FaultPlan> faults;
    QList<Told> told;
    QStringList clientFaults;                   ///< what a careful client would not have sent
    qint64 clockOffsetSeconds = 0;
    QHash<QString, Bucket> buckets;

    /// Back to the people of the resources and no sign-ins; options and client id stay.
    void reset();

    QDateTime now() const;
    Account *account(const QString &userId);
    Account *accountOf(const Login &login);
    const Login *loginOf(const QString &username) const;
    QString newId(const QString &prefix, int letters) const;
    void tell(const Told &entry);
    /// Keeps a long run small: what has ended goes, and all sessions when there are too many.
    void forgetOld();
};

/// 32 random bytes as text.
QByteArray randomText(int bytes = 32);
QByteArray sha256(const QByteArray &bytes);

} // namespace accountdesk::demo
