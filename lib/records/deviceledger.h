// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "records/accountfolder.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace accountdesk::records {

/// A device credential that this machine made, is making or is taking away.
struct DeviceEntry
{
    enum class State {
        Prepared,   ///< written before anything else happened; no key may rest in the keychain yet
        KeyStored,  ///< the private key is in the secret store; nothing was sent
        Sent,       ///< the request may have reached the tenant; the answer is not known
        Created,    ///< the tenant said its id
        Removing,   ///< the request to delete may have reached the tenant
    };

    QString deviceId;       ///< a UUID of ours, the entry's key (contract section 1.7)
    QString deviceName;
    QString credentialId;   ///< "dcr_…", empty until Created
    QString fingerprint;    ///< SHA-256 of the public key's DER, lower-case hex
    QByteArray publicKeyDer; ///< SubjectPublicKeyInfo
    QDateTime createdAt;    ///< UTC
    State state = State::Prepared;
    bool isKeyInMemoryOnly = false; ///< no secret service was there: the key ended with that run

    bool isUnfinished() const { return state != State::Created; }
    bool operator==(const DeviceEntry &) const = default;
};

/// The entries of one account, in the order made. The token cannot list credentials (contract
/// section 1.8), so this file is all there is. put() returns when the entry is on the disk.
class DeviceLedger
{
public:
    explicit DeviceLedger(AccountFolder folder);

    /// Rejected with rule "ledger" if the file was unreadable (it was set aside).
    const std::optional<Error> &problem() const { return m_problem; }
    const QList<DeviceEntry> &entries() const { return m_entries; }
    std::optional<DeviceEntry> entry(const QString &deviceId) const;
    /// Adds or replaces by deviceId.
    Result<void> put(const DeviceEntry &entry);
    Result<void> remove(const QString &deviceId);

private:
    Result<void> save(const QList<DeviceEntry> &entries);

    AccountFolder m_folder;
    QList<DeviceEntry> m_entries;
    std::optional<Error> m_problem;
};

} // namespace accountdesk::records
