// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/createdevice.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <optional>

namespace accountdesk::devices {

/// The device credentials that this machine knows of for the signed-in account (the token cannot
/// list any), and what can be done with them. Follows the store: another account, another ledger.
class Devices : public QObject
{
    Q_OBJECT

public:
    Devices(const Workshop &workshop, const QString &profileFolder, QObject *parent = nullptr);
    ~Devices() override;

    QList<records::DeviceEntry> entries() const;
    std::optional<records::DeviceEntry> entry(const QString &deviceId) const;
    /// The ledger was unreadable and set aside; what it knew is not lost, but not shown.
    std::optional<Error> ledgerProblem() const;
    bool hasUnfinished() const;
    bool isBusy(const QString &deviceId) const { return m_busy.contains(deviceId); }

    /// Something is being made or removed.
    bool isWorking() const { return m_creation || !m_busy.isEmpty(); }

    /// Not yet started; nothing while one runs or nobody is signed in.
    CreateDevice *create(const QString &deviceName);
    CreateDevice *currentCreation() const { return m_creation; }
    /// Goes on with an unfinished entry: makes what is missing, or repeats the request (409 says
    /// that it exists) or the removal. Prepared, KeyStored and Sent give a CreateDevice, not yet
    /// started; Removing gives none and ends in removed() or removalFailed().
    CreateDevice *finish(const QString &deviceId);
    /// Deletes at the tenant, then key and entry here; without a credential id (unfinished, or known
    /// only to exist) key and entry alone, and the credential may remain at the tenant. Ends in
    /// removed() or removalFailed(); after a lost answer the entry stays as Removing.
    void remove(const QString &deviceId);
    /// Deletes by an id that a person pasted. 204 proves nothing (contract section 1.9).
    void removePasted(const QString &credentialId);
    /// RS256 over the challenge with the stored key, checked with the ledger's public key.
    /// SecretStore, rule "absent" (no key there) or "entry" (another key, or none), or the store's.
    void sign(const QString &deviceId, const QByteArray &challenge,
              Completion<QByteArray> completion);

Q_SIGNALS:
    void changed();
    void busyChanged(const QString &deviceId);
    void removed(const QString &deviceId);
    void removedPasted(const QString &credentialId);
    /// deviceId is empty for a pasted id.
    void removalFailed(const QString &deviceId, const accountdesk::Error &error);

private:
    void follow();
    CreateDevice *begin(const records::DeviceEntry &entry);
    void setBusy(const QString &deviceId, bool isBusy);
    void deleted(quint64 visit, const QString &deviceId, const Result<void> &deletion);
    void deletedPasted(quint64 visit, const QString &credentialId, const Result<void> &deletion);
    void forgetKey(const QString &deviceId);
    void forgotKey(const QString &deviceId, const Result<void> &forgotten);
    void failRemoval(const QString &deviceId, const Error &error);

    Workshop m_workshop;
    const QString m_profileFolder;
    records::AccountKey m_account;
    std::unique_ptr<records::DeviceLedger> m_ledger;
    QPointer<CreateDevice> m_creation;
    QSet<QString> m_busy;
};

} // namespace accountdesk::devices
