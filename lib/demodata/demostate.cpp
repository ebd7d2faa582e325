// SPDX-License-Identifier: GPL-3.0-or-later
#include "demodata/demostate.h"

#include "core/random.h"
#include "crypto/base64url.h"

#include <QCryptographicHash>

namespace accountdesk::demo {

namespace {
constexpr qsizetype toldAtMost = 2000;
constexpr qsizetype bodyAtMost = 4096;
constexpr qsizetype grantsAtMost = 500;
}

QByteArray randomText(int bytes)
{
    return crypto::toBase64Url(systemRandom(bytes));
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

void DemoState::reset()
{
    DemoState fresh;
    fresh.options = options;
    fresh.clientId = clientId;
    People people = loadPeople();
    fresh.logins = std::move(people.logins);
    fresh.accounts = std::move(people.accounts);
    *this = std::move(fresh);
}

QDateTime DemoState::now() const
{
    return QDateTime::currentDateTimeUtc().addSecs(clockOffsetSeconds);
}

Account *DemoState::account(const QString &userId)
{
    for (Account &candidate : accounts) {
        if (candidate.userId() == userId)
            return &candidate;
    }
    return nullptr;
}

Account *DemoState::accountOf(const Login &login)
{
    for (Account &candidate : accounts) {
        if (candidate.hasIdentity(login.provider, login.identityUserId))
            return &candidate;
    }
    return nullptr;
}

const Login *DemoState::loginOf(const QString &username) const
{
    for (const Login &login : logins) {
        if (login.person.username.compare(username, Qt::CaseInsensitive) == 0)
            return &login;
    }
    return nullptr;
}

QString DemoState::newId(const QString &prefix, int letters) const
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString id = prefix;
    for (const char byte : systemRandom(letters))
        id += QLatin1Char(alphabet[static_cast<unsigned char>(byte) % 62]);
    return id;
}

void DemoState::tell(const Told &entry)
{
    if (told.size() >= toldAtMost)
        told.removeFirst();
    told.append(entry);
    told.last().body.truncate(bodyAtMost);
}

void DemoState::forgetOld()
{
    const QDateTime time = now();
    const auto hasEnded = [&time](const auto &entry) { return entry.value().expiresAt <= time; };
    if (codes.size() >= grantsAtMost)
        codes.removeIf(hasEnded);
    if (opaqueTokens.size() >= grantsAtMost)
        opaqueTokens.removeIf(hasEnded);
    if (transactions.size() >= grantsAtMost)
        transactions.clear();
    if (sessions.size() >= grantsAtMost)
        sessions.clear();
    if (droppedTokens.size() >= 10 * grantsAtMost)
        droppedTokens.clear();
    if (families.size() >= grantsAtMost) {
        families.clear();
        familyOfToken.clear();
    }
}

} // namespace accountdesk::demo
