// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"

#include "secrets/keychainread.h"
#include "secrets/keychainremove.h"
#include "secrets/keychainwrite.h"

#include <utility>

namespace accountdesk::secrets {

namespace {

Error deadlinePassed()
{
    return {Error::Kind::SecretStore, 0, {},
            QStringLiteral("The system's keychain has not answered in time"),
            QStringLiteral("deadline"), 0};
}

} // namespace

KeychainStore::KeychainStore(Keychain &keychain, const QString &profileFolder, const Times &times,
                             QObject *parent)
    : SecretStore(parent), m_keychain(keychain), m_profileFolder(profileFolder), m_times(times)
{
    m_notice.setSingleShot(true);
    connect(&m_notice, &QTimer::timeout, this, [this] { setWaiting(true); });
}

KeychainStore::~KeychainStore() = default;

void KeychainStore::write(const SecretName &name, Secret value, Completion<void> completion)
{
    enqueue(new KeychainWrite(m_keychain, m_profileFolder, name, std::move(value),
                              std::move(completion)));
}

void KeychainStore::read(const SecretName &name, Completion<std::optional<Secret>> completion)
{
    enqueue(new KeychainRead(m_keychain, m_profileFolder, name, std::move(completion)));
}

void KeychainStore::remove(const SecretName &name, Completion<void> completion)
{
    enqueue(new KeychainRemove(m_keychain, m_profileFolder, name, std::move(completion)));
}

void KeychainStore::enqueue(KeychainOperation *operation)
{
    operation->setParent(this);
    connect(operation, &KeychainOperation::serviceSeen, this, &KeychainStore::setServiceThere);
    connect(operation, &KeychainOperation::ended, this,
            [this, operation] { operationEnded(operation); });
    QTimer::singleShot(m_times.deadline, operation,
                       [operation] { operation->giveUp(deadlinePassed()); });
    m_queue.append(operation);
    if (m_queue.size() == 1)
        beginNext();
}

void KeychainStore::beginNext()
{
    m_notice.start(m_times.notice);
    m_queue.first()->begin();
}

void KeychainStore::operationEnded(KeychainOperation *operation)
{
    const bool wasUnderWay = m_queue.first() == operation;
    m_queue.removeOne(operation);
    operation->disconnect(this);
    operation->deleteLater();
    if (!wasUnderWay)
        return;
    m_notice.stop();
    setWaiting(false);
    if (!m_queue.isEmpty())
        beginNext();
}

void KeychainStore::setServiceThere(bool isThere)
{
    if (std::exchange(m_isServiceThere, isThere) != isThere)
        Q_EMIT persistenceChanged(isThere);
}

void KeychainStore::setWaiting(bool isWaiting)
{
    if (std::exchange(m_isWaiting, isWaiting) != isWaiting)
        Q_EMIT waitingForSystem(isWaiting);
}

} // namespace accountdesk::secrets
