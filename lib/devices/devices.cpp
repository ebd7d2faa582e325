// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/devices.h"

#include "devices/devicekey.h"

#include <QUuid>

#include <algorithm>

namespace accountdesk::devices {

using catalogue::Action;
using records::DeviceEntry;
using State = DeviceEntry::State;
using Kind = Error::Kind;

Devices::Devices(const Workshop &workshop, const QString &profileFolder, QObject *parent)
    : QObject(parent), m_workshop(workshop), m_profileFolder(profileFolder)
{
    connect(&workshop.store, &account::AccountStore::identityKnown, this, &Devices::follow);
    follow();
}

Devices::~Devices()
{
    // It refers to the ledger.
    delete m_creation.data();
}

void Devices::follow()
{
    const records::AccountKey account{m_workshop.store.idClaims().text(u"iss"),
                                      m_workshop.store.subject()};
    if (account == m_account)
        return;
    if (m_creation && m_ledger) {
        disconnect(m_creation, nullptr, this, nullptr);
        m_creation->keep(std::move(m_ledger));
    }
    m_creation.clear();
    m_account = account;
    m_ledger.reset();
    m_busy.clear();
    if (!account.isEmpty())
        m_ledger = std::make_unique<records::DeviceLedger>(
            records::AccountFolder(m_profileFolder, account));
    Q_EMIT changed();
}

QList<DeviceEntry> Devices::entries() const
{
    return m_ledger ? m_ledger->entries() : QList<DeviceEntry>();
}

std::optional<DeviceEntry> Devices::entry(const QString &deviceId) const
{
    return m_ledger ? m_ledger->entry(deviceId) : std::nullopt;
}

std::optional<Error> Devices::ledgerProblem() const
{
    return m_ledger ? m_ledger->problem() : std::nullopt;
}

bool Devices::hasUnfinished() const
{
    const QList<DeviceEntry> all = entries();
    return std::any_of(all.cbegin(), all.cend(),
                       [](const DeviceEntry &one) { return one.isUnfinished(); });
}

CreateDevice *Devices::create(const QString &deviceName)
{
    DeviceEntry entry;
    entry.deviceId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.deviceName = deviceName;
    entry.createdAt = m_workshop.store.clock().now();
    return begin(entry);
}

CreateDevice *Devices::finish(const QString &deviceId)
{
    const std::optional<DeviceEntry> unfinished = entry(deviceId);
    if (!unfinished || !unfinished->isUnfinished() || isBusy(deviceId))
        return nullptr;
    if (unfinished->state != State::Removing)
        return begin(*unfinished);
    remove(deviceId);
    return nullptr;
}

CreateDevice *Devices::begin(const DeviceEntry &entry)
{
    if (m_creation || !m_ledger || !m_workshop.store.isSignedIn())
        return nullptr;
    m_creation = new CreateDevice(m_workshop, *m_ledger, m_account, entry, this);
    connect(m_creation, &CreateDevice::ledgerChanged, this, &Devices::changed);
    connect(m_creation, &CreateDevice::finished, this, [this, id = entry.deviceId] {
        m_creation.clear();
        setBusy(id, false);
    });
    setBusy(entry.deviceId, true);
    return m_creation;
}

void Devices::setBusy(const QString &deviceId, bool isBusy)
{
    if (m_busy.contains(deviceId) == isBusy)
        return;
    if (isBusy)
        m_busy.insert(deviceId);
    else
        m_busy.remove(deviceId);
    Q_EMIT busyChanged(deviceId);
}

void Devices::remove(const QString &deviceId)
{
    std::optional<DeviceEntry> doomed = entry(deviceId);
    if (!doomed || isBusy(deviceId))
        return;
    setBusy(deviceId, true);
    if (doomed->credentialId.isEmpty())
        return forgetKey(deviceId);
    doomed->state = State::Removing;
    if (const Result<void> written = m_ledger->put(*doomed); !written)
        return failRemoval(deviceId, written.error());
    Q_EMIT changed();
    const quint64 visit = m_workshop.store.visit();
    m_workshop.store.noteBegun(Action::DeleteDeviceCredential);
    m_workshop.api.deleteDeviceCredential(
        doomed->credentialId, {this, [this, visit, deviceId](const Result<void> &deletion) {
                                   deleted(visit, deviceId, deletion);
                               }});
}

void Devices::deleted(quint64 visit, const QString &deviceId, const Result<void> &deletion)
{
    // Another account's ledger is open now; this one's entry waits as it is.
    if (visit != m_workshop.store.visit())
        return;
    // There is none of that id: what was wanted.
    const bool isGone = deletion
        || (deletion.error().kind == Kind::NotFound && !api::isUserGone(deletion.error()));
    m_workshop.store.noteEnded(visit, Action::DeleteDeviceCredential,
                               isGone ? std::nullopt : std::optional<Error>(deletion.error()));
    if (isGone)
        return forgetKey(deviceId);
    std::optional<DeviceEntry> kept = entry(deviceId);
    if (kept && !api::leavesDoubt(deletion.error())) {
        kept->state = State::Created;
        // Else it stays as being removed, and repeating that does no harm.
        static_cast<void>(m_ledger->put(*kept));
        Q_EMIT changed();
    }
    failRemoval(deviceId, deletion.error());
}

void Devices::forgetKey(const QString &deviceId)
{
    m_workshop.secrets.remove(
        keyName(m_account, deviceId),
        {this, [this, account = m_account, deviceId](const Result<void> &forgotten) {
             if (account == m_account)
                 forgotKey(deviceId, forgotten);
         }});
}

void Devices::forgotKey(const QString &deviceId, const Result<void> &forgotten)
{
    if (!forgotten)
        return failRemoval(deviceId, forgotten.error());
    if (const Result<void> taken = m_ledger->remove(deviceId); !taken)
        return failRemoval(deviceId, taken.error());
    setBusy(deviceId, false);
    Q_EMIT changed();
    Q_EMIT removed(deviceId);
}

void Devices::failRemoval(const QString &deviceId, const Error &error)
{
    setBusy(deviceId, false);
    Q_EMIT removalFailed(deviceId, error);
}

void Devices::removePasted(const QString &credentialId)
{
    if (m_workshop.store.isBusy(Action::DeleteDeviceCredential)
        || !m_workshop.store.isSignedIn())
        return;
    // One of ours is more than its id.
    for (const DeviceEntry &one : entries()) {
        if (one.credentialId == credentialId)
            return remove(one.deviceId);
    }
    const quint64 visit = m_workshop.store.visit();
    m_workshop.store.noteBegun(Action::DeleteDeviceCredential);
    m_workshop.api.deleteDeviceCredential(
        credentialId, {this, [this, visit, credentialId](const Result<void> &deletion) {
                           deletedPasted(visit, credentialId, deletion);
                       }});
}

void Devices::deletedPasted(quint64 visit, const QString &credentialId,
                            const Result<void> &deletion)
{
    if (visit != m_workshop.store.visit())
        return;
    m_workshop.store.noteEnded(visit, Action::DeleteDeviceCredential,
                               deletion ? std::nullopt : std::optional<Error>(deletion.error()));
    if (deletion)
        Q_EMIT removedPasted(credentialId);
    else
        Q_EMIT removalFailed({}, deletion.error());
}

void Devices::sign(const QString &deviceId, const QByteArray &challenge,
                   Completion<QByteArray> completion)
{
    const std::optional<DeviceEntry> signer = entry(deviceId);
    const Error absent{Kind::SecretStore, 0, {}, {}, QStringLiteral("absent"), 0};
    if (!signer)
        return completion.later(absent);
    const auto last = std::make_shared<Completion<QByteArray>>(std::move(completion));
    m_workshop.secrets.read(
        keyName(m_account, deviceId),
        {this, [last, absent, challenge, entry = *signer](Result<std::optional<Secret>> key) {
             if (!key)
                 return (*last)(key.error());
             (*last)(*key ? signWith(**key, entry, challenge) : Result<QByteArray>(absent));
         }});
}

} // namespace accountdesk::devices
